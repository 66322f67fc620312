// Two versions while their blocks are being paired.
import type { Block } from '@samsvar/domain';
import { blockKey } from './block-words';
import { WordNumbers, wordPairs } from './word-pairs';

/** What aligning looks at of a block. */
export type AlignedBlock = Pick<Block, 'ord' | 'type' | 'level' | 'label' | 'text'>;

/** Blocks `from` to `fromEnd` are blocks `to` to `toEnd`, ends included; one side is one block. */
export interface BlockPair {
  readonly from: number;
  readonly fromEnd: number;
  readonly to: number;
  readonly toEnd: number;
  readonly similarity: number;
  readonly isMoved: boolean;
}

/** Stretches of both versions; ends are not included. */
export interface Gap {
  readonly from: number;
  readonly fromEnd: number;
  readonly to: number;
  readonly toEnd: number;
}

/** One version: its blocks, what they say, and what they have been paired with. */
export class Side {
  readonly keys: readonly string[];
  readonly pairOf: (BlockPair | null)[];
  readonly #words: (readonly number[] | undefined)[] = [];
  readonly #pairs: (Float64Array | undefined)[] = [];

  constructor(
    readonly blocks: readonly AlignedBlock[],
    readonly numbers: WordNumbers,
  ) {
    this.keys = blocks.map(blockKey);
    this.pairOf = blocks.map(() => null);
  }

  words(index: number): readonly number[] {
    return (this.#words[index] ??= this.numbers.of(this.keys[index] ?? ''));
  }

  /** The pairs of words of a block. */
  pairs(index: number): Float64Array {
    return (this.#pairs[index] ??= wordPairs(this.words(index)));
  }

  /** The pairs of words of blocks that are read as one. */
  pairsOfRun(from: number, end: number): Float64Array {
    if (from === end) return this.pairs(from);
    return wordPairs(Array.from({ length: end - from + 1 }, (_, i) => this.words(from + i)).flat());
  }

  isFree(index: number): boolean {
    return this.pairOf[index] === null;
  }

  /** The indexes that are nobody's yet. */
  free(): number[] {
    return this.pairOf.flatMap((pair, index) => (pair === null ? [index] : []));
  }
}

/** Both versions. */
export class Aligning {
  readonly old: Side;
  readonly fresh: Side;

  constructor(from: readonly AlignedBlock[], to: readonly AlignedBlock[]) {
    const numbers = new WordNumbers();
    this.old = new Side(from, numbers);
    this.fresh = new Side(to, numbers);
  }

  /** Pairs blocks for good: each serves one pair only, which is what keeps look-alikes out. */
  take(pair: BlockPair): void {
    for (let i = pair.from; i <= pair.fromEnd; i++) this.old.pairOf[i] = pair;
    for (let i = pair.to; i <= pair.toEnd; i++) this.fresh.pairOf[i] = pair;
  }

  takeOne(from: number, to: number, rest: { readonly similarity: number; readonly isMoved: boolean }): void {
    this.take({ from, fromEnd: from, to, toEnd: to, ...rest });
  }

  isSame(from: number, to: number): boolean {
    return this.old.keys[from] === this.fresh.keys[to];
  }
}
