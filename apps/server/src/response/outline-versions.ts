// Which version of its source a response's outline follows, which one it could follow, and how the two correspond.
import type { Queries } from '@samsvar/database';
import { alignBlocks, countMirrored, type FollowedVersions, type OutlineHeading, type ResponseContent } from '@samsvar/document';
import type { BlockMap, ResponseId, SourceVersionId } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { findAlignedBlocks, findMapOf, findMirroring, findOutlineHeadings, findReadVersions, type Mirroring, type ReadVersion } from './outline.store';
import { isAnswerable, withoutSkips } from './start-response';

/** What an outline follows, and the newest version in use. */
export interface OutlineVersions {
  readonly followed: ReadVersion;
  readonly newest: ReadVersion;
  readonly versions: FollowedVersions;
}

/**
 * Null when the outline follows the newest version in use, or mirrors nothing that the caller may read. What is followed is
 * told from the text itself, since an earlier text may have been brought back; what is noted decides where that is unclear.
 */
export const findOutlineVersions = async (sql: Queries, grant: Grant, about: { readonly id: ResponseId; readonly content: () => Promise<ResponseContent> }): Promise<OutlineVersions | null> => {
  const mirroring = await findMirroring(sql, grant, about.id);
  if (!mirroring) return null;
  const all = await findReadVersions(sql, grant, mirroring.sourceId);
  const newest = all.find(({ isInUse }) => isInUse);
  // The first version alone: there is nothing else to follow.
  if (!newest || all.length < 2) return null;
  const headingsOf = remembering((version) => headings(sql, grant, version));
  const followed = await followedOf(await about.content(), { mirroring, newest, all, headingsOf });
  if (!followed || followed.id === newest.id) return null;
  const [from, to] = [await headingsOf(followed.id), await headingsOf(newest.id)];
  return { followed, newest, versions: { from, to, map: await mapBetween(sql, grant, { followed, newest, all, from, to }) } };
};

/** The headings that an outline mirrors, with the levels that it gives them. */
const headings = async (sql: Queries, grant: Grant, version: SourceVersionId): Promise<readonly OutlineHeading[]> =>
  withoutSkips((await findOutlineHeadings(sql, grant, version)).filter(isAnswerable));

type HeadingsOf = (version: SourceVersionId) => Promise<readonly OutlineHeading[]>;

const remembering = (find: HeadingsOf): HeadingsOf => {
  const found = new Map<SourceVersionId, Promise<readonly OutlineHeading[]>>();
  return (version) => {
    const known = found.get(version) ?? find(version);
    found.set(version, known);
    return known;
  };
};

interface Known {
  readonly mirroring: Mirroring;
  readonly newest: ReadVersion;
  readonly all: readonly ReadVersion[];
  readonly headingsOf: HeadingsOf;
}

/** The noted version when the text has all its headings from it; else the one that it has most of its headings from. */
const followedOf = async ({ text }: ResponseContent, { mirroring, newest, all, headingsOf }: Known): Promise<ReadVersion | null> => {
  const noted = all.find(({ id }) => id === mirroring.versionId) ?? null;
  const candidates = [...new Set([...(noted ? [noted] : []), newest, ...all])];
  let best: { readonly version: ReadVersion; readonly same: number } | null = null;
  for (const version of candidates) {
    const { same, of } = countMirrored(text, await headingsOf(version.id));
    if (same === of && (of > 0 || version === noted)) return version;
    if (!best || same > best.same) best = { version, same };
  }
  return best?.version ?? noted;
};

interface Between {
  readonly followed: ReadVersion;
  readonly newest: ReadVersion;
  readonly all: readonly ReadVersion[];
  /** Headings of `followed`. */
  readonly from: readonly OutlineHeading[];
  /** Headings of `newest`. */
  readonly to: readonly OutlineHeading[];
}

/**
 * As the versions between were compared, one after another; where they were not, compared now. Headings that have nothing in
 * either version are compared now as well: what was compared before renamed headings were known does not have them.
 */
const mapBetween = async (sql: Queries, grant: Grant, between: Between): Promise<BlockMap> => {
  const { followed, newest } = between;
  const steps = stepsBetween(between);
  const stored = steps && (await joinedMap(sql, steps, between.from.map(({ ord }) => ord)));
  const alone = stored && unpaired(stored, between);
  if (stored && alone && (alone.from.size === 0 || alone.to.size === 0)) return stored;
  const now = alignBlocks(await findAlignedBlocks(sql, grant, followed.id), await findAlignedBlocks(sql, grant, newest.id));
  if (!stored || !alone) return now;
  return [...stored, ...now.filter(({ from, to }) => from !== null && to !== null && alone.from.has(from) && alone.to.has(to))];
};

/** Places of the headings that the map pairs with none. */
const unpaired = (map: BlockMap, { from, to }: Between): { readonly from: ReadonlySet<number>; readonly to: ReadonlySet<number> } => {
  const headings = new Set(to.map(({ ord }) => ord));
  const paired = map.filter((row) => row.to !== null && headings.has(row.to));
  const [was, is] = [new Set(paired.map((row) => row.from)), new Set(paired.map((row) => row.to))];
  const without = (blocks: readonly OutlineHeading[], known: ReadonlySet<number | null>) => new Set(blocks.flatMap(({ ord }) => (known.has(ord) ? [] : [ord])));
  return { from: without(from, was), to: without(to, is) };
};

/** From the followed version to the newest, each compared with the one before; null when there is no such way. */
const stepsBetween = ({ followed, newest, all }: Between): readonly SourceVersionId[] | null => {
  const byId = new Map(all.map((version) => [version.id, version]));
  const steps = [newest.id];
  let at: ReadVersion | undefined = newest;
  while (at && at.id !== followed.id && steps.length <= all.length) {
    const before: SourceVersionId | null = at.comparedWith;
    at = before === null ? undefined : byId.get(before);
    if (at) steps.unshift(at.id);
  }
  return at?.id === followed.id ? steps : null;
};

const joinedMap = async (sql: Queries, steps: readonly SourceVersionId[], ords: readonly number[]): Promise<BlockMap | null> => {
  let map: BlockMap = ords.map((ord) => ({ from: ord, to: ord, kind: 'same', similarity: 1 }));
  for (const [i, to] of steps.entries()) {
    const from = steps[i - 1];
    if (!from) continue;
    const next = await findMapOf(sql, { from, to }, map.flatMap((row) => row.to ?? []));
    if (!next) return null;
    map = map.flatMap((row) => next.filter((later) => later.from === row.to).map((later) => ({ ...later, from: row.from, similarity: row.similarity * later.similarity })));
  }
  return map;
};
