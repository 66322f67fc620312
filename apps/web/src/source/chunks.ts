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

/**
 * Which chunks to draw: those near the target at first, then a wider ring at each step.
 * `reach` counts chunks to each side.
 */
export const chunksWithin = (count: number, centre: number, reach: number): { from: number; to: number } => ({
  from: Math.max(0, centre - reach),
  to: Math.min(count - 1, centre + reach),
});
