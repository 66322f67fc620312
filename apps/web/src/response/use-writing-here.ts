// In which section each of the others has the caret.
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import { sectionHolding } from './section-at-caret';

/** The part of a connection that tells when a caret has moved. */
export interface CaretSource {
  readonly awareness: {
    on(event: 'change', listener: () => void): void;
    off(event: 'change', listener: () => void): void;
  };
}

/** Names by the section that their carets stand in. */
export type WritingHere = ReadonlyMap<string, readonly string[]>;

const NOBODY: WritingHere = new Map();

/** Carets move all the time, and a section is told of seldom enough to be read. */
const EVERY_MS = 1000;

/** Who is where: read from the carets as they are drawn, so that both say the same. */
export const useWritingHere = (pane: RefObject<HTMLElement | null>, sectionIds: ReadonlySet<string>, source: CaretSource): WritingHere => {
  const [writing, setWriting] = useState(NOBODY);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      timer = undefined;
      const found = pane.current ? writersIn(pane.current, sectionIds) : NOBODY;
      setWriting((before) => (isSame(before, found) ? before : found));
    };
    const later = (): void => {
      timer ??= setTimeout(look, EVERY_MS);
    };
    later();
    source.awareness.on('change', later);
    return () => {
      source.awareness.off('change', later);
      clearTimeout(timer);
    };
  }, [pane, sectionIds, source]);
  return writing;
};

/** Reads the carets of others in a text. */
export const writersIn = (pane: Element, sectionIds: ReadonlySet<string>): WritingHere => {
  const text = pane.querySelector('.ProseMirror, [contenteditable]');
  const writing = new Map<string, string[]>();
  for (const caret of text?.querySelectorAll('[data-caret]') ?? []) {
    const name = caret.querySelector('[data-name]')?.getAttribute('data-name') ?? '';
    const section = text && sectionHolding(text, caret, sectionIds);
    if (!section || !name) continue;
    const names = writing.get(section) ?? [];
    writing.set(section, names.includes(name) ? names : [...names, name].sort());
  }
  return writing;
};

const isSame = (a: WritingHere, b: WritingHere): boolean =>
  a.size === b.size && [...a].every(([section, names]) => names.join() === b.get(section)?.join());
