// The page number that a reader of the printed source would look for.
import type { Block } from '@samsvar/domain';

/**
 * The page on which a character of a block stands, as printed when the source prints numbers. A block that runs
 * over a page break carries the number of its first page; the others are counted on from it.
 */
export const printedPage = (block: Pick<Block, 'pageFrom' | 'pageLabel' | 'fragments'>, offset: number): string | null => {
  if (block.pageFrom === null) return null;
  const line = block.fragments.find((fragment) => fragment.to > offset);
  const page = line?.page ?? block.pageFrom;
  const printed = block.pageLabel;
  if (printed === null) return String(page);
  if (page === block.pageFrom) return printed;
  return /^\d+$/.test(printed) ? String(Number(printed) + page - block.pageFrom) : String(page);
};
