// How anchors look: underlined and coloured, stronger where several lie on each other.
import type { AnchorId } from '@samsvar/domain';
import type { Node } from '@tiptap/pm/model';
import { Decoration } from '@tiptap/pm/view';
import type { ShownAnchor } from '../base/review';
import type { FollowedPlaces } from './followed';
import { markedIn } from './marked';
import styles from './anchors.module.css';

/** What is drawn. */
export interface Drawn {
  readonly shown: ReadonlyMap<AnchorId, ShownAnchor>;
  readonly followed: FollowedPlaces;
  readonly chosen: AnchorId | null;
}

interface Stretch {
  readonly anchor: ShownAnchor;
  readonly from: number;
  readonly to: number;
}

/** The drawings in one block at the top of the text. No drawing reaches beyond a block of text. */
export const drawBlock = (drawn: Drawn, block: Node, position: number): Decoration[] => {
  const decorations: Decoration[] = [];
  const stretches = markedStretches(drawn, block, position);
  for (const [id, { from, to, given }] of drawn.followed) {
    const anchor = drawn.shown.get(id);
    if (!anchor || to <= position || from >= position + block.nodeSize) continue;
    if (given.isWhole) decorations.push(...wholeDrawings(drawn, anchor, { block, position, from, to }));
    else stretches.push(...lines(block, position, { anchor, from, to }));
  }
  return [...decorations, ...segments(drawn, stretches)];
};

const markedStretches = ({ shown }: Drawn, block: Node, position: number): Stretch[] =>
  markedIn(block).flatMap(({ id, from, to }) => {
    const anchor = shown.get(id);
    return anchor && !anchor.anchor.isWhole ? [{ anchor, from: position + from, to: position + to }] : [];
  });

/** The parts of a stretch in each block of text under a block. */
const lines = (block: Node, position: number, { anchor, from, to }: Stretch): Stretch[] => {
  const found: Stretch[] = [];
  const visit = (node: Node, at: number): boolean => {
    if (!node.inlineContent) return at < to && at + node.nodeSize > from;
    const [start, end] = [Math.max(from, at + 1), Math.min(to, at + 1 + node.content.size)];
    if (start < end) found.push({ anchor, from: start, to: end });
    return false;
  };
  if (visit(block, position)) block.descendants((node, inner) => visit(node, position + 1 + inner));
  return found;
};

interface WholeAt {
  readonly block: Node;
  readonly position: number;
  readonly from: number;
  readonly to: number;
}

const wholeDrawings = (drawn: Drawn, anchor: ShownAnchor, { block, position, from, to }: WholeAt): Decoration[] => {
  const found: Decoration[] = [];
  const visit = (node: Node, at: number): boolean => {
    if (at < from || at + node.nodeSize > to) return !node.inlineContent;
    found.push(Decoration.node(at, at + node.nodeSize, { ...attributes(drawn, [anchor]), class: styles['whole'] ?? '' }, { anchor: true }));
    return false;
  };
  if (visit(block, position)) block.descendants((node, inner) => visit(node, position + 1 + inner));
  return found;
};

/** Where stretches overlap, each part is drawn once, with all that lie there. */
const segments = (drawn: Drawn, stretches: readonly Stretch[]): Decoration[] => {
  const ends = [...new Set(stretches.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  return ends.flatMap((from, at) => {
    const to = ends[at + 1];
    if (to === undefined) return [];
    const there = stretches.filter((stretch) => stretch.from <= from && stretch.to >= to);
    if (there.length === 0) return [];
    const told = attributes(drawn, there.map(({ anchor }) => anchor));
    // Words have no role to describe; a block keeps its own.
    const how = { ...told, class: styles['anchor'] ?? '', ...('aria-description' in told ? { role: 'mark' } : {}) };
    return [Decoration.inline(from, to, how, { anchor: true })];
  });
};

const MOST_SHOWN = 3;

const attributes = ({ chosen }: Drawn, anchors: readonly ShownAnchor[]): Record<string, string> => {
  const label = anchors.map((anchor) => anchor.label).filter(Boolean).join('; ');
  return {
    'data-anchors': anchors.map(({ anchor }) => anchor.id).join(' '),
    'data-depth': String(Math.min(anchors.length, MOST_SHOWN)),
    ...(anchors.every(({ about }) => about === 'suggestion') ? { 'data-about': 'suggestion' } : {}),
    ...(anchors.some(({ isBlocking }) => isBlocking) ? { 'data-blocking': '' } : {}),
    ...(anchors.some(({ anchor }) => anchor.id === chosen) ? { 'data-chosen': '' } : {}),
    ...(label ? { 'aria-description': label } : {}),
  };
};
