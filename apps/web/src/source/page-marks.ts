// Where each printed page begins among the parts of a source.
import type { BlockBody } from '@samsvar/protocol';
import type { ReadingPart } from './reading-parts';

/** The beginning of a page: its number as it is shown, and whether its words were recognised in a picture. */
export interface PageStart {
  readonly label: string;
  readonly isRecognised: boolean;
}

/** The page that begins with each part, by the part's first block. A page inside a list or table is marked at its start. */
export const pageMarks = (
  parts: readonly ReadingPart[],
  blocks: readonly BlockBody[],
  recognised: readonly number[] = [],
): ReadonlyMap<number, PageStart> => {
  const marks = new Map<number, PageStart>();
  const start = blocks[0]?.ord ?? 0;
  let page: number | null = null;
  for (const part of parts) {
    let beginning: PageStart | null = null;
    for (let ord = part.first; ord <= part.last; ord += 1) {
      const block = blocks[ord - start];
      if (!block || block.pageFrom === null || block.pageFrom === page) continue;
      page = block.pageFrom;
      beginning ??= { label: block.pageLabel ?? String(page), isRecognised: recognised.includes(page) };
    }
    if (beginning !== null) marks.set(part.first, beginning);
  }
  return marks;
};
