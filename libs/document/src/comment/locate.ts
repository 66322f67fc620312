// Finds one place in a text that is laid out, without knowing how the text came to be what it is.
import type { TextPoint } from '@samsvar/domain';
import { QuoteFinder } from './find-quote';
import { placeOfPoint, textAt, wordsOf, type IndexedBlock, type Stretch, type TextIndex } from './text-index';

/** A place that was found: words, or whole blocks from the first to the last. */
export type Found = { readonly type: 'words'; readonly stretch: Stretch } | { readonly type: 'blocks'; readonly first: IndexedBlock; readonly last: IndexedBlock };

/** What is known of a place. */
export interface Sought {
  readonly from: TextPoint;
  readonly to: TextPoint;
  readonly isWhole: boolean;
  readonly words: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Looks for places in one text. */
export class Locator {
  private finder: QuoteFinder | null = null;

  constructor(readonly index: TextIndex) {}

  /** Same blocks and offsets with the same words; else the nearest such words in the block; else the only ones in the text. */
  locate(sought: Sought): Found | null {
    if (sought.isWhole) return this.wholeBlocks(sought) ?? this.blocksAround(this.unique(sought));
    const stretch = this.here(sought) ?? this.nearby(sought) ?? this.unique(sought);
    return stretch && { type: 'words', stretch };
  }

  /** The blocks by their ids; one of the two is enough. */
  wholeBlocks({ from, to }: Pick<Sought, 'from' | 'to'>): Found | null {
    const { byId, blocks } = this.index;
    const [a, b] = [byId.get(from.block), byId.get(to.block)];
    const [first, last] = [a ?? b, b ?? a];
    if (!first || !last) return null;
    return blocks.indexOf(first) <= blocks.indexOf(last) ? { type: 'blocks', first, last } : { type: 'blocks', first, last: first };
  }

  /** Exactly where it was, with the same words. */
  here({ from, to, words }: Pick<Sought, 'from' | 'to' | 'words'>): Stretch | null {
    const [a, b] = [placeOfPoint(this.index, from), placeOfPoint(this.index, to)];
    if (a === null || b === null || a >= b) return null;
    return wordsOf(this.index, { from: a, to: b }) === words ? { from: a, to: b } : null;
  }

  /** The same words in the block where it began, or from there on. */
  nearby({ from, words }: Pick<Sought, 'from' | 'words'>): Stretch | null {
    const block = this.index.byId.get(from.block);
    if (!block?.isText) return null;
    const end = words.includes('\n') ? Math.min(this.index.line.length, block.end + words.length) : block.end;
    return this.quotes.nearest(words, { from: block.start, to: end }, block.start + from.offset);
  }

  /** The only such words in the whole text. */
  unique(sought: Pick<Sought, 'words' | 'prefix' | 'suffix'>): Stretch | null {
    return this.quotes.unique(sought);
  }

  /** The blocks of text that a stretch touches, as a whole. */
  blocksAround(stretch: Stretch | null): Found | null {
    const [first, last] = stretch ? [textAt(this.index, stretch.from), textAt(this.index, stretch.to)] : [null, null];
    return first && last ? { type: 'blocks', first, last } : null;
  }

  private get quotes(): QuoteFinder {
    return (this.finder ??= new QuoteFinder(this.index));
  }
}

/** The words of what was found. */
export const foundWords = (index: TextIndex, found: Found): string => {
  if (found.type === 'words') return wordsOf(index, found.stretch);
  const { first, last } = found;
  // A block without text stands where the next text begins, after the line feed.
  const isBare = !last.isText && last.end === last.start;
  return wordsOf(index, { from: first.start, to: Math.max(first.start, isBare ? last.start - 1 : last.end) });
};
