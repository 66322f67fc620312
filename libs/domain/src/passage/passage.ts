// A passage: an exact range in one source version, pinned for ever.
import type { PassageId, SourceVersionId } from '../base/id';
import type { Block, PassageRange } from '../source/block';

export interface Passage extends PassageRange {
  readonly id: PassageId;
  readonly versionId: SourceVersionId;
  /** The words themselves; blocks are joined by a line feed. */
  readonly exact: string;
  /** Up to 64 characters before and after, inside the first and last block. */
  readonly prefix: string;
  readonly suffix: string;
  readonly pageLabel: string | null;
  /** The nearest heading above: "4.3 Ett gemensamt centrum för hälsodata". */
  readonly sectionLabel: string | null;
}

export const PASSAGE_CONTEXT = 64;
export const PASSAGE_MAX = 20_000;

/** The words of a range, blocks joined by a line feed; null when the range does not fit the blocks. */
export const textOfRange = (blocks: readonly Pick<Block, 'ord' | 'text'>[], range: PassageRange): string | null => {
  const inside = blocks
    .filter((block) => block.ord >= range.blockFrom && block.ord <= range.blockTo)
    .sort((a, b) => a.ord - b.ord);
  if (inside.length !== range.blockTo - range.blockFrom + 1) return null;
  const first = inside[0];
  const last = inside[inside.length - 1];
  if (!first || !last) return null;
  if (range.offsetFrom < 0 || range.offsetFrom > first.text.length) return null;
  if (range.offsetTo < 0 || range.offsetTo > last.text.length) return null;
  if (first === last) {
    return range.offsetTo > range.offsetFrom ? first.text.slice(range.offsetFrom, range.offsetTo) : null;
  }
  const middle = inside.slice(1, -1).map((block) => block.text);
  return [first.text.slice(range.offsetFrom), ...middle, last.text.slice(0, range.offsetTo)].join('\n');
};

/** What stands around a range in its first and last block, at most `PASSAGE_CONTEXT` characters each way. */
export const contextOfRange = (
  blocks: readonly Block[],
  range: PassageRange,
): { prefix: string; suffix: string } => {
  const first = blocks.find((block) => block.ord === range.blockFrom);
  const last = blocks.find((block) => block.ord === range.blockTo);
  return {
    prefix: first?.text.slice(Math.max(0, range.offsetFrom - PASSAGE_CONTEXT), range.offsetFrom) ?? '',
    suffix: last?.text.slice(range.offsetTo, range.offsetTo + PASSAGE_CONTEXT) ?? '',
  };
};
