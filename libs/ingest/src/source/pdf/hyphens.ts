// Decides what a hyphen at the end of a line means, by the words the document itself uses.
import type { Line } from './line';

const LAST_WORD = /([\p{L}\p{N}\p{M}-]+)-$/u;
const FIRST_WORD = /^([\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*)/u;
/** A range or an address broken after its sign: "2028–", "https://". */
const RANGE_END = /[\p{L}\p{N}](?:[–/]|:\/\/)$/u;
const WORD = /[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*/gu;
const SUSPENDED = /^(och|eller|samt|respektive|till|and|or)$/i;

/** A drawn soft hyphen is a hyphen: what it means is decided where it stands. U+2010 is the same sign. */
export const drawnHyphens = (text: string): string => text.replace(/[\u00AD\u2010\u2011]/g, '-');

/** The document's own words, and whether its lines are hyphenated at all. */
export class Vocabulary {
  private readonly words = new Map<string, number>();
  private brokenLines = 0;
  private lines = 0;

  /** Learns the words in the middle of each line; those at its ends may be halves. */
  constructor(lines: Iterable<Line>) {
    for (const line of lines) {
      const text = drawnHyphens(line.text);
      this.lines += 1;
      if (/\p{Ll}-$/u.test(text)) this.brokenLines += 1;
      const words = text.match(WORD) ?? [];
      for (const word of words.slice(1, -1))
        this.words.set(word.toLowerCase(), (this.words.get(word.toLowerCase()) ?? 0) + 1);
    }
  }

  private has(word: string): boolean {
    return this.words.has(word.toLowerCase());
  }

  /** What stands between two lines: nothing with the hyphen kept, nothing with it dropped, or a space. */
  between(before: string, after: string): 'join' | 'keep' | 'space' {
    const head = LAST_WORD.exec(before)?.[1];
    const tail = FIRST_WORD.exec(after)?.[1];
    if (!head || !tail) return RANGE_END.test(before) && /^[\p{L}\p{N}]/u.test(after) ? 'keep' : 'space';
    if (!/^\p{Ll}/u.test(tail)) return 'keep';
    if (this.has(head + tail)) return 'join';
    if (SUSPENDED.test(tail)) return 'space';
    if (this.has(`${head}-${tail}`)) return 'keep';
    const lastPart = head.split('-').at(-1) ?? head;
    if (/\p{N}|^\p{Lu}+$/u.test(lastPart) || lastPart.length === 1) return 'keep';
    return this.isHyphenated() ? 'join' : 'keep';
  }

  /** Where one line in forty ends in a hyphen, somebody divides words; real hyphens fall there more seldom. */
  private isHyphenated(): boolean {
    return this.brokenLines >= 3 && this.brokenLines * 40 >= this.lines;
  }
}
