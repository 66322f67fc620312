// Collects blocks in reading order, numbers them and keeps the limits.
import type { Block } from '@samsvar/domain';
import { overLimit, type Limits } from './limits';

/** A block before it has its place. What is left out is null, or no notes and fragments. */
export type NewBlock = Pick<Block, 'type' | 'text'> & Partial<Omit<Block, 'ord' | 'type' | 'text'>>;

/** A growing list of blocks. Throws a Refusal when there are too many or their text is too long. */
export class BlockList {
  readonly blocks: Block[] = [];
  private characters = 0;

  constructor(private readonly limits: Limits) {}

  /** Adds a block unless it is empty; an empty heading or paragraph means nothing to a reader. */
  add(block: NewBlock): void {
    if (block.text === '' && block.type !== 'table-cell') return;
    if (this.blocks.length >= this.limits.blocks) throw overLimit(this.limits, 'blocks');
    this.characters += block.text.length;
    if (this.characters > this.limits.characters) throw overLimit(this.limits, 'characters');
    this.blocks.push({
      ord: this.blocks.length,
      type: block.type,
      level: block.level ?? null,
      label: block.label ?? null,
      text: block.text,
      pageFrom: block.pageFrom ?? null,
      pageTo: block.pageTo ?? null,
      pageLabel: block.pageLabel ?? null,
      cell: block.cell ?? null,
      notes: block.notes ?? [],
      fragments: block.fragments ?? [],
    });
  }
}
