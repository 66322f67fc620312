// In which section each of the others is writing.
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import { sectionHolding } from './section-at-caret';

/** The part of a connection that tells when a caret has moved. */
export interface CaretSource {
  readonly awareness: {
    on(event: 'change', listener: () => void): void;
    off(event: 'change', listener: () => void): void;
    /** What is known of each client. */
    getStates(): ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  };
}

/** Names by the section that they write in. */
export type WritingHere = ReadonlyMap<string, readonly string[]>;

const NOBODY: WritingHere = new Map();

/** Carets move all the time, and a section is told of seldom enough to be read. */
const EVERY_MS = 1000;

/** Typing and rest are told by nobody: looked for this often. */
const LOOK_MS = 5000;

/** Whoever has not moved for this long is not writing. */
const RESTING_MS = 120_000;

/** Who writes where: read from the carets as they are drawn, so that both say the same. */
export const useWritingHere = (pane: RefObject<HTMLElement | null>, sectionIds: ReadonlySet<string>, source: CaretSource): WritingHere => {
  const [writing, setWriting] = useState(NOBODY);
  // Outlives the sections, which are anew with every change of the text.
  const [movements] = useState(() => new Movements());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const mayWrite = (client: number): boolean => source.awareness.getStates().get(client)?.['writes'] === true;
    const look = (): void => {
      timer = undefined;
      const at = performance.now();
      const found = pane.current ? writersIn(pane.current, sectionIds, (caret) => movements.isMoving(caret, at) && mayWrite(caret.client)) : NOBODY;
      setWriting((before) => (isSame(before, found) ? before : found));
    };
    const later = (): void => {
      timer ??= setTimeout(look, EVERY_MS);
    };
    later();
    const regularly = setInterval(later, LOOK_MS);
    source.awareness.on('change', later);
    return () => {
      source.awareness.off('change', later);
      clearTimeout(timer);
      clearInterval(regularly);
    };
  }, [pane, sectionIds, source, movements]);
  return writing;
};

/** A caret of somebody else, as it is drawn. */
export interface SeenCaret {
  readonly client: number;
  readonly section: string;
  /** The words before it in its paragraph: they change when it moves and when something is written at it. */
  readonly before: string;
}

/** Tells who moves or types in a section from who has only put the caret there. */
export class Movements {
  readonly #seen = new Map<number, { readonly section: string; readonly before: string; readonly movedAt: number | null }>();

  /** `at` in ms. A caret that is new, or new in its section, has not moved yet. */
  isMoving({ client, section, before }: SeenCaret, at: number): boolean {
    const last = this.#seen.get(client);
    const hasMoved = last?.section === section && last.before !== before;
    const movedAt = hasMoved ? at : last?.section === section ? last.movedAt : null;
    this.#seen.set(client, { section, before, movedAt });
    return movedAt !== null && at - movedAt < RESTING_MS;
  }
}

/** The names at the carets of others in a text, of those who are writing. */
export const writersIn = (pane: Element, sectionIds: ReadonlySet<string>, isWriting: (caret: SeenCaret) => boolean): WritingHere => {
  const text = pane.querySelector('.ProseMirror, [contenteditable]');
  const writing = new Map<string, string[]>();
  for (const caret of text?.querySelectorAll('[data-caret]') ?? []) {
    const name = caret.querySelector('[data-name]')?.getAttribute('data-name') ?? '';
    const section = text && sectionHolding(text, caret, sectionIds);
    if (!section || !name || !isWriting({ client: Number(caret.getAttribute('data-caret')), section, before: wordsBefore(caret) })) continue;
    const names = writing.get(section) ?? [];
    writing.set(section, names.includes(name) ? names : [...names, name].sort());
  }
  return writing;
};

const wordsBefore = (caret: Element): string => {
  const range = document.createRange();
  if (caret.parentNode) range.setStart(caret.closest('p, h1, h2, h3, h4, h5, h6') ?? caret.parentNode, 0);
  range.setEndBefore(caret);
  return range.toString();
};

const isSame = (a: WritingHere, b: WritingHere): boolean =>
  a.size === b.size && [...a].every(([section, names]) => names.join() === b.get(section)?.join());
