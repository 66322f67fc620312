// Where each printed page begins among the parts of a source.
import type { BlockBody } from '@samsvar/protocol';
import type { ReadingPart } from './reading-parts';

/** The page that begins with each part, by the part's first block. A page inside a list or table is marked at its start. */
export const pageMarks = (parts: readonly ReadingPart[], blocks: readonly BlockBody[]): ReadonlyMap<number, string> => {
  const marks = new Map<number, string>();
  const start = blocks[0]?.ord ?? 0;
  let page: number | null = null;
  for (const part of parts) {
    let beginning: string | null = null;
    for (let ord = part.first; ord <= part.last; ord += 1) {
      const block = blocks[ord - start];
      if (!block || block.pageFrom === null || block.pageFrom === page) continue;
      page = block.pageFrom;
      beginning ??= block.pageLabel ?? String(page);
    }
    if (beginning !== null) marks.set(part.first, beginning);
  }
  return marks;
};
