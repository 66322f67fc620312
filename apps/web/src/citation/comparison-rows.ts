// What changed between two versions, as the rows of a page: changes, and folds of what is not shown.
import type { BlockChange } from '@samsvar/domain';
import type { BlockBody, ComparisonBody } from '@samsvar/protocol';
import { placesOf, type BlockPlace } from './comparison-places';

/** What is asked for of a comparison. */
export interface ComparisonFilter {
  readonly onlyCited: boolean;
  /** Kinds that are left out. */
  readonly hidden: ReadonlySet<CountedKind>;
}

/** The kinds that can be chosen among: what is split or merged is edited, what is moved and edited is both. */
export type CountedKind = 'edited' | 'moved' | 'deleted' | 'inserted';
export const COUNTED_KINDS: readonly CountedKind[] = ['edited', 'moved', 'deleted', 'inserted'];

export type DemandBody = ComparisonBody['demands'][number];

/** One change, or a block that is the same. */
export interface ComparedBlocks {
  readonly key: string;
  readonly kind: BlockChange;
  readonly before: readonly BlockBody[];
  readonly after: readonly BlockBody[];
  readonly isCited: boolean;
  readonly demands: readonly DemandBody[];
  /** Where it stands now, or stood when it is gone. */
  readonly place: BlockPlace;
  /** Where it stood, when it has been moved. */
  readonly from: BlockPlace | null;
}

export type ComparisonRow =
  | { readonly is: 'shown'; readonly blocks: ComparedBlocks }
  | { readonly is: 'run'; readonly key: string; readonly kind: RunKind; readonly blocks: readonly ComparedBlocks[] }
  | { readonly is: 'fold'; readonly key: string; readonly blocks: readonly ComparedBlocks[]; readonly same: number; readonly others: number };

/** What comes and goes by whole chapters, or as a table of contents: many of them in a row are one change to the reader. */
export type RunKind = 'deleted' | 'inserted';

/** So many in a row are told as one. */
const RUN = 3;

/** The blocks of both versions, each in order from 0. */
export interface BothVersions {
  readonly before: readonly BlockBody[];
  readonly after: readonly BlockBody[];
}

/** The map with the words of both versions; the rows of one split or merged block become one. */
export const comparedBlocks = ({ map, citedFrom, citedTo, demands }: ComparisonBody, versions: BothVersions): ComparedBlocks[] => {
  const [cited, citedNow] = [new Set(citedFrom), new Set(citedTo)];
  const [wasAt, isAt] = [placesOf(versions.before), placesOf(versions.after)];
  const asked = demandsByBlock(demands);
  return joinedRows(map).filter(({ from, to }) => hasWords(versions.before, from) || hasWords(versions.after, to)).map(({ kind, from, to }) => {
    const [before, after] = [blocksAt(versions.before, from), blocksAt(versions.after, to)];
    const here = to[0] === undefined ? wasAt(from[0]) : isAt(to[0]);
    return {
      key: `${from.join('+')}>${to.join('+')}`,
      kind,
      before,
      after,
      isCited: from.some((ord) => cited.has(ord)) || to.some((ord) => citedNow.has(ord)),
      demands: [...new Set(from.flatMap((ord) => asked.get(ord) ?? []))],
      place: here,
      from: kind === 'moved' || kind === 'moved-edited' ? wasAt(from[0]) : null,
    };
  });
};

/** Empty cells of tables come and go with the format; nobody reads them. */
const hasWords = (blocks: readonly BlockBody[], ords: readonly number[]): boolean => blocksAt(blocks, ords).some(({ text }) => text.trim() !== '');

/** Whether it is a change of a kind that can be chosen. */
const countedKinds = (kind: BlockChange): readonly CountedKind[] => {
  switch (kind) {
    case 'same':
      return [];
    case 'moved-edited':
      return ['moved', 'edited'];
    case 'split':
    case 'merged':
      return ['edited'];
    case 'edited':
    case 'moved':
    case 'deleted':
    case 'inserted':
      return [kind];
  }
};

/** How many changes there are of each kind; what is moved and edited counts in both. */
export const countsOf = (blocks: readonly ComparedBlocks[]): Readonly<Record<CountedKind | 'same', number>> => {
  const counts = { edited: 0, moved: 0, deleted: 0, inserted: 0, same: 0 };
  for (const { kind } of blocks) {
    if (kind === 'same') counts.same += 1;
    for (const counted of countedKinds(kind)) counts[counted] += 1;
  }
  return counts;
};

/**
 * What fits the filter, with all else folded. What is the same is shown where we have asked for something. Three or more removed, or
 * new, in a row are one row, where nobody cites them and nothing is asked for.
 */
export const comparisonRows = (blocks: readonly ComparedBlocks[], filter: ComparisonFilter): ComparisonRow[] => {
  const rows: ComparisonRow[] = [];
  let folded: ComparedBlocks[] = [];
  const close = () => {
    const [first] = folded;
    const same = folded.filter(({ kind }) => kind === 'same').length;
    if (first) rows.push({ is: 'fold', key: `fold ${first.key}`, blocks: folded, same, others: folded.length - same });
    folded = [];
  };
  for (const one of blocks) {
    if (isShown(one, filter)) {
      close();
      rows.push({ is: 'shown', blocks: one });
    } else folded.push(one);
  }
  close();
  return withRuns(rows);
};

const withRuns = (rows: readonly ComparisonRow[]): ComparisonRow[] => {
  const told: ComparisonRow[] = [];
  let at = 0;
  while (at < rows.length) {
    const kind = runKindOf(rows[at]);
    let end = at + 1;
    while (kind !== null && runKindOf(rows[end]) === kind) end += 1;
    const part = rows.slice(at, end);
    const blocks = part.flatMap((row) => (row.is === 'shown' ? [row.blocks] : []));
    if (kind !== null && part.length >= RUN) told.push({ is: 'run', key: `run ${blocks[0]?.key ?? ''}`, kind, blocks });
    else told.push(...part);
    at = end;
  }
  return told;
};

/** Which run a row can be part of; null for none: what somebody cites or asks for is always told by itself. */
const runKindOf = (row: ComparisonRow | undefined): RunKind | null => {
  if (row?.is !== 'shown' || row.blocks.isCited || row.blocks.demands.length > 0) return null;
  const { kind } = row.blocks;
  return kind === 'deleted' || kind === 'inserted' ? kind : null;
};

const isShown = ({ kind, isCited, demands }: ComparedBlocks, { onlyCited, hidden }: ComparisonFilter): boolean => {
  if (onlyCited && !isCited) return false;
  if (kind === 'same') return demands.length > 0;
  return countedKinds(kind).some((counted) => !hidden.has(counted));
};

interface JoinedRow {
  readonly kind: BlockChange;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const joinedRows = (map: ComparisonBody['map']): JoinedRow[] => {
  const rows: JoinedRow[] = [];
  for (const { from, to, kind } of map) {
    const last = rows.at(-1);
    const isSameSplit = kind === 'split' && last?.kind === 'split' && last.from[0] === from;
    const isSameMerge = kind === 'merged' && last?.kind === 'merged' && last.to[0] === to;
    if (last && isSameSplit && to !== null) rows[rows.length - 1] = { ...last, to: [...last.to, to] };
    else if (last && isSameMerge && from !== null) rows[rows.length - 1] = { ...last, from: [...last.from, from] };
    else rows.push({ kind, from: from === null ? [] : [from], to: to === null ? [] : [to] });
  }
  return rows;
};

const blocksAt = (blocks: readonly BlockBody[], ords: readonly number[]): BlockBody[] =>
  ords.flatMap((ord) => {
    const block = blocks[ord];
    return block ? [block] : [];
  });

const demandsByBlock = (demands: readonly DemandBody[]): ReadonlyMap<number, readonly DemandBody[]> => {
  const byBlock = new Map<number, DemandBody[]>();
  for (const demand of demands) {
    for (let ord = demand.first; ord <= demand.last; ord += 1) {
      const known = byBlock.get(ord);
      if (known) known.push(demand);
      else byBlock.set(ord, [demand]);
    }
  }
  return byBlock;
};
