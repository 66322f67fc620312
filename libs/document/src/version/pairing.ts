// Which block of one text is which of the other: by id first, then by what lies in it, and last by its words.
import { textAttribute, type NodeJson } from '../response/json';
import { isTextBlock } from '../response/line';
import { pairAlike } from './alike';

/** Blocks of both texts that have the same id, wherever they stand. */
export interface KnownPairs {
  readonly ofAfter: ReadonlyMap<NodeJson, NodeJson>;
  readonly ofBefore: ReadonlyMap<NodeJson, NodeJson>;
}

/** What can be compared within itself: words with words, blocks with blocks. */
type Build = 'text' | 'blocks' | 'leaf';

export const buildOf = (node: NodeJson): Build => (node.type === 'sectionHeading' ? 'leaf' : isTextBlock(node) ? 'text' : 'blocks');

/** Pairs all blocks of two texts by their ids. Of several with one id the first counts. */
export const pairById = (before: NodeJson, after: NodeJson): KnownPairs => {
  const inBefore = blocksById(before);
  const ofAfter = new Map<NodeJson, NodeJson>();
  const ofBefore = new Map<NodeJson, NodeJson>();
  for (const [id, now] of blocksById(after)) {
    const was = inBefore.get(id);
    if (!was || buildOf(was) !== buildOf(now) || ofBefore.has(was)) continue;
    ofAfter.set(now, was);
    ofBefore.set(was, now);
  }
  return { ofAfter, ofBefore };
};

/** For each block after, at one level, the index of the one it was; -1 for what is new here. */
export const pairLevel = (before: readonly NodeJson[], after: readonly NodeJson[], known: KnownPairs): number[] => {
  const places = new Map(before.map((node, i) => [node, i]));
  const taken = new Set<number>();
  const pairs = after.map((node) => {
    const was = known.ofAfter.get(node);
    const place = was && places.get(was);
    if (place === undefined || taken.has(place)) return -1;
    taken.add(place);
    return place;
  });
  const level: Level = { before, after, pairs, isFree: (place) => !taken.has(place) && !isKnown(known.ofBefore, before[place]) };
  const isNew = (node: NodeJson, i: number) => pairs[i] === -1 && !known.ofAfter.has(node);
  const take = (place: number, i: number) => {
    pairs[i] = place;
    taken.add(place);
  };
  const fresh = () => after.flatMap((node, i) => (isNew(node, i) ? [i] : []));
  if (fresh().length > 0) pairByContent(level, fresh(), known, take);
  if (fresh().length > 0) pairAlike(level, fresh(), take);
  return pairs;
};

/** One level of both texts while it is being paired. */
export interface Level {
  readonly before: readonly NodeJson[];
  readonly after: readonly NodeJson[];
  /** For each block after, the index of the one it was; -1 for none yet. */
  readonly pairs: readonly number[];
  /** Whether a block before is still nobody's, here or elsewhere. */
  isFree(place: number): boolean;
}

/** Notes that the block at `i` is the one that stood at `place`. */
export type Take = (place: number, i: number) => void;

const isKnown = (known: ReadonlyMap<NodeJson, NodeJson>, node: NodeJson | undefined): boolean => node !== undefined && known.has(node);

/** Rows and cells have no ids, and a list may be made anew around its items: they are what holds the same blocks. */
const pairByContent = (level: Level, fresh: readonly number[], known: KnownPairs, take: Take): void => {
  const homes = new Map<NodeJson, number>();
  level.before.forEach((node, place) => {
    if (level.isFree(place) && buildOf(node) === 'blocks') visit(node, (inner) => homes.set(inner, place));
  });
  if (homes.size === 0) return;
  for (const i of fresh) {
    const node = level.after[i];
    if (!node || buildOf(node) !== 'blocks') continue;
    const votes = new Map<number, number>();
    visit(node, (inner) => {
      const was = known.ofAfter.get(inner);
      const home = was && homes.get(was);
      if (home !== undefined && level.isFree(home)) votes.set(home, (votes.get(home) ?? 0) + 1);
    });
    const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (best) take(best[0], i);
  }
};

const blocksById = (root: NodeJson): Map<string, NodeJson> => {
  const found = new Map<string, NodeJson>();
  visit(root, (node) => {
    const id = textAttribute(node, 'id');
    if (id !== null && !found.has(id)) found.set(id, node);
  });
  return found;
};

/** Every block under a node, those in lines of text left out. */
const visit = (node: NodeJson, look: (inner: NodeJson) => void): void => {
  for (const child of node.content ?? []) {
    look(child);
    if (buildOf(child) === 'blocks') visit(child, look);
  }
};
