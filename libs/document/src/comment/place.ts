// Between places named by block and offset and positions of a ProseMirror document.
import { ANCHOR_CONTEXT, ANCHOR_LIMIT, type AnchorId, type AnchorTarget, type TextPoint } from '@samsvar/domain';
import type { Node } from '@tiptap/pm/model';
import type { KnownPlace } from './known-place';
import { Locator, foundWords, type Found } from './locate';
import { marked } from './marked';
import { idOf, nodeIndex } from './node-index';
import { bare, pointAt, textAt, type IndexedBlock, type TextIndex } from './text-index';

/** A stretch of a ProseMirror document, in its positions. */
export interface PositionRange {
  readonly from: number;
  readonly to: number;
}

/** What is needed to find an anchor again in a document that is shown. */
export type ShownPlace = Pick<KnownPlace, 'id' | 'from' | 'to' | 'isWhole' | 'now'>;

/** Why nothing can be anchored at a range. */
export type TargetFault = 'empty' | 'too-long';

/** The point at a position in a block of text, or before a block that has an id; null elsewhere. */
export const pointOf = (doc: Node, position: number): TextPoint | null => {
  if (position < 0 || position > doc.content.size) return null;
  const { parent, parentOffset, nodeAfter } = doc.resolve(position);
  if (parent.inlineContent) return pointIn(parent, parentOffset);
  return nodeAfter && pointIn(nodeAfter, 0);
};

const pointIn = (node: Node, offset: number): TextPoint | null => {
  const id = idOf(node);
  return id === null ? null : { block: id, offset };
};

/** The position of a point: within a block of text, before any other block. Null when the block is gone or too short. */
export const positionOf = (doc: Node, { block, offset }: TextPoint): number | null => {
  let found: number | null = null;
  doc.descendants((node, at) => {
    if (found !== null) return false;
    if (idOf(node) !== block) return !node.inlineContent;
    if (!node.inlineContent) found = at;
    else if (offset >= 0 && offset <= node.content.size) found = at + 1 + offset;
    return false;
  });
  return found;
};

/**
 * What somebody points at with a range of positions, without relative positions: the caller has those. Whole blocks where
 * the range begins or ends outside text, or in a block without words.
 */
export const targetOf = (doc: Node, { from, to }: PositionRange): AnchorTarget | TargetFault => {
  const index = nodeIndex(doc);
  const ends = wordsBetween(index, from, to);
  const found: Found | null = ends ? { type: 'words', stretch: ends } : blocksBetween(index, { from, to });
  const target = found && targetAt(index, found);
  if (!target) return 'empty';
  return target.quote.length > ANCHOR_LIMIT ? 'too-long' : target;
};

/** The range in the line, when both ends stand in text and something lies between. */
const wordsBetween = (index: TextIndex, from: number, to: number) => {
  const [a, b] = [placeOf(index, from), placeOf(index, to)];
  if (a === null || b === null || a >= b) return null;
  return index.line.slice(a, b).trim() === '' ? null : { from: a, to: b };
};

const blocksBetween = ({ blocks }: TextIndex, { from, to }: PositionRange): Found | null => {
  const touched = (block: IndexedBlock) => block.id !== null && (block.at < to || block.at === from) && block.at + block.size > from;
  const inside = blocks.filter((block) => touched(block) && block.at >= from && block.at + block.size <= to);
  if (inside.length === 0) {
    const around = blocks.findLast(touched);
    // No words were chosen of a block that has some: that is nothing to point at.
    return around && (!around.isText || around.start === around.end) ? { type: 'blocks', first: around, last: around } : null;
  }
  const [first, last] = [inside[0], outermostLast(inside)];
  return first && last ? { type: 'blocks', first, last } : null;
};

/** The last block that no other of them holds. */
const outermostLast = (blocks: readonly IndexedBlock[]): IndexedBlock | undefined =>
  blocks.findLast((block) => !blocks.some((other) => other !== block && other.at <= block.at && other.at + other.size >= block.at + block.size));

/** The target that points at what was found; null where its blocks have no ids. */
export const targetAt = (index: TextIndex, found: Found): AnchorTarget | null => {
  const [from, to] = endsOf(index, found);
  if (!from || !to) return null;
  const [start, end] = found.type === 'words' ? [found.stretch.from, found.stretch.to] : [found.first.start, found.last.end];
  const [first, last] = [textAt(index, start), textAt(index, end)];
  const prefix = first ? bare(index.line.slice(first.start, start)).slice(-ANCHOR_CONTEXT) : '';
  const suffix = last ? bare(index.line.slice(end, last.end)).slice(0, ANCHOR_CONTEXT) : '';
  return { from, to, isWhole: found.type === 'blocks', quote: foundWords(index, found), prefix, suffix, relative: null };
};

/** Both ends of what was found as points. */
export const endsOf = (index: TextIndex, found: Found): readonly [TextPoint | null, TextPoint | null] => {
  if (found.type === 'words') return [pointAt(index, found.stretch.from), pointAt(index, found.stretch.to)];
  const point = ({ id }: IndexedBlock) => (id === null ? null : { block: id, offset: 0 });
  return [point(found.first), point(found.last)];
};

/** What is wrong with a target that came over the wire; null when nothing is. */
export const targetFault = (target: AnchorTarget): TargetFault | null => {
  if (target.quote.length > ANCHOR_LIMIT || target.prefix.length > ANCHOR_CONTEXT || target.suffix.length > ANCHOR_CONTEXT) return 'too-long';
  const isPoint = target.from.block === target.to.block && target.from.offset >= target.to.offset;
  return !target.isWhole && isPoint ? 'empty' : null;
};

/**
 * Where anchors stand in a document that is shown: by their mark where there is one, else where they were last found or
 * the nearest equal words in the same block. Those that cannot be found are left out.
 */
export const shownPlaces = (doc: Node, places: readonly ShownPlace[]): ReadonlyMap<AnchorId, PositionRange> => {
  const index = nodeIndex(doc);
  const locator = new Locator(index);
  const shown = new Map<AnchorId, PositionRange>();
  for (const place of places) {
    const range = shownPlace(locator, place);
    if (range) shown.set(place.id, range);
  }
  return shown;
};

const shownPlace = (locator: Locator, place: ShownPlace): PositionRange | null => {
  const { index } = locator;
  const sought = { ...place, words: place.now };
  const stretches = index.marks.get(place.id);
  const stretch = place.isWhole ? null : stretches ? marked(index, stretches, place).stretch : (locator.here(sought) ?? locator.nearby(sought));
  if (!place.isWhole) return stretch && { from: positionAt(index, stretch.from), to: positionAt(index, stretch.to) };
  const found = locator.wholeBlocks(place);
  return found?.type === 'blocks' ? { from: found.first.at, to: found.last.at + found.last.size } : null;
};

/** The ProseMirror position of a place of the line that is in text. */
const positionAt = (index: TextIndex, place: number): number => {
  const block = textAt(index, place);
  return block ? block.at + 1 + place - block.start : 0;
};

const placeOf = ({ texts }: TextIndex, position: number): number | null => {
  const block = texts.find(({ at, size }) => at < position && position < at + size);
  return block ? block.start + position - block.at - 1 : null;
};
