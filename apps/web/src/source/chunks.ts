// Pieces of a long document that the browser may leave unlaid until they come into view.
import type { ReadingPart } from './reading-parts';

/** A run of parts with a guess of how tall they are, so that the scroll bar is right before they are drawn. */
export interface Chunk {
  readonly key: number;
  readonly parts: readonly ReadingPart[];
  readonly first: number;
  readonly last: number;
  /** Guessed height in CSS pixels. */
  readonly height: number;
}

/** Small enough to draw in a few milliseconds, large enough that 10,000 blocks are a few hundred pieces. */
export const CHUNK_BLOCKS = 40;

const LINE = 27;
const LETTERS_PER_LINE = 72;

/** Cuts parts into chunks of about `CHUNK_BLOCKS` blocks. A list or table is never cut. */
export const chunksOf = (parts: readonly ReadingPart[], lettersOf: (part: ReadingPart) => number): Chunk[] => {
  const chunks: Chunk[] = [];
  let open: ReadingPart[] = [];
  const close = (): void => {
    const first = open[0];
    const last = open[open.length - 1];
    if (!first || !last) return;
    const height = open.reduce((sum, part) => sum + 18 + LINE * Math.ceil((lettersOf(part) + 1) / LETTERS_PER_LINE), 0);
    chunks.push({ key: first.first, parts: open, first: first.first, last: last.last, height });
    open = [];
  };
  for (const part of parts) {
    open.push(part);
    if (part.last - (open[0]?.first ?? part.first) + 1 >= CHUNK_BLOCKS) close();
  }
  close();
  return chunks;
};

/** The index of the chunk that holds a block; 0 when none does. */
export const chunkAt = (chunks: readonly Chunk[], ord: number): number => {
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((chunks[middle]?.first ?? 0) <= ord) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
};

/** The chunks up to `reach` to each side of one of them. */
export const chunksAround = (count: number, centre: number, reach: number): readonly number[] => {
  const from = Math.max(0, centre - reach);
  return Array.from({ length: Math.max(0, Math.min(count - 1, centre + reach) - from + 1) }, (_, at) => from + at);
};

/** Those chunks that are not drawn yet, the nearest to the target first, at most `most`. */
export const nextChunks = (count: number, centre: number, { drawn, most }: { readonly drawn: ReadonlySet<number>; readonly most: number }): readonly number[] => {
  const next: number[] = [];
  for (let away = 0; away < count && next.length < most; away += 1) {
    for (const at of new Set([centre + away, centre - away])) if (at >= 0 && at < count && !drawn.has(at)) next.push(at);
  }
  return next.slice(0, most);
};
