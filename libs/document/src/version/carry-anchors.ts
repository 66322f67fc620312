// Puts the anchors of one text on the words of another that are the same.
import { anchorIdsOn, withAnchorIds } from '../response/anchors';
import { textAttribute, type NodeJson } from '../response/json';
import { inlineText, isTextBlock, nodesBetween, type InlineText } from '../response/line';
import { changedTexts, followText, textBlocks, type Segment } from './follow-text';

/**
 * The text `to` with the anchors of `from` on the words that stand in both; what replaced words within an anchor lies
 * within it, too. Blocks that are those of `from` themselves stay as they are; all others have no anchors before.
 */
export const withAnchorsOf = (from: NodeJson, to: NodeJson): NodeJson => {
  const anchors = anchorsIn(from);
  if (anchors.size === 0) return to;
  const placed = gathered(placedIn(from, to, anchors), anchors);
  const untouched = new Set(from.content);
  const seen = new Set<string>();
  const write = (node: NodeJson): NodeJson => {
    if (!node.content || untouched.has(node)) return node;
    if (!isTextBlock(node)) return { ...node, content: node.content.map(write) };
    const id = textAttribute(node, 'id');
    if (id === null || seen.has(id)) return node;
    seen.add(id);
    return { ...node, content: anchored(inlineText(node), placed.get(id) ?? []) };
  };
  return write(to);
};

type Places = ReadonlyMap<string, readonly Placed[]>;

/** Where anchors lie in each block of the text. */
const placedIn = (from: NodeJson, to: NodeJson, anchors: Places): Places => {
  const followed = followText(changedTexts(from, to), 'words');
  return new Map(
    [...textBlocks(to)].map(([id, block]) => {
      const segments = followed.get(id) ?? [{ length: inlineText(block).text.length, from: { block: id, offset: 0 } }];
      return [id, placedOn(segments, anchors)];
    }),
  );
};

/** One that lay in one block lies in one place still, that with the most of its words: the others are alike by chance. */
const gathered = (places: Places, anchors: Places): Places => {
  const homes = new Map<string, number>();
  for (const placed of anchors.values()) for (const name of new Set(placed.map(({ anchorId }) => anchorId))) homes.set(name, (homes.get(name) ?? 0) + 1);
  const best = new Map<string, ReadonlySet<Placed>>();
  for (const [name, groups] of neighbours(places)) {
    const sizeOf = (group: readonly Placed[]) => group.reduce((sum, { from, to }) => sum + to - from, 0);
    const [largest] = [...groups].sort((a, b) => sizeOf(b) - sizeOf(a));
    if (homes.get(name) === 1 && groups.length > 1) best.set(name, new Set(largest));
  }
  return new Map([...places].map(([id, placed]) => [id, placed.filter((one) => best.get(one.anchorId)?.has(one) ?? true)]));
};

/** The places of each anchor, those in one block or in two that follow each other together. */
const neighbours = (places: Places): ReadonlyMap<string, readonly Placed[][]> => {
  const groups = new Map<string, Placed[][]>();
  const lastAt = new Map<string, number>();
  [...places.values()].forEach((placed, at) => {
    for (const one of placed) {
      const name = one.anchorId;
      const known = groups.get(name) ?? [];
      const isNear = at - (lastAt.get(name) ?? -2) <= 1;
      if (isNear) known.at(-1)?.push(one);
      else known.push([one]);
      groups.set(name, known);
      lastAt.set(name, at);
    }
  });
  return groups;
};

/** Where an anchor lies in a line. */
interface Placed {
  readonly anchorId: string;
  readonly from: number;
  readonly to: number;
}

const anchorsIn = (text: NodeJson): Places => {
  const found = new Map<string, Placed[]>();
  for (const [id, block] of textBlocks(text)) {
    const placed = inlineText(block).pieces.flatMap(({ from, to, node }) => anchorIdsOn(node).map((anchorId) => ({ anchorId, from, to })));
    if (placed.length > 0) found.set(id, placed);
  }
  return found;
};

const placedOn = (segments: readonly Segment[], anchors: Places): Placed[] => {
  const byName = new Map<string, Placed[]>();
  let at = 0;
  let known = -1;
  for (const { length, from } of segments) {
    for (const { anchorId, ...range } of (from && anchors.get(from.block)) ?? []) {
      const offset = from?.offset ?? 0;
      const [start, end] = [Math.max(range.from, offset), Math.min(range.to, offset + length)];
      if (end <= start) continue;
      const placed = byName.get(anchorId) ?? [];
      byName.set(anchorId, joinedAt(placed, { anchorId, from: at + start - offset, to: at + end - offset }, { known, at }));
    }
    at += length;
    if (from) known = at;
  }
  return [...byName.values()].flat();
};

/** From `known`, where words end that stood there before, up to `at`, everything is new. */
const joinedAt = (placed: Placed[], next: Placed, { known, at }: { known: number; at: number }): Placed[] => {
  const last = placed.at(-1);
  const isOne = last && (last.to >= next.from || (last.to === known && next.from === at));
  return isOne ? [...placed.slice(0, -1), { ...last, to: Math.max(last.to, next.to) }] : [...placed, next];
};

const anchored = (line: InlineText, placed: readonly Placed[]): NodeJson[] => {
  const cuts = [...new Set([0, line.text.length, ...placed.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return cuts.slice(1).flatMap((to, i) => {
    // Cuts are in order, and this is the one before.
    const from = cuts[i] as number;
    const ids = placed.filter((one) => one.from <= from && one.to >= to).map(({ anchorId }) => anchorId);
    return nodesBetween(line, from, to).map((node) => withAnchorIds(node, ids));
  });
};
