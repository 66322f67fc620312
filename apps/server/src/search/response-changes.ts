// What has to be written so that the kept words of a response follow its text: as few rows as can be.
import type { WordsOfBlock } from './response-words';

/** A kept row. `ord` only says the order: there is room between two for what is put there later. */
export interface KeptBlock extends WordsOfBlock {
  readonly ord: number;
}

export interface WordChanges {
  /** To take out first. */
  readonly gone: readonly number[];
  /** To put in, or to write anew where a row with that `ord` is kept. */
  readonly written: readonly KeptBlock[];
}

/** Room between two blocks of a new text: so many can be put between them before all is numbered anew. */
const ROOM = 1024;

/** Compares what is kept with the text. Rows that stay keep their `ord`. */
export const changedWords = (kept: readonly KeptBlock[], words: readonly WordsOfBlock[]): WordChanges => {
  const rows = new Map(kept.map((row) => [row.blockId, row]));
  const staying = new Set(longestRising(words.flatMap(({ blockId }) => rows.get(blockId)?.ord ?? [])));
  const ords = numbered(words.map(({ blockId }) => {
    const ord = rows.get(blockId)?.ord;
    return ord !== undefined && staying.has(ord) ? ord : null;
  }));
  const used = new Set(ords);
  return {
    gone: kept.flatMap(({ ord }) => (used.has(ord) ? [] : [ord])),
    written: words.flatMap((block, at) => {
      const ord = ords[at] ?? 0;
      const before = rows.get(block.blockId);
      return before?.ord === ord && isSame(before, block) ? [] : [{ ...block, ord }];
    }),
  };
};

const isSame = (a: WordsOfBlock, b: WordsOfBlock): boolean =>
  a.text === b.text && a.type === b.type && a.sectionId === b.sectionId && a.sectionTitle === b.sectionTitle;

/** Numbers for those that have none, between their neighbours'; all anew where there is no room. */
const numbered = (ords: readonly (number | null)[]): number[] => {
  const result: number[] = [];
  for (let at = 0; at < ords.length; ) {
    const own = ords[at];
    if (own !== null && own !== undefined) {
      result.push(own);
      at++;
      continue;
    }
    let end = at;
    while (end < ords.length && ords[end] === null) end++;
    const before = result.at(-1) ?? 0;
    const step = Math.floor(((ords[end] ?? before + ROOM * (end - at + 1)) - before) / (end - at + 1));
    if (step < 1) return ords.map((_, index) => (index + 1) * ROOM);
    for (; at < end; at++) result.push((result.at(-1) ?? 0) + step);
  }
  return result;
};

/** The longest run of numbers, gaps allowed, that only rises: what need not move. */
const longestRising = (numbers: readonly number[]): number[] => {
  const ends: number[] = []; // index of the smallest number that ends a run of each length
  const before: number[] = [];
  numbers.forEach((number, index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  });
  const run: number[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) run.push(numbers[index] ?? 0);
  return run.reverse();
};
