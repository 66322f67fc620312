// Places that may be meant where it is not plain where a passage stands.
import { CANDIDATES_MAX, type PlaceCandidate } from '@samsvar/domain';
import { comparable, sourceWords, type SourceWord } from '../source/block-words';
import { WordNumbers } from '../source/word-pairs';
import { apart } from './apart';
import { comparedWords, type ComparedWords } from './compared-words';
import type { Correspondence, IndexRange } from './correspondence';
import { findWords } from './find-words';
import { followStretch, stretchOf } from './map-part';

/** Less alike is no suggestion. */
const LEAST_ALIKE = 0.3;
/** So many blocks are looked into. */
const MOST_BLOCKS = 8;
/** A pair of words that stands in more changed blocks than this leads nowhere. */
const COMMON = 40;

interface Words {
  readonly words: readonly SourceWord[];
  /** Each word as a number, and with the one before it. */
  readonly numbers: readonly number[];
  readonly pairs: readonly number[];
}

/** What a place is sought for: the words of a passage and where they stood; `first`, where given, is one of the places. */
export interface Wanted {
  readonly text: string;
  readonly was: IndexRange;
  readonly first: IndexRange | null;
}

/** Looks for places of passages in what is new or changed in a version, and in blocks that say the same as theirs. */
export class Candidates {
  readonly #versions: Correspondence;
  readonly #numbers = new WordNumbers();
  readonly #words = new Map<number, Words>();
  readonly #likeliestOf = new Map<number, { readonly index: number; readonly words: ComparedWords } | null>();
  #places: Map<number, number[]> | null = null;

  constructor(versions: Correspondence) {
    this.#versions = versions;
  }

  /** The place already found, then the best others, best first. None overlaps a better one: that would offer the same words twice. */
  of({ text, was, first }: Wanted): PlaceCandidate[] {
    const wanted = this.#wordsOf(text);
    const found = [...(first ? [first] : this.#inLikeliest(was)), ...this.#twins(was), ...this.#verbatim(text), ...this.#alike(wanted)];
    const candidates: (PlaceCandidate & { readonly at: IndexRange })[] = [];
    const keys = new Set<string>();
    for (const at of found) {
      const key = `${String(at.blockFrom)} ${String(at.offsetFrom)}`;
      const words = this.#versions.textAt(at);
      const likeness = alike(wanted, this.#wordsOf(words));
      if (keys.has(key) || (likeness < LEAST_ALIKE && at !== first)) continue;
      keys.add(key);
      candidates.push({ range: this.#versions.rangeAt(at), text: words, likeness, at });
    }
    const isFirst = ({ at }: { readonly at: IndexRange }): number => (at === first ? 1 : 0);
    return apart(candidates.sort((a, b) => isFirst(b) - isFirst(a) || b.likeness - a.likeness))
      .slice(0, CANDIDATES_MAX)
      .map(({ range, text: words, likeness }) => ({ range, text: words, likeness }));
  }

  /** The same part of the changed block that is most like the passage's own. */
  #inLikeliest(was: IndexRange): IndexRange[] {
    if (was.blockFrom !== was.blockTo) return [];
    const found = this.#likeliest(was.blockFrom);
    const stretch = found && stretchOf(found.words.before, was.offsetFrom, was.offsetTo);
    const place = stretch && followStretch(found.words, stretch);
    return place ? [{ blockFrom: found.index, offsetFrom: place.from, blockTo: found.index, offsetTo: place.to }] : [];
  }

  #likeliest(index: number): { readonly index: number; readonly words: ComparedWords } | null {
    const known = this.#likeliestOf.get(index);
    if (known !== undefined) return known;
    const was = this.#versions.from[index]?.text ?? '';
    const { pairs } = this.#wordsOf(was);
    const [best] = this.#sharing(pairs, pairs.length / 2);
    const found = best === undefined ? null : { index: best, words: comparedWords(was, this.#versions.to[best]?.text ?? '') };
    this.#likeliestOf.set(index, found);
    return found;
  }

  /** The same part of blocks that say the same, the nearest first. */
  #twins(was: IndexRange): IndexRange[] {
    if (was.blockFrom !== was.blockTo) return [];
    return this.#versions.twinsOf(was.blockFrom, CANDIDATES_MAX + 1).map((index) => ({ ...was, blockFrom: index, blockTo: index }));
  }

  /** Where the very words stand in what is new or changed; more than so many say nothing. */
  #verbatim(text: string): IndexRange[] {
    const row = sourceWords(text);
    return this.#versions
      .changedWith(comparable(text), CANDIDATES_MAX + 1)
      .flatMap((index) => this.placesIn(index, row))
      .slice(0, CANDIDATES_MAX);
  }

  /** The places of a row of words in a later block. */
  placesIn(index: number, row: readonly SourceWord[]): IndexRange[] {
    const { words } = this.#wordsIn(index);
    return findWords(row, words).map((at) => rangeOf(index, words, { from: at, end: at + row.length }));
  }

  #alike(wanted: Words): IndexRange[] {
    return this.#sharing(wanted.pairs, 1)
      .slice(0, MOST_BLOCKS)
      .flatMap((index) => densest(index, this.#wordsIn(index), wanted));
  }

  /** The changed blocks that share at least so many pairs of words, those with most first. */
  #sharing(pairs: readonly number[], least: number): number[] {
    const places = (this.#places ??= this.#changedPlaces());
    const shared = new Map<number, number>();
    for (const pair of pairs) {
      const holders = places.get(pair) ?? [];
      if (holders.length <= COMMON) for (const index of holders) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    return [...shared]
      .filter(([, count]) => count >= least)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([index]) => index);
  }

  #changedPlaces(): Map<number, number[]> {
    const places = new Map<number, number[]>();
    for (const index of this.#versions.changed) {
      for (const pair of new Set(this.#wordsIn(index).pairs)) {
        const known = places.get(pair);
        if (known) known.push(index);
        else places.set(pair, [index]);
      }
    }
    return places;
  }

  #wordsIn(index: number): Words {
    const known = this.#words.get(index);
    if (known) return known;
    const words = this.#wordsOf(this.#versions.to[index]?.text ?? '');
    this.#words.set(index, words);
    return words;
  }

  #wordsOf(text: string): Words {
    const words = sourceWords(text);
    const numbers = words.map(({ key }) => this.#numbers.ofKey(key));
    // Two pairs may share a number; that costs a look at a block, nothing else.
    const pairs = numbers.map((number, i) => (Math.imul(numbers[i - 1] ?? 0, 92_821) + number) & 0x3fffffff);
    return { words, numbers, pairs };
  }
}

/** The stretch of a block, about as long as the words wanted, that has most in common with them. */
const densest = (index: number, { words, pairs }: Words, wanted: Words): IndexRange[] => {
  const set = new Set(wanted.pairs);
  const hits = pairs.flatMap((pair, i) => (set.has(pair) ? [i] : []));
  let best = { from: 0, end: 0, hits: 0 };
  let first = 0;
  hits.forEach((end, i) => {
    while (end - (hits[first] ?? 0) > wanted.words.length * 1.25) first++;
    if (i - first + 1 > best.hits) best = { from: Math.max(0, (hits[first] ?? 0) - 1), end: end + 1, hits: i - first + 1 };
  });
  return best.hits === 0 ? [] : [rangeOf(index, words, best)];
};

const rangeOf = (index: number, words: readonly SourceWord[], { from, end }: { readonly from: number; readonly end: number }): IndexRange => ({
  blockFrom: index,
  offsetFrom: words[from]?.from ?? 0,
  blockTo: index,
  offsetTo: words[end - 1]?.to ?? 0,
});

/** Twice the words and pairs of words in common, of all of both. */
const alike = (a: Words, b: Words): number => {
  const all = 2 * (a.words.length + b.words.length) - 2;
  return all <= 0 ? 0 : Math.min(1, (2 * (inCommon(a.pairs.slice(1), b.pairs.slice(1)) + inCommon(a.numbers, b.numbers))) / all);
};

const inCommon = (a: readonly number[], b: readonly number[]): number => {
  const left = new Map<number, number>();
  for (const one of a) left.set(one, (left.get(one) ?? 0) + 1);
  let common = 0;
  for (const one of b) {
    const count = left.get(one) ?? 0;
    if (count === 0) continue;
    left.set(one, count - 1);
    common++;
  }
  return common;
};
