// How the blocks of two versions of a source correspond.
import type { Block, BlockMap } from '@samsvar/domain';

/** What aligning looks at of a block. */
export type AlignedBlock = Pick<Block, 'ord' | 'type' | 'level' | 'label' | 'text'>;

/** Pairs the blocks of two versions. Pure: the same blocks give the same map. */
export const alignBlocks = (_from: readonly AlignedBlock[], _to: readonly AlignedBlock[]): BlockMap => [];
