// Where a block stands in a version of a source, as a reader finds it.
import type { BlockBody } from '@samsvar/protocol';

/** A place in a version: the nearest heading above, and the page. */
export interface BlockPlace {
  readonly section: string | null;
  readonly page: string | null;
}

const NOWHERE: BlockPlace = { section: null, page: null };

/** The nearest heading above each block, and its page; nowhere for a block that is not there. */
export const placesOf = (blocks: readonly BlockBody[]): ((ord: number | undefined) => BlockPlace) => {
  let section: string | null = null;
  const sections = blocks.map((block) => {
    const above = section;
    if (block.type === 'heading') section = [block.label, block.text].filter(Boolean).join(' ');
    // A heading is a place of its own: its own words are shown with it.
    return block.type === 'heading' ? above : section;
  });
  return (ord) => {
    const block = ord === undefined ? undefined : blocks[ord];
    if (!block || ord === undefined) return NOWHERE;
    return { section: sections[ord] ?? null, page: block.pageLabel ?? (block.pageFrom === null ? null : String(block.pageFrom)) };
  };
};
