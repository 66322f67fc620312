// Follows passages into a later version: from where each is pinned and from where it was settled last, the better of the two.
import type { Queries } from '@samsvar/database';
import { betterPlaced, hasSubstanceChanged } from '@samsvar/document';
import { textOfRange, type BlockMap, type PassageRange, type Placed, type SourceVersionId } from '@samsvar/domain';
import { followPassages } from '@samsvar/ingest';
import { findComparedBlocks, findTextHashes, type ComparedBlock, type ComparedVersion, type PassageToFollow } from './comparison.store';
import type { NewPlacement } from './new-placement.store';
import { labelPlaces } from './place-labels';

/** What is followed, and into which version. */
export interface Following {
  readonly to: ComparedVersion;
  readonly passages: readonly PassageToFollow[];
  /** The version whose blocks are to be compared even when nothing is followed from it; null without. */
  readonly mapFrom: SourceVersionId | null;
  readonly signal: AbortSignal;
}

/** A placement for each passage, in no order, and what became of the blocks of `mapFrom`. */
export interface Followed {
  readonly placements: readonly NewPlacement[];
  readonly map: BlockMap;
}

/** Follows them all. Reads, computes in a worker thread, and writes nothing. */
export const followInto = async (sql: Queries, { to, passages, mapFrom, signal }: Following): Promise<Followed> => {
  const blocks = await findComparedBlocks(sql, to.id);
  const ways = waysOf(passages, mapFrom);
  const hashes = await findTextHashes(sql, [...ways.keys()]);
  const found = new Map<string, Placed>();
  let map: BlockMap = [];
  for (const [from, way] of ways) {
    signal.throwIfAborted();
    const gone =
      hashes.get(from) === to.textHash ? sameWords(blocks, way.ranges) : await overWords(await findComparedBlocks(sql, from), { to: blocks, ranges: way.ranges, signal });
    way.keys.forEach((key, at) => {
      const placed = gone.placed[at];
      if (placed) found.set(key, placed);
    });
    if (from === mapFrom) map = gone.map;
  }
  const placements = passages.map((passage) => choose(passage, found));
  return { placements: await labelPlaces(sql, { versionId: to.id, blocks }, placements), map };
};

interface Way {
  readonly ranges: PassageRange[];
  readonly keys: string[];
}

/** What is to be followed from which version: each pair of versions is aligned once. */
const waysOf = (passages: readonly PassageToFollow[], mapFrom: SourceVersionId | null): ReadonlyMap<SourceVersionId, Way> => {
  const ways = new Map<SourceVersionId, Way>(mapFrom ? [[mapFrom, { ranges: [], keys: [] }]] : []);
  const add = (from: SourceVersionId, key: string, { blockFrom, offsetFrom, blockTo, offsetTo }: PassageRange): void => {
    const way = ways.get(from) ?? { ranges: [], keys: [] };
    way.ranges.push({ blockFrom, offsetFrom, blockTo, offsetTo });
    way.keys.push(key);
    ways.set(from, way);
  };
  for (const passage of passages) {
    add(passage.versionId, pinnedKey(passage), passage);
    if (passage.settled) add(passage.settled.versionId, settledKey(passage), passage.settled);
  }
  return ways;
};

const pinnedKey = ({ id }: PassageToFollow) => `pinned ${id}`;
const settledKey = ({ id }: PassageToFollow) => `settled ${id}`;

const overWords = (
  from: readonly ComparedBlock[],
  { to, ranges, signal }: { readonly to: readonly ComparedBlock[]; readonly ranges: readonly PassageRange[]; readonly signal: AbortSignal },
) => followPassages({ pinned: from, latest: null, to, passages: ranges.map((pinned) => ({ pinned, settled: null })) }, { signal });

/** The same words in the same blocks, perhaps in another format: everything stands where it stood. */
const sameWords = (blocks: readonly ComparedBlock[], ranges: readonly PassageRange[]): { readonly map: BlockMap; readonly placed: readonly Placed[] } => ({
  map: blocks.map(({ ord }) => ({ from: ord, to: ord, kind: 'same', similarity: 1 })),
  placed: ranges.map((range) => ({
    state: 'unchanged',
    isDoubtful: false,
    range,
    textNow: textOfRange(blocks.slice(range.blockFrom, range.blockTo + 1), range),
    confidence: 1,
    hasContextChanged: false,
    hasSubstanceChanged: false,
    candidates: [],
  })),
});

type Unlabelled = Omit<NewPlacement, 'pageLabel' | 'sectionLabel' | 'candidates'> & Pick<Placed, 'candidates'>;

const choose = (passage: PassageToFollow, found: ReadonlyMap<string, Placed>): Unlabelled => {
  const direct = found.get(pinnedKey(passage));
  const over = found.get(settledKey(passage));
  if (!direct) throw new Error('A passage was not followed.');
  const better = over ? betterPlaced(direct, over) : direct;
  if (!over || !passage.settled || !isOver(better, { direct, over })) return { ...better, passageId: passage.id, followedFrom: passage.versionId };
  return { ...sinceItWasPinned(better, passage, passage.settled), passageId: passage.id, followedFrom: passage.settled.versionId };
};

/** Whether the better place is the one that follows from where the passage was settled. */
const isOver = (better: Placed, { direct, over }: { readonly direct: Placed; readonly over: Placed }): boolean =>
  isSamePlace(better, over) && (!isSamePlace(better, direct) || (direct.isDoubtful && !better.isDoubtful));

const isSamePlace = (one: Placed, other: Placed): boolean => JSON.stringify(one.range) === JSON.stringify(other.range);

/** What has changed since the passage was pinned, and not only since its place was settled. Somebody has accepted the words it had then. */
const sinceItWasPinned = (placed: Placed, { exact }: PassageToFollow, settled: NonNullable<PassageToFollow['settled']>): Placed => {
  if (placed.textNow === null) return placed;
  const hasMoved = placed.state === 'moved' || settled.state === 'moved';
  const isSame = placed.textNow === exact;
  return {
    ...placed,
    state: !isSame ? 'edited' : hasMoved ? 'moved' : 'unchanged',
    hasContextChanged: placed.hasContextChanged || settled.contextChanged,
    hasSubstanceChanged: !isSame && hasSubstanceChanged(exact, placed.textNow),
  };
};
