// The SQL of which version of its source the outline of a response follows.
import type { Queries, Transaction } from '@samsvar/database';
import type { AlignedBlock, OutlineHeading } from '@samsvar/document';
import type { BlockMapRow, PersonId, ResponseId, SourceId, SourceVersionId } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** What a response mirrors. */
export interface Mirroring {
  readonly sourceId: SourceId;
  /** The version that its headings were taken from last. */
  readonly versionId: SourceVersionId | null;
}

/** Null for a response that mirrors nothing. */
export const findMirroring = async (sql: Queries, grant: Grant, id: ResponseId): Promise<Mirroring | null> => {
  const [row] = await sql<Mirroring[]>`
    select mirrors_source_id as source_id, mirrors_version_id as version_id from response
    where id = ${id} and organisation_id = ${grant.organisationId} and mirrors_source_id is not null`;
  return row ?? null;
};

/** A readable version of a source. */
export interface ReadVersion {
  readonly id: SourceVersionId;
  readonly no: number;
  readonly isInUse: boolean;
  readonly comparedWith: SourceVersionId | null;
}

/** Those that have been read and the caller may read the words of, the newest first. */
export const findReadVersions = async (sql: Queries, grant: Grant, sourceId: SourceId): Promise<ReadVersion[]> => [
  ...(await sql<ReadVersion[]>`
    select v.id, v.no, v.standing = 'in-use' as is_in_use, v.compared_with from source_version v join source s on s.id = v.source_id
    where v.source_id = ${sourceId} and v.state = 'ready' and s.organisation_id = ${grant.organisationId}
      and exists (select from block b where b.version_id = v.id)
    order by v.no desc`),
];

/** The headings of a version that has been found with a grant before. */
export const findOutlineHeadings = async (sql: Queries, grant: Grant, id: SourceVersionId): Promise<OutlineHeading[]> => [
  ...(await sql<OutlineHeading[]>`
    select b.ord, b.level, b.label, b.text from block b join source_version v on v.id = b.version_id join source s on s.id = v.source_id
    where b.version_id = ${id} and b.type = 'heading' and s.organisation_id = ${grant.organisationId} order by b.ord`),
];

/** All blocks of a version, as aligning looks at them. */
export const findAlignedBlocks = async (sql: Queries, grant: Grant, id: SourceVersionId): Promise<AlignedBlock[]> => [
  ...(await sql<AlignedBlock[]>`
    select b.ord, b.type, b.level, b.label, b.text from block b join source_version v on v.id = b.version_id join source s on s.id = v.source_id
    where b.version_id = ${id} and s.organisation_id = ${grant.organisationId} order by b.ord`),
];

/** Two versions, of which the second was compared with the first. */
export interface ComparedVersions {
  readonly from: SourceVersionId;
  readonly to: SourceVersionId;
}

/** Where these blocks went, those that are gone left out; null when the versions have not been compared. */
export const findMapOf = async (sql: Queries, { from, to }: ComparedVersions, ords: readonly number[]): Promise<BlockMapRow[] | null> => {
  const [known] = await sql`select from block_map where from_version = ${from} and to_version = ${to} limit 1`;
  if (!known) return null;
  return [
    ...(await sql<BlockMapRow[]>`
      select from_ord as "from", to_ord as "to", kind, similarity from block_map
      where from_version = ${from} and to_version = ${to} and from_ord = any(${[...ords]}::int[]) and to_ord is not null order by no`),
  ];
};

/** Notes which version the outline follows. False when the text has been locked, or is not there. */
export const setMirroredVersion = async (tx: Transaction, grant: Grant, at: { readonly id: ResponseId; readonly versionId: SourceVersionId }): Promise<boolean> => {
  const changed = await tx`
    update response set mirrors_version_id = ${at.versionId}
    where id = ${at.id} and organisation_id = ${grant.organisationId} and frozen_at is null`;
  return changed.count > 0;
};

/** Empty for one who is gone. */
export const findNameOf = async (sql: Queries, person: PersonId): Promise<string> => {
  const [row] = await sql<{ name: string }[]>`select name from person where id = ${person}`;
  return row?.name ?? '';
};
