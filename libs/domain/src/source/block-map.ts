// What became of the blocks of one version of a source in another.

export const BLOCK_CHANGES = ['same', 'edited', 'moved', 'moved-edited', 'split', 'merged', 'deleted', 'inserted'] as const;
export type BlockChange = (typeof BLOCK_CHANGES)[number];

/**
 * One row: a block here, a block there, or both. `split`: one earlier block has a row for each later one; `merged`: one
 * later block has a row for each earlier one. A moved block keeps its words; `moved-edited` does not.
 */
export interface BlockMapRow {
  /** Place of the earlier block; null for `inserted`. */
  readonly from: number | null;
  /** Place of the later block; null for `deleted`. */
  readonly to: number | null;
  readonly kind: BlockChange;
  /** 1: the same words; 0: nothing in common. */
  readonly similarity: number;
}

/** How the blocks of two versions correspond: every block of either stands in at least one row, in the order of the later version with the deleted where they stood. */
export type BlockMap = readonly BlockMapRow[];
