// Where in a block something stands.
import type { Block, PassageRange } from '@samsvar/domain';

/** From one character to another of the same block. */
export const within = (block: Block, from: number, to: number): PassageRange => ({
  blockFrom: block.ord,
  offsetFrom: from,
  blockTo: block.ord,
  offsetTo: to,
});

/** All of a block. */
export const all = (block: Block): PassageRange => within(block, 0, block.text.length);

/** From the first character of a block to the last of another. */
export const across = (first: Block, last: Block): PassageRange => ({
  blockFrom: first.ord,
  offsetFrom: 0,
  blockTo: last.ord,
  offsetTo: last.text.length,
});
