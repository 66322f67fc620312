// A response's text in the pieces that move when its outline follows a new version of the source.
import { headingLevel, isHeading } from './headings';
import { type NodeJson } from './json';

/** A mirrored heading as it stands in the text. */
export interface MirroredPiece {
  readonly heading: NodeJson;
  readonly level: number;
  /** What stands under it before the next mirrored heading, headings of our own that are below it included. */
  readonly under: readonly NodeJson[];
  /** Sections of our own after that, beside it or above it: they stay where they are when it moves. */
  readonly beside: readonly NodeJson[];
  /** The mirrored heading that it lies under, by index; null for none. */
  readonly parent: number | null;
}

export interface Pieces {
  /** What stands before the first mirrored heading. */
  readonly leading: readonly NodeJson[];
  readonly mirrored: readonly MirroredPiece[];
  /** Sections of our own after the last mirrored one that lie in none: they stay last. */
  readonly closing: readonly NodeJson[];
}

export const isMirrored = ({ type }: NodeJson): boolean => type === 'sectionHeading';

/** Takes a text apart; joined again in order it is the same. */
export const piecesOf = (blocks: readonly NodeJson[]): Pieces => {
  const starts = blocks.flatMap((block, i) => (isMirrored(block) ? [i] : []));
  const [first = blocks.length] = starts;
  const open: { readonly index: number; readonly level: number }[] = [];
  const mirrored = starts.map((start, index): MirroredPiece => {
    // Every start is the place of a block.
    const heading = blocks[start] as NodeJson;
    const level = headingLevel(heading);
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const parent = open.at(-1)?.index ?? null;
    open.push({ index, level });
    const rest = blocks.slice(start + 1, starts[index + 1] ?? blocks.length);
    const split = firstAbove(rest, level);
    return { heading, level, under: rest.slice(0, split), beside: rest.slice(split), parent };
  });
  const leading = blocks.slice(0, first);
  const last = mirrored.at(-1);
  if (!last) return { leading, mirrored, closing: [] };
  const end = firstAbove(last.beside, open[0]?.level ?? 1);
  return {
    leading,
    mirrored: [...mirrored.slice(0, -1), { ...last, beside: last.beside.slice(0, end) }],
    closing: last.beside.slice(end),
  };
};

/** The place of the first heading of this level or above it. */
const firstAbove = (blocks: readonly NodeJson[], level: number): number => {
  const at = blocks.findIndex((block) => isHeading(block) && headingLevel(block) <= level);
  return at < 0 ? blocks.length : at;
};

/** Headings of our own, so much deeper. */
export const deeper = (blocks: readonly NodeJson[], by: number): readonly NodeJson[] =>
  by === 0 ? blocks : blocks.map((block) => (block.type === 'heading' ? withLevel(block, headingLevel(block) + by) : block));

/** A heading with another level, none deeper than 4. */
export const withLevel = (heading: NodeJson, level: number): NodeJson => {
  const kept = Math.max(1, Math.min(level, DEEPEST));
  return headingLevel(heading) === kept ? heading : { ...heading, attrs: { ...heading.attrs, level: kept } };
};
const DEEPEST = 4;

/** A text that is being put together, with no level skipped, since one that skips a level cannot be exported (ISO 14289-1). */
export class Written {
  readonly blocks: NodeJson[] = [];
  private previous = 0;

  /** The deepest level that a heading may have next. */
  get deepestNext(): number {
    return Math.min(this.previous + 1, DEEPEST);
  }

  put(blocks: readonly NodeJson[]): void {
    for (const block of blocks) {
      const kept = isHeading(block) ? withLevel(block, Math.min(headingLevel(block), this.deepestNext)) : block;
      if (isHeading(kept)) this.previous = headingLevel(kept);
      this.blocks.push(kept);
    }
  }
}

/** Whether anything stands in these blocks: words, or what is no paragraph at all. */
export const isWritten = (blocks: readonly NodeJson[]): boolean =>
  blocks.some((block) => block.type !== 'paragraph' || (block.content ?? []).some(({ type, text }) => type !== 'hardBreak' && (type !== 'text' || Boolean(text?.trim()))));
