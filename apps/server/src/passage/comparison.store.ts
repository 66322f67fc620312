// The SQL of comparing: which version is next, what is followed into it, and what it is to become.
import type { Queries, Transaction } from '@samsvar/database';
import type { Problem } from '../base/jobs/job';
import { FOLLOW_PASSAGES } from '../source/comparison-queue.store';
import type { Block, Fragment, OrganisationId, PassageId, PassageRange, PersonId, PlacementState, SourceId, SourceVersionId, VersionStanding } from '@samsvar/domain';

/** A version that is compared with, or compared. `textHash` is the same for the same words in the same blocks. */
export interface ComparedVersion {
  readonly id: SourceVersionId;
  readonly no: number;
  readonly textHash: string;
}

/** A version that waits to be compared, and the newest one in use before it. */
export interface VersionToCompare extends ComparedVersion {
  readonly sourceId: SourceId;
  readonly organisationId: OrganisationId;
  readonly addedBy: PersonId;
  /** It was fetched from the web, perhaps by nobody. */
  readonly isFetched: boolean;
  readonly from: ComparedVersion | null;
}

/** The version to be compared next so that this one can be: the earliest that waits. Null when there is none, or while one before it is being read. */
export const findComparison = async (sql: Queries, asked: SourceVersionId): Promise<VersionToCompare | null> => {
  const rows = await sql<(Omit<VersionToCompare, 'from'> & { fromId: SourceVersionId | null; fromNo: number; fromHash: string })[]>`
    select v.id, v.no, encode(v.text_sha256, 'hex') as text_hash, v.source_id, s.organisation_id, v.created_by as added_by,
      v.retrieved_at is not null as is_fetched, used.id as from_id, used.no as from_no, encode(used.text_sha256, 'hex') as from_hash
    from source_version a
      join source_version v on v.source_id = a.source_id and v.no <= a.no
      join source s on s.id = v.source_id
      left join lateral (select u.id, u.no, u.text_sha256 from source_version u
        where u.source_id = v.source_id and u.no < v.no and u.state = 'ready' and u.standing = 'in-use' order by u.no desc limit 1) used on true
    where a.id = ${asked} and v.state = 'ready' and v.standing = 'comparing'
      and not exists (select from source_version w where w.source_id = v.source_id and w.no < v.no and w.state in ('queued', 'parsing'))
    order by v.no limit 1`;
  const [row] = rows;
  if (!row) return null;
  const { fromId, fromNo, fromHash, ...version } = row;
  return { ...version, from: fromId && { id: fromId, no: fromNo, textHash: fromHash } };
};

/** A passage to be followed, with the latest place where it was settled in a version that is in use. */
export interface PassageToFollow extends PassageRange {
  readonly id: PassageId;
  readonly versionId: SourceVersionId;
  readonly exact: string;
  readonly settled: (PassageRange & {
    readonly versionId: SourceVersionId;
    readonly state: PlacementState;
    readonly contextChanged: boolean;
  }) | null;
}

/** Every passage that is pinned to an earlier version than this one; with `missing` only those without a place in it. */
export const findPassagesToFollow = async (
  sql: Queries,
  to: { readonly id: SourceVersionId; readonly sourceId: SourceId; readonly no: number },
  which: 'all' | 'missing',
): Promise<PassageToFollow[]> => [
  ...(await sql<PassageToFollow[]>`
    select p.id, p.version_id, p.block_from, p.offset_from, p.block_to, p.offset_to, p.exact,
      case when last.version_id is null then null else jsonb_build_object('versionId', last.version_id, 'blockFrom', last.block_from,
        'offsetFrom', last.offset_from, 'blockTo', last.block_to, 'offsetTo', last.offset_to, 'state', last.state,
        'contextChanged', last.context_changed) end as settled
    from passage p join source_version v on v.id = p.version_id
      left join lateral (select pl.* from placement pl join source_version w on w.id = pl.version_id
        where pl.passage_id = p.id and w.standing = 'in-use' and w.no > v.no and w.no < ${to.no} and samsvar_is_settled(pl.state, pl.is_doubtful, pl.decision)
        order by w.no desc limit 1) last on true
    where v.source_id = ${to.sourceId} and v.no < ${to.no}
      ${which === 'missing' ? sql`and not exists (select from placement there where there.passage_id = p.id and there.version_id = ${to.id})` : sql``}
    order by v.no, p.block_from, p.offset_from, p.id`),
];

/** Of a block what comparing and labels need; where its lines stand is fetched for the few that need it. */
export type ComparedBlock = Pick<Block, 'ord' | 'type' | 'level' | 'label' | 'text' | 'pageFrom' | 'pageLabel'>;

/** The blocks of a version, in order. For jobs, which act for the server. */
export const findComparedBlocks = async (sql: Queries, versionId: SourceVersionId): Promise<ComparedBlock[]> => [
  ...(await sql<ComparedBlock[]>`select ord, type, level, label, text, page_from, page_label from block where version_id = ${versionId} order by ord`),
];

/** Where the lines of some blocks stand. */
export const findFragments = async (sql: Queries, versionId: SourceVersionId, ords: readonly number[]): Promise<ReadonlyMap<number, readonly Fragment[]>> => {
  const rows = await sql<{ ord: number; fragments: readonly Fragment[] }[]>`
    select ord, fragments from block where version_id = ${versionId} and ord = any (${[...ords]}::int[])`;
  return new Map(rows.map(({ ord, fragments }) => [ord, fragments]));
};

/** The hashes of the words of these versions. */
export const findTextHashes = async (sql: Queries, ids: readonly SourceVersionId[]): Promise<ReadonlyMap<SourceVersionId, string>> => {
  const rows = await sql<{ id: SourceVersionId; hash: string }[]>`
    select id, encode(text_sha256, 'hex') as hash from source_version where id = any (${[...ids]}::uuid[]) and text_sha256 is not null`;
  return new Map(rows.map(({ id, hash }) => [id, hash]));
};

/** The earliest version before this one that has exactly the same words; null when none has. */
export const findSameText = async (sql: Queries, version: VersionToCompare): Promise<SourceVersionId | null> => {
  const rows = await sql<{ id: SourceVersionId }[]>`
    select id from source_version where source_id = ${version.sourceId} and no < ${version.no} and state = 'ready'
      and encode(text_sha256, 'hex') = ${version.textHash} order by no limit 1`;
  return rows[0]?.id ?? null;
};

/** The cited passages of a source that stood in the version in use, wherever a response of its organisation cites them. */
export const findCitedUntilNow = async (sql: Queries, { sourceId, from }: VersionToCompare): Promise<ReadonlySet<PassageId>> => {
  const rows = await sql<{ id: PassageId }[]>`
    select p.id from passage p join source_version v on v.id = p.version_id
    where v.source_id = ${sourceId} and exists (select from citation c where c.passage_id = p.id and c.deleted_at is null)
      and not exists (select from placement pl where pl.passage_id = p.id and pl.version_id = ${from?.id ?? null} and pl.state = 'gone')`;
  return new Set(rows.map(({ id }) => id));
};

/** Ends the comparing of a version. */
export const endComparing = async (
  tx: Transaction,
  version: VersionToCompare,
  as: { readonly standing: VersionStanding; readonly sameTextAs: SourceVersionId | null },
): Promise<void> => {
  await tx`update source_version set standing = ${as.standing}, compared_with = ${version.from?.id ?? null}, same_text_as = ${as.sameTextAs}
    where id = ${version.id} and standing = 'comparing'`;
};

/** A version that could be read and not compared; answers its source, or null when it has been compared after all. */
export const failComparing = async (tx: Transaction, versionId: SourceVersionId, problem: Problem): Promise<SourceId | null> => {
  const rows = await tx<{ sourceId: SourceId }[]>`
    update source_version set state = 'failed', problem = ${tx.json({ code: problem.code, data: problem.data })}
    where id = ${versionId} and state = 'ready' and standing = 'comparing' returning source_id`;
  return rows[0]?.sourceId ?? null;
};

/** A version that has been compared while some passages of earlier ones have no place in it. */
export interface VersionToComplete extends ComparedVersion {
  readonly sourceId: SourceId;
}

/** The earliest such version of a source; null when nothing is missing. */
export const findVersionToComplete = async (sql: Queries, sourceId: SourceId): Promise<VersionToComplete | null> => {
  const rows = await sql<VersionToComplete[]>`
    select v.id, v.no, v.source_id, encode(v.text_sha256, 'hex') as text_hash from source_version v
    where v.source_id = ${sourceId} and v.state = 'ready' and v.standing <> 'comparing' and exists (
      select from passage p join source_version w on w.id = p.version_id
      where w.source_id = v.source_id and w.no < v.no
        and not exists (select from placement pl where pl.passage_id = p.id and pl.version_id = v.id))
    order by v.no limit 1`;
  return rows[0] ?? null;
};

/** The organisation of a source of which some passage has no place in a version that has been compared, and nobody has been asked to look; null otherwise. */
export const findOwnerOfMissing = async (tx: Transaction, sourceId: SourceId): Promise<OrganisationId | null> => {
  const rows = await tx<{ organisationId: OrganisationId }[]>`
    select s.organisation_id from source s where s.id = ${sourceId}
      and not exists (select from job j where j.kind = ${FOLLOW_PASSAGES} and j.state = 'queued' and j.payload ->> 'sourceId' = ${sourceId})
      and exists (select from source_version v join source_version w on w.source_id = v.source_id and w.no < v.no
        join passage p on p.version_id = w.id
        where v.source_id = s.id and v.state = 'ready' and v.standing <> 'comparing'
          and not exists (select from placement pl where pl.passage_id = p.id and pl.version_id = v.id))`;
  return rows[0]?.organisationId ?? null;
};
