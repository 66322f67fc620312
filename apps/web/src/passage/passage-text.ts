// Ranges over the blocks of a source: trimmed, extended by block or sentence, and turned into words. Pure.
import type { PassageRange } from '@samsvar/domain';
import type { BlockBody } from '@samsvar/protocol';

/** What the range maths needs of a block. */
export type TextBlock = Pick<BlockBody, 'ord' | 'text'>;
/** Blocks in order without gaps, possibly not from the first. */
export type TextBlocks = readonly TextBlock[];

/** A block by its place, or undefined when it is not among those loaded. */
export const blockAt = <T extends TextBlock>(blocks: readonly T[], ord: number): T | undefined =>
  blocks[ord - (blocks[0]?.ord ?? 0)];

/** The words of a range, blocks joined by a line feed; null when it lies outside what is loaded or is empty. */
export const wordsOf = (blocks: TextBlocks, range: PassageRange): string | null => {
  const parts: string[] = [];
  for (let ord = range.blockFrom; ord <= range.blockTo; ord += 1) {
    const block = blockAt(blocks, ord);
    if (!block) return null;
    const from = ord === range.blockFrom ? range.offsetFrom : 0;
    const to = ord === range.blockTo ? range.offsetTo : block.text.length;
    parts.push(block.text.slice(from, to));
  }
  return parts.join('\n') || null;
};

/** Leaves out white space and empty blocks at both ends; null when nothing remains. */
export const trimRange = (blocks: TextBlocks, range: PassageRange): PassageRange | null => {
  let { blockFrom, offsetFrom, blockTo, offsetTo } = range;
  for (;;) {
    if (blockFrom > blockTo) return null;
    const block = blockAt(blocks, blockFrom);
    if (!block) return null;
    const end = blockFrom === blockTo ? offsetTo : block.text.length;
    const rest = block.text.slice(offsetFrom, end);
    if (rest.trim()) {
      offsetFrom += rest.length - rest.trimStart().length;
      break;
    }
    blockFrom += 1;
    offsetFrom = 0;
  }
  for (;;) {
    const block = blockAt(blocks, blockTo);
    if (!block) return null;
    const start = blockFrom === blockTo ? offsetFrom : 0;
    const rest = block.text.slice(start, offsetTo);
    if (rest.trim()) {
      return { blockFrom, offsetFrom, blockTo, offsetTo: offsetTo - (rest.length - rest.trimEnd().length) };
    }
    blockTo -= 1;
    offsetTo = blockAt(blocks, blockTo)?.text.length ?? 0;
  }
};

/** The whole of a block; null when it is empty or not loaded. */
export const rangeOfBlock = (blocks: TextBlocks, ord: number): PassageRange | null => {
  const block = blockAt(blocks, ord);
  return block ? trimRange(blocks, { blockFrom: ord, offsetFrom: 0, blockTo: ord, offsetTo: block.text.length }) : null;
};

/** Whether a range touches a block. */
export const touches = (range: PassageRange, ord: number): boolean => range.blockFrom <= ord && ord <= range.blockTo;

/**
 * Grows or shrinks a selection by whole blocks from the block it started in, as Shift and arrows do in text:
 * away from the start it grows, back towards it it shrinks.
 */
export const extendByBlock = (blocks: TextBlocks, range: PassageRange, anchor: number, step: 1 | -1): PassageRange => {
  const { blockFrom, blockTo } = range;
  const isShrinking = step === 1 ? blockFrom < anchor : blockTo > anchor;
  const edge = (step === 1) === isShrinking ? blockFrom : blockTo;
  const next = nextWithWords(blocks, edge, step) ?? (isShrinking ? anchor : null);
  if (next === null) return range;
  const to = Math.max(next, anchor);
  const whole = { blockFrom: Math.min(next, anchor), offsetFrom: 0, blockTo: to, offsetTo: blockAt(blocks, to)?.text.length ?? 0 };
  return trimRange(blocks, whole) ?? range;
};

/**
 * Moves one end of a selection by a sentence: `to` is the end (right and left keys), `from` the start (up and down).
 * The ends never pass each other.
 */
export const extendBySentence = (
  blocks: TextBlocks,
  range: PassageRange,
  move: { readonly end: 'from' | 'to'; readonly step: 1 | -1 },
): PassageRange => {
  const at = move.end === 'to' ? { ord: range.blockTo, offset: range.offsetTo } : { ord: range.blockFrom, offset: range.offsetFrom };
  const next = sentenceEdge(blocks, at, move);
  if (!next) return range;
  const moved =
    move.end === 'to'
      ? { ...range, blockTo: next.ord, offsetTo: next.offset }
      : { ...range, blockFrom: next.ord, offsetFrom: next.offset };
  const isCrossed = moved.blockFrom > moved.blockTo || (moved.blockFrom === moved.blockTo && moved.offsetFrom >= moved.offsetTo);
  return isCrossed ? range : (trimRange(blocks, moved) ?? range);
};

const nextWithWords = (blocks: TextBlocks, ord: number, step: 1 | -1): number | null => {
  for (let at = ord + step; blockAt(blocks, at); at += step) if (blockAt(blocks, at)?.text.trim()) return at;
  return null;
};

interface Place {
  readonly ord: number;
  readonly offset: number;
}

/** The nearest sentence start (or end) before or after a place, in this block or the next one with words. */
const sentenceEdge = (blocks: TextBlocks, at: Place, move: { end: 'from' | 'to'; step: 1 | -1 }): Place | null => {
  for (let ord: number | null = at.ord; ord !== null; ord = nextWithWords(blocks, ord, move.step)) {
    const edges = sentencesOf(blockAt(blocks, ord)?.text ?? '').map((sentence) => sentence[move.end]);
    const beyond = edges.filter((offset) => ord !== at.ord || (move.step === 1 ? offset > at.offset : offset < at.offset));
    const offset = move.step === 1 ? beyond[0] : beyond[beyond.length - 1];
    if (offset !== undefined) return { ord, offset };
  }
  return null;
};

const segmenter = new Intl.Segmenter('sv', { granularity: 'sentence' });

/** The sentences of a text, without the white space around them. */
export const sentencesOf = (text: string): { from: number; to: number }[] =>
  [...segmenter.segment(text)].flatMap(({ segment, index }) =>
    segment.trim()
      ? [{ from: index + segment.length - segment.trimStart().length, to: index + segment.trimEnd().length }]
      : [],
  );
