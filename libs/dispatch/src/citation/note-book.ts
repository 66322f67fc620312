// Numbers the notes of a document and gives each citation its words: in full first, shortly when it returns.
import { textAttribute, type NodeJson } from '@samsvar/document';
import type { Inline } from '../base/print';
import { printable, run, safeAddress } from '../base/printable';

/** What is printed for a citation. `place` is the part of the reference that says where in the source. */
export interface Reference {
  readonly reference: string;
  readonly url: string | null;
  readonly place?: string | null;
}

const NO_REFERENCE = 'Källhänvisning saknas';

const withoutStop = (text: string): string => text.trim().replace(/[.\s]+$/, '');
/** A full stop after an address would be read as part of it. */
const withStop = (text: string): string => (/https?:\/\/\S+$/.test(text) ? text : `${withoutStop(text)}.`);

/**
 * Gives out the notes of one document, in reading order.
 *
 * A passage that is cited again gets "Se not 4."; another passage of the same source gets
 * "A.a. (not 4), avsnitt 4.3, s. 14." when its place is known, and else the whole reference again.
 * "A.a." (anfört arbete) always names the note it means, so that it survives a moved paragraph.
 */
export class NoteBook {
  #count = 0;
  readonly #passages = new Map<string, { no: number; mark: string | null }>();
  readonly #sources = new Map<string, { no: number; mark: string | null }>();
  readonly #marks = new Set<string>();

  constructor(private readonly references: ReadonlyMap<string, Reference>) {}

  /** A note with the authors' own words. */
  own(text: string): Inline {
    this.#count += 1;
    return { kind: 'note', no: this.#count, content: [run(text.trim())], mark: null };
  }

  /** The note of a citation, a quotation or a proposed wording; null when the node points at nothing. */
  cite(node: NodeJson): Inline | null {
    const citationId = textAttribute(node, 'citationId');
    if (!citationId) return null;
    const source = textAttribute(node, 'sourceId') ?? '';
    const locator = printable(textAttribute(node, 'locator') ?? '').trim();
    const passage = `${textAttribute(node, 'passageId') ?? citationId}\n${locator}`;
    const content = this.#contentOf(node, { source, passage, locator });
    this.#count += 1;
    const note = { no: this.#count, mark: this.#mark(citationId) };
    if (!this.#passages.has(passage)) this.#passages.set(passage, note);
    if (source && !this.#sources.has(source)) this.#sources.set(source, note);
    return { kind: 'note', ...note, content };
  }

  /** A citation in the line itself, in parentheses. */
  inline(node: NodeJson): Inline | null {
    const citationId = textAttribute(node, 'citationId');
    if (!citationId) return null;
    const { words, href } = this.#full(node, printable(textAttribute(node, 'locator') ?? '').trim());
    const content = [run('('), run(withoutStop(words), { href }), run(')')];
    return { kind: 'marked', mark: this.#mark(citationId), content };
  }

  #contentOf(node: NodeJson, at: { source: string; passage: string; locator: string }): Inline[] {
    const same = this.#passages.get(at.passage);
    if (same) return [run('Se not '), { kind: 'note-link', ...same }, run('.')];
    const earlier = at.source ? this.#sources.get(at.source) : undefined;
    const place = this.references.get(textAttribute(node, 'citationId') ?? '')?.place;
    if (earlier && place) {
      const rest = [place, at.locator].filter(Boolean).join(', ');
      return [run('A.a. (not '), { kind: 'note-link', ...earlier }, run(`), ${withStop(rest)}`)];
    }
    const { words, href } = this.#full(node, at.locator);
    const text = withStop(words);
    return text.endsWith('.') ? [run(text.slice(0, -1), { href }), run('.')] : [run(text, { href })];
  }

  #full(node: NodeJson, locator: string): { words: string; href: string | null } {
    const known = this.references.get(textAttribute(node, 'citationId') ?? '');
    const words = known?.reference ?? textAttribute(node, 'label') ?? NO_REFERENCE;
    return {
      words: locator ? `${withoutStop(words)}, ${locator}` : words,
      href: safeAddress(known?.url),
    };
  }

  /** A name that Word accepts (letters, digits, at most 40), and that no other place in the document has. */
  #mark(citationId: string): string {
    const base = `cit_${citationId.replace(/[^0-9A-Za-z]/g, '')}`.slice(0, 36);
    let mark = base;
    for (let copy = 2; this.#marks.has(mark); copy += 1) mark = `${base}_${copy}`;
    this.#marks.add(mark);
    return mark;
  }
}
