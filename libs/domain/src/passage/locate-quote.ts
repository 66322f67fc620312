// Finding the words of a quote in the blocks of a version: where they are said to stand, else wherever they stand once.
import type { Block } from '../source/block';
import type { PassageRange } from '../source/block';

/** Words, what stands around them, and where they are said to begin and end, in code points of the blocks joined by a line feed. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly position: { readonly start: number; readonly end: number } | null;
}

export type Located = PassageRange | 'not-found' | 'several';

/** A text that can be searched for many quotes. */
export interface SearchableBlocks {
  readonly locate: (quote: Quote) => Located;
}

interface Joined {
  /** All text in NFC, each stretch of white space as one blank. */
  readonly text: string;
  /** For each code unit of `text` its place in the blocks joined by a line feed. */
  readonly origin: Uint32Array;
}

const SPACE = /\s/;

const fold = (original: string): Joined => {
  const origin = new Uint32Array(original.length);
  const kept: string[] = [];
  let length = 0;
  let isBlank = false;
  for (let at = 0; at < original.length; at += 1) {
    const letter = original.charAt(at);
    const blank = SPACE.test(letter);
    if (blank && isBlank) continue;
    origin[length] = at;
    length += 1;
    kept.push(blank ? ' ' : letter);
    isBlank = blank;
  }
  return { text: kept.join(''), origin };
};

const words = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** How many letters two texts have in common from the end of the one and the beginning of the other on. */
const common = (a: string, b: string, fromEnd: boolean): number => {
  const most = Math.min(a.length, b.length);
  for (let count = 0; count < most; count += 1) {
    const same = fromEnd ? a.charAt(a.length - 1 - count) === b.charAt(b.length - 1 - count) : a.charAt(count) === b.charAt(count);
    if (!same) return count;
  }
  return most;
};

const allPlaces = (text: string, sought: string): number[] => {
  const places: number[] = [];
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) places.push(at);
  return places;
};

/** Makes blocks searchable. White space counts as one blank; nothing else is overlooked, and nothing is guessed. */
export const searchable = (blocks: readonly Pick<Block, 'ord' | 'text'>[]): SearchableBlocks => {
  const original = blocks.map(({ text }) => text).join('\n');
  const joined = fold(original);
  const starts: number[] = [];
  let sum = 0;
  for (const { text } of blocks) {
    starts.push(sum);
    sum += text.length + 1;
  }
  const placeOf = (unit: number): { readonly ord: number; readonly offset: number } => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= unit) low = middle;
      else high = middle - 1;
    }
    const block = blocks[low];
    return { ord: block?.ord ?? 0, offset: Math.min(unit - (starts[low] ?? 0), block?.text.length ?? 0) };
  };
  /** From code units of the original, the last one included. */
  const rangeOf = (first: number, last: number): PassageRange => {
    const from = placeOf(first);
    const to = placeOf(last);
    return { blockFrom: from.ord, offsetFrom: from.offset, blockTo: to.ord, offsetTo: to.offset + 1 };
  };
  const unitsOf = codePointIndex(original);
  const locate = ({ exact, prefix, suffix, position }: Quote): Located => {
    const sought = words(exact);
    if (sought === '') return 'not-found';
    if (position) {
      const [start, end] = [unitsOf(position.start), unitsOf(position.end)];
      if (start !== null && end !== null && words(original.slice(start, end)) === sought) {
        const said = original.slice(start, end);
        const lead = said.length - said.trimStart().length;
        return rangeOf(start + lead, start + said.trimEnd().length - 1);
      }
    }
    const places = allPlaces(joined.text, sought);
    const best = bestOf(places, (at) => around(joined.text, { at, sought, prefix, suffix }));
    if (best === null) return places.length === 0 ? 'not-found' : 'several';
    return rangeOf(joined.origin[best] ?? 0, joined.origin[best + sought.length - 1] ?? 0);
  };
  return { locate };
};

/** How well what stands around a place fits what should: letters in common. */
const around = (text: string, { at, sought, prefix, suffix }: { at: number; sought: string; prefix: string; suffix: string }): number => {
  const before = text.slice(Math.max(0, at - prefix.length - 1), at).trimEnd();
  const after = text.slice(at + sought.length, at + sought.length + suffix.length + 1).trimStart();
  return common(before, words(prefix), true) + common(after, words(suffix), false);
};

/** The one place, or the one that fits better than all others; null when there is none such. */
const bestOf = (places: readonly number[], fit: (at: number) => number): number | null => {
  if (places.length <= 1) return places[0] ?? null;
  const scored = places.map((at) => ({ at, fit: fit(at) })).sort((a, b) => b.fit - a.fit);
  const [first, second] = scored;
  return first && second && first.fit > second.fit ? first.at : null;
};

/** Code points to code units; null beyond the end. Texts without letters outside the first plane cost nothing. */
const codePointIndex = (text: string): ((point: number) => number | null) => {
  const pairs: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00) {
      pairs.push(at - pairs.length);
      at += 1;
    }
  }
  return (point) => {
    const unit = point + pairs.filter((pair) => pair < point).length;
    return unit <= text.length ? unit : null;
  };
};
