// Finds words in a text that is laid out, whatever citations stand among them.
import { ATOM, bare, type Stretch, type TextIndex } from './text-index';

/** Words with what stood before and after them. */
export interface Quote {
  readonly words: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** More places than these are as good as none: the words say nothing about where they are. */
const MOST_PLACES = 200;
/** Words of this length that stand only once are the same words, whatever stands around them. */
const TELLING_LENGTH = 12;
/** So much of what stands around shorter words must agree. */
const TELLING_CONTEXT = 8;

/** Looks for quotes in one text. */
export class QuoteFinder {
  private readonly words: string;
  /** Places of the line that hold no text. */
  private readonly atoms: readonly number[];

  constructor(private readonly index: TextIndex) {
    const { line } = index;
    const atoms: number[] = [];
    for (let at = line.indexOf(ATOM); at >= 0; at = line.indexOf(ATOM, at + 1)) atoms.push(at);
    this.atoms = atoms;
    this.words = bare(line);
  }

  /** Where the words stand within a stretch, nearest to a place of the line. */
  nearest(words: string, within: Stretch, place: number): Stretch | null {
    if (words === '') return null;
    const end = this.toWords(within.to);
    let best: Stretch | null = null;
    for (let at = this.words.indexOf(words, this.toWords(within.from)); at >= 0 && at + words.length <= end; at = this.words.indexOf(words, at + 1)) {
      const found = this.toLine(at, words.length);
      if (best && Math.abs(found.from - place) >= Math.abs(best.from - place)) break;
      best = found;
    }
    return best;
  }

  /** The one place where the words stand, told by what stands around them; null when there is none, or no telling which. */
  unique({ words, prefix, suffix }: Quote): Stretch | null {
    if (words.trim() === '') return null;
    const found: { readonly at: number; readonly score: number }[] = [];
    for (let at = this.words.indexOf(words); at >= 0; at = this.words.indexOf(words, at + 1)) {
      if (found.length === MOST_PLACES) return null;
      found.push({ at, score: this.agreement(at, words.length, { prefix, suffix }) });
    }
    const [best, second] = found.sort((a, b) => b.score - a.score);
    if (!best || best.score === second?.score) return null;
    const needed = second || words.length < TELLING_LENGTH ? Math.min(TELLING_CONTEXT, prefix.length + suffix.length) : 0;
    return best.score >= needed ? this.toLine(best.at, words.length) : null;
  }

  /** How many characters agree with what stands around. */
  private agreement(at: number, length: number, { prefix, suffix }: Pick<Quote, 'prefix' | 'suffix'>): number {
    let [before, after] = [0, 0];
    while (before < prefix.length && prefix[prefix.length - 1 - before] === this.words[at - 1 - before]) before++;
    while (after < suffix.length && suffix[after] === this.words[at + length + after]) after++;
    return before + after;
  }

  private toWords(place: number): number {
    return place - countBelow(this.atoms, (atom) => atom < place);
  }

  /** Without citations that stand at either end. */
  private toLine(at: number, length: number): Stretch {
    const from = at + countBelow(this.atoms, (atom, i) => atom - i <= at);
    const to = at + length + countBelow(this.atoms, (atom, i) => atom - i < at + length);
    return { from, to };
  }
}

/** How many of a rising list come before the first for which it does not hold. */
const countBelow = (list: readonly number[], holds: (value: number, index: number) => boolean): number => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const half = (low + high) >> 1;
    if (holds(list[half] ?? Infinity, half)) low = half + 1;
    else high = half;
  }
  return low;
};
