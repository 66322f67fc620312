// Finds words in a text that is laid out, whatever citations stand among them.
import { ATOM } from '../response/line';
import { bare, type Stretch, type TextIndex } from './text-index';

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

/** After so many searches of the whole text its words are listed. */
const MANY_SEARCHES = 20;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Looks for quotes in one text. */
export class QuoteFinder {
  private readonly words: string;
  private searches = 0;
  /** Where each word stands; made when it is worth it. */
  private byWord: ReadonlyMap<string, readonly number[]> | null = null;
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
    const places = this.placesOf(words);
    if (places.length > MOST_PLACES) return null;
    const found = places.map((at) => ({ at, score: this.agreement(at, words.length, { prefix, suffix }) }));
    const [best, second] = found.sort((a, b) => b.score - a.score);
    if (!best || best.score === second?.score) return null;
    const needed = second || words.length < TELLING_LENGTH ? Math.min(TELLING_CONTEXT, prefix.length + suffix.length) : 0;
    return best.score >= needed ? this.toLine(best.at, words.length) : null;
  }

  /** Where the words stand; at least one place too many where that is more often than can be told apart. */
  private placesOf(words: string): number[] {
    const places: number[] = [];
    this.searches += 1;
    const rare = this.searches > MANY_SEARCHES ? this.rarestWord(words) : null;
    if (rare) return rare.places.map((place) => place - rare.offset).filter((at) => this.words.startsWith(words, at));
    for (let at = this.words.indexOf(words); at >= 0 && places.length <= MOST_PLACES; at = this.words.indexOf(words, at + 1)) places.push(at);
    return places;
  }

  /** The word of a quote that stands in the fewest places, of those that it holds whole; null when it holds none. */
  private rarestWord(words: string): { readonly offset: number; readonly places: readonly number[] } | null {
    this.byWord ??= placesOfWords(this.words);
    let rarest: { readonly offset: number; readonly places: readonly number[] } | null = null;
    for (const { 0: word, index } of words.matchAll(WORD)) {
      const isWhole = index > 0 && index + word.length < words.length;
      const places = isWhole ? (this.byWord.get(word) ?? []) : null;
      if (places && (!rarest || places.length < rarest.places.length)) rarest = { offset: index, places };
    }
    return rarest;
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

const placesOfWords = (text: string): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>();
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const found = places.get(word);
    if (found) found.push(index);
    else places.set(word, [index]);
  }
  return places;
};

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
