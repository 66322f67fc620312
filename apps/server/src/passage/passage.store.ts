// The SQL of passages: made once, never changed.
import type { Queries } from '@samsvar/database';
import type {
  Block,
  Passage,
  PassageId,
  PassageRange,
  SourceId,
  SourceVersionId,
  VersionState,
} from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** A passage with what its label needs of the source. */
export interface PassageRow extends Passage {
  readonly sourceId: SourceId;
  readonly versionNo: number;
  readonly sourceTitle: string;
}

/** What a `PassageRow` takes of `passageTables`. */
export const passageColumns = (sql: Queries) => sql`
  p.id, p.version_id, p.block_from, p.offset_from, p.block_to, p.offset_to, p.exact, p.prefix, p.suffix,
  p.page_label, p.section_label, v.source_id, v.no as version_no, s.title as source_title`;

/** Passages `p` with their versions `v` and sources `s`. */
export const passageTables = (sql: Queries) => sql`
  passage p join source_version v on v.id = p.version_id join source s on s.id = v.source_id`;

/** Those of the given passages that the caller's organisation has. */
export const findPassages = async (
  sql: Queries,
  grant: Grant,
  ids: readonly string[],
): Promise<PassageRow[]> => [
  ...(await sql<PassageRow[]>`select ${passageColumns(sql)} from ${passageTables(sql)}
    where p.id = any(${[...ids]}::uuid[]) and p.organisation_id = ${grant.organisationId}`),
];

/** The passage that is pinned to exactly this range; null when there is none. */
export const findPassageAt = async (
  sql: Queries,
  grant: Grant,
  range: PassageRange & { readonly versionId: SourceVersionId },
): Promise<PassageRow | null> => {
  const rows = await sql<PassageRow[]>`select ${passageColumns(sql)} from ${passageTables(sql)}
    where p.version_id = ${range.versionId} and p.organisation_id = ${grant.organisationId}
      and p.block_from = ${range.blockFrom} and p.offset_from = ${range.offsetFrom}
      and p.block_to = ${range.blockTo} and p.offset_to = ${range.offsetTo}`;
  return rows[0] ?? null;
};

/** Adds a passage; false when the id, or the range, is taken. */
export const insertPassage = async (sql: Queries, grant: Grant, passage: Passage): Promise<boolean> => {
  const rows = await sql`
    insert into passage (id, organisation_id, version_id, block_from, offset_from, block_to, offset_to,
      exact, prefix, suffix, page_label, section_label, created_by)
    values (${passage.id}, ${grant.organisationId}, ${passage.versionId}, ${passage.blockFrom}, ${passage.offsetFrom},
      ${passage.blockTo}, ${passage.offsetTo}, ${passage.exact}, ${passage.prefix}, ${passage.suffix},
      ${passage.pageLabel}, ${passage.sectionLabel}, ${grant.personId})
    on conflict do nothing returning id`;
  return rows.length === 1;
};

/** How far a version of the caller's organisation has come; null when there is no such version. */
export const findVersionState = async (
  sql: Queries,
  grant: Grant,
  id: SourceVersionId,
): Promise<VersionState | null> => {
  const rows = await sql<{ state: VersionState }[]>`
    select v.state from source_version v join source s on s.id = v.source_id
    where v.id = ${id} and s.organisation_id = ${grant.organisationId}`;
  return rows[0]?.state ?? null;
};

/** The blocks that a range covers, with where their lines stand. */
export const findBlocksOfRange = async (
  sql: Queries,
  grant: Grant,
  range: { readonly versionId: SourceVersionId; readonly blockFrom: number; readonly blockTo: number },
): Promise<Block[]> => [
  ...(await sql<Block[]>`
    select b.ord, b.type, b.level, b.label, b.text, b.page_from, b.page_to, b.page_label, b.cell, b.fragments from block b
    join source_version v on v.id = b.version_id join source s on s.id = v.source_id
    where b.version_id = ${range.versionId} and b.ord between ${range.blockFrom} and ${range.blockTo}
      and s.organisation_id = ${grant.organisationId}
    order by b.ord`),
];

/** The nearest heading at or above a block; null before the first. */
export const findHeadingAbove = async (
  sql: Queries,
  grant: Grant,
  place: { readonly versionId: SourceVersionId; readonly ord: number },
): Promise<Pick<Block, 'label' | 'text'> | null> => {
  const rows = await sql<Pick<Block, 'label' | 'text'>[]>`
    select b.label, b.text from block b
    join source_version v on v.id = b.version_id join source s on s.id = v.source_id
    where b.version_id = ${place.versionId} and b.ord <= ${place.ord} and b.type = 'heading'
      and s.organisation_id = ${grant.organisationId}
    order by b.ord desc limit 1`;
  return rows[0] ?? null;
};

/** Whether an id is a passage of the caller's organisation already. */
export const isOwnPassage = async (sql: Queries, grant: Grant, id: PassageId): Promise<boolean> =>
  (await sql`select 1 from passage where id = ${id} and organisation_id = ${grant.organisationId}`).length ===
  1;

/** Whether its source has a version behind the one that a passage is pinned to, and that can be read. */
export const hasLaterVersion = async (sql: Queries, { sourceId, versionNo }: PassageRow): Promise<boolean> =>
  (await sql`select from source_version where source_id = ${sourceId} and no > ${versionNo} and state = 'ready' limit 1`).length === 1;
