// Where the anchor of a suggestion stands once the text has been changed by it.
import { plainText, saySame, textAttribute, type NodeJson, type PlacedAnchor } from '@samsvar/document';
import type { Anchor, SuggestionScope, TextPoint } from '@samsvar/domain';
import { findBlock, indexOf, nodesAt } from './nodes-at';

/** A change that was made: the text before it and after it, and the nodes that stand there now. */
export interface MadeChange {
  readonly scope: SuggestionScope;
  readonly before: NodeJson;
  readonly after: NodeJson;
  readonly nodes: readonly NodeJson[];
  readonly state: 'live' | 'changed';
}

/**
 * The anchor on what was put in, so that the discussion stays where it was; where blocks were taken out, on the block
 * before them. Null when its mark tells it, or nothing better is known than before.
 */
export const anchorAfter = (anchor: Anchor, change: MadeChange): PlacedAnchor | null => {
  const ends = change.scope === 'inline' ? endsOfWords(anchor, change) : endsOfBlocks(anchor, change);
  if (!ends) return null;
  const { id, isWhole } = anchor;
  const now = change.nodes.map(plainText).join(isWhole ? '\n' : '');
  return { id, isWhole, state: change.state, now, ...ends };
};

interface Ends {
  readonly from: TextPoint;
  readonly to: TextPoint;
}

const endsOfBlocks = (anchor: Anchor, { before, nodes }: MadeChange): Ends | null => {
  const ids = nodes.flatMap((node) => textAttribute(node, 'id') ?? []);
  const [first, last] = [ids[0], ids.at(-1)];
  if (first !== undefined && last !== undefined) return { from: { block: first, offset: 0 }, to: { block: last, offset: 0 } };
  const blocks = before.content ?? [];
  const above = blocks[indexOf(blocks, anchor.from.block) - 1];
  const id = above ? textAttribute(above, 'id') : null;
  return id === null ? null : { from: { block: id, offset: 0 }, to: { block: id, offset: 0 } };
};

/** A mark stands on what was put in; what has none is looked for in its block, nearest to where it was. */
const endsOfWords = (anchor: Anchor, { after, nodes }: MadeChange): Ends | null => {
  const block = anchor.kind === 'tracked' ? findBlock(after, anchor.from.block) : null;
  const length = lengthOf(nodes);
  if (!block || length === 0) return null;
  const offsets = Array.from({ length: Math.max(0, lengthOf(block.content ?? []) - length + 1) }, (_, offset) => offset);
  const was = anchor.from.offset;
  for (const offset of offsets.sort((a, b) => Math.abs(a - was) - Math.abs(b - was))) {
    const ends = { from: { block: anchor.from.block, offset }, to: { block: anchor.from.block, offset: offset + length } };
    const standing = nodesAt(after, 'inline', ends);
    if (standing && saySame(standing, nodes)) return ends;
  }
  return null;
};

/** Length of inline nodes as `TextPoint` counts. */
export const lengthOf = (nodes: readonly NodeJson[]): number =>
  nodes.reduce((sum, node) => sum + (node.type === 'text' ? (node.text ?? '').length : 1), 0);
