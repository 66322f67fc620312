// Which child of the Y.Doc goes with which child of the ProseMirror node, so that as little as possible is rewritten.
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { Mapping } from './read';
import { isUnknown } from './unknown';

/** A child as stored: an element, or texts that stand side by side and read as one. */
export type Stored = Y.XmlElement | readonly Y.XmlText[];
/** A child as wanted: a node, or text nodes that stand side by side. */
export type Wanted = Node | readonly Node[];

/** A stored child to keep and what it should become. */
export interface Pair {
  readonly stored: number;
  readonly wanted: number;
}

/** Whether a child is text; on the stored side, then on the wanted side. */
export const isStoredText = (child: Stored): child is readonly Y.XmlText[] => Array.isArray(child);
export const isWantedText = (child: Wanted): child is readonly Node[] => Array.isArray(child);

/** The children of a stored element, with neighbouring texts together. */
export const storedChildren = (parent: Y.XmlElement | Y.XmlFragment): Stored[] => {
  const children: Stored[] = [];
  let texts: Y.XmlText[] | null = null;
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      if (texts) texts.push(child);
      else children.push((texts = [child]));
    } else if (child instanceof Y.XmlElement) {
      children.push(child);
      texts = null;
    } else throw new Error('an element of a kind that is never written');
  }
  return children;
};

/** The children of a node, with neighbouring text nodes together. */
export const wantedChildren = (node: Node): Wanted[] => {
  const children: Wanted[] = [];
  let texts: Node[] | null = null;
  node.forEach((child) => {
    if (!child.isText) {
      children.push(child);
      texts = null;
    } else if (texts) texts.push(child);
    else children.push((texts = [child]));
  });
  return children;
};

/**
 * Pairs in rising order on both sides. Same node first, then same stable id, then same kind in the gaps between;
 * two blocks with different ids are never taken for one another.
 */
export const pairChildren = (mapping: Mapping, stored: readonly Stored[], wanted: readonly Wanted[]): Pair[] => {
  const same = (s: number, w: number) => {
    const [a, b] = [stored[s], wanted[w]];
    return a !== undefined && !isStoredText(a) && mapping.get(a) === b;
  };
  let start = 0;
  while (start < stored.length && start < wanted.length && same(start, start)) start++;
  let end = 0;
  const most = Math.min(stored.length, wanted.length) - start;
  while (end < most && same(stored.length - 1 - end, wanted.length - 1 - end)) end++;

  const pairs: Pair[] = [];
  for (let at = 0; at < start; at++) pairs.push({ stored: at, wanted: at });
  pairs.push(...pairMiddle(mapping, { stored, wanted, start, storedEnd: stored.length - end, wantedEnd: wanted.length - end }));
  for (let at = end; at > 0; at--) pairs.push({ stored: stored.length - at, wanted: wanted.length - at });
  return pairs;
};

interface Middle {
  readonly stored: readonly Stored[];
  readonly wanted: readonly Wanted[];
  readonly start: number;
  readonly storedEnd: number;
  readonly wantedEnd: number;
}

const pairMiddle = (mapping: Mapping, middle: Middle): Pair[] => {
  const anchors = risingPairs(keyedPairs(mapping, middle));
  const pairs: Pair[] = [];
  let [s, w] = [middle.start, middle.start];
  for (const anchor of [...anchors, { stored: middle.storedEnd, wanted: middle.wantedEnd }]) {
    pairs.push(...pairGap({ ...middle, storedEnd: anchor.stored, wantedEnd: anchor.wanted }, s, w));
    if (anchor.stored < middle.storedEnd) pairs.push(anchor);
    [s, w] = [anchor.stored + 1, anchor.wanted + 1];
  }
  return pairs;
};

const keyedPairs = (mapping: Mapping, { stored, wanted, start, storedEnd, wantedEnd }: Middle): Pair[] => {
  const byNode = new Map<Wanted, number>();
  const byKey = new Map<string, number>();
  for (let at = start; at < wantedEnd; at++) {
    const child = wanted[at];
    if (!child || isWantedText(child)) continue;
    byNode.set(child, at);
    const key = keyOf(child.type.name, child.attrs);
    if (key) byKey.set(key, at);
  }
  const pairs: Pair[] = [];
  for (let at = start; at < storedEnd; at++) {
    const child = stored[at];
    if (!child || isStoredText(child)) continue;
    const mapped = mapping.get(child);
    const key = keyOf(child.nodeName, child.getAttributes());
    const found = (mapped && !Array.isArray(mapped) ? byNode.get(mapped) : undefined) ?? (key ? byKey.get(key) : undefined);
    if (found !== undefined) pairs.push({ stored: at, wanted: found });
  }
  return pairs;
};

const keyOf = (name: string, attributes: Readonly<Record<string, unknown>>): string | null => {
  const id = attributes['id'] ?? attributes['citationId'] ?? attributes['noteId'];
  return typeof id === 'string' ? `${name} ${id}` : null;
};

/** The longest choice of pairs that rises on both sides (what did not move). */
const risingPairs = (pairs: readonly Pair[]): Pair[] => {
  const tails: number[] = [];
  const before: (number | undefined)[] = [];
  const wantedAt = (index: number | undefined) => (index === undefined ? -1 : (pairs[index]?.wanted ?? -1));
  pairs.forEach((pair, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const half = (low + high) >> 1;
      if (wantedAt(tails[half]) < pair.wanted) low = half + 1;
      else high = half;
    }
    before[index] = tails[low - 1];
    tails[low] = index;
  });
  const rising: Pair[] = [];
  for (let index = tails[tails.length - 1]; index !== undefined; index = before[index]) {
    const pair = pairs[index];
    if (pair) rising.unshift(pair);
  }
  return rising;
};

const pairGap = (gap: Middle, fromStored: number, fromWanted: number): Pair[] => {
  const pairs: Pair[] = [];
  let next = fromWanted;
  for (let s = fromStored; s < gap.storedEnd; s++) {
    const child = gap.stored[s];
    if (!child) continue;
    for (let w = next; w < gap.wantedEnd; w++) {
      const candidate = gap.wanted[w];
      if (!candidate || !isLikely(child, candidate)) continue;
      pairs.push({ stored: s, wanted: w });
      next = w + 1;
      break;
    }
  }
  return pairs;
};

const isLikely = (stored: Stored, wanted: Wanted): boolean => {
  if (isStoredText(stored)) return isWantedText(wanted);
  if (isWantedText(wanted)) return false;
  if (stored.nodeName !== wanted.type.name || isUnknown(wanted)) return false;
  const [before, after] = [keyOf(stored.nodeName, stored.getAttributes()), keyOf(wanted.type.name, wanted.attrs)];
  return before === null || after === null || before === after;
};
