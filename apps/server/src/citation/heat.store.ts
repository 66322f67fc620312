// The SQL of who cites what: citations on each block of a version, counted, by block, and as a table.
import type { Queries } from '@samsvar/database';
import type { ResponseId, SourceVersionId, Stance } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** A stance, or `none` for citations in sections without one. */
export type HeatStance = Stance | 'none';

/** How often one block is cited. */
export interface HeatRow {
  readonly ord: number;
  readonly count: number;
  readonly responses: number;
  readonly stances: Readonly<Partial<Record<HeatStance, number>>>;
  /** Of `count`: citations whose first block this is. */
  readonly begun: number;
}

/** One place that cites a version. */
export interface CitingRow {
  readonly passageId: string;
  readonly citationId: string;
  readonly responseId: ResponseId;
  readonly responseTitle: string;
  readonly organisation: string;
  readonly section: string | null;
  readonly stance: Stance | null;
}

/** The same with the words, and where they stand in this version. */
export interface CitingTableRow extends Omit<CitingRow, 'passageId' | 'citationId' | 'responseId'> {
  readonly blockFrom: number;
  readonly blockTo: number;
  readonly pageLabel: string | null;
  readonly sectionLabel: string | null;
  readonly words: string;
}

/**
 * The counts of a version as they are kept by triggers (0015-heat.sql), over all responses of the organisation that has the
 * source: for those alone who may read all of them.
 */
export const findHeat = async (
  sql: Queries,
  grant: Grant,
  { versionId, stance }: { readonly versionId: SourceVersionId; readonly stance: HeatStance | null },
): Promise<HeatRow[]> => {
  const counted =
    stance === null
      ? sql`h.ord, h.count, h.responses, h.stances, h.begun`
      : sql`h.ord, (h.stances ->> ${stance})::int as count, (h.stance_responses ->> ${stance})::int as responses,
          jsonb_build_object(${stance}::text, h.stances -> ${stance}) as stances, (h.stance_begun ->> ${stance})::int as begun`;
  // As one value: thousands of rows would take longer to be taken apart than to be found.
  const [all] = await sql<{ rows: HeatRow[] | null }[]>`
    select json_agg(counted order by ord) as rows from (
      select ${counted} from citation_heat h
      where h.version_id = ${versionId} and exists (select from source_version v join source s on s.id = v.source_id
        where v.id = ${versionId} and s.organisation_id = ${grant.organisationId})
        ${stance === null ? sql`` : sql`and h.stances ? ${stance}`}) counted`;
  return all?.rows ?? [];
};

/** The same counts from the citations themselves, in those responses that the caller may read. */
export const countHeat = async (
  sql: Queries,
  grant: Grant,
  { versionId, stance }: { readonly versionId: SourceVersionId; readonly stance: HeatStance | null },
): Promise<HeatRow[]> => [
  ...(await sql<HeatRow[]>`
    with citing as materialized (
      select c.response_id, coalesce(c.stance, 'none') as stance, c.block_from, c.block_to
      from (${standing(sql, versionId)}) c join response r on r.id = c.response_id
      where ${readable(sql, grant)} ${stance === null ? sql`` : sql`and coalesce(c.stance, 'none') = ${stance}`}),
    placed as (
      select c.response_id, c.stance, c.block_from, ord from citing c cross join lateral generate_series(c.block_from, c.block_to) as ord),
    by_stance as (
      select ord, stance, count(*) as count, count(*) filter (where ord = block_from) as begun from placed group by 1, 2),
    whole as (select ord, count(distinct response_id) as responses from placed group by 1)
    select b.ord, sum(b.count)::int as count, min(w.responses)::int as responses, jsonb_object_agg(b.stance, b.count) as stances, sum(b.begun)::int as begun
    from by_stance b join whole w using (ord) group by b.ord order by b.ord`),
];

/**
 * Who cites a version, or one block of it, in those of its owner's responses that the caller may read, in the order of the
 * source: pinned to it, or to another version with a settled place in this one.
 */
export const findCiting = async (
  sql: Queries,
  grant: Grant,
  { versionId, block }: { readonly versionId: SourceVersionId; readonly block: number | null },
): Promise<CitingRow[]> => [
  ...(await sql<CitingRow[]>`
    select c.passage_id, c.id as citation_id, r.id as response_id, r.title as response_title, o.name as organisation,
      c.section_title as section, c.stance
    from (${standing(sql, versionId, block)}) c
    join response r on r.id = c.response_id
    join organisation o on o.id = r.organisation_id
    where ${readable(sql, grant)}
    order by c.block_from, c.offset_from, c.passage_id, r.id, c.position`),
];

/** All of them with their words, as far as the caller may read, in the order of the source. */
export const findCitingTable = async (sql: Queries, grant: Grant, versionId: SourceVersionId): Promise<CitingTableRow[]> => [
  ...(await sql<CitingTableRow[]>`
    select c.block_from, c.block_to, c.page_label, c.section_label, c.words, r.title as response_title, o.name as organisation,
      c.section_title as section, c.stance
    from (${standing(sql, versionId)}) c
    join response r on r.id = c.response_id
    join organisation o on o.id = r.organisation_id
    where ${readable(sql, grant)}
    order by c.block_from, c.offset_from, c.passage_id, r.id, c.position`),
];

/** Places of cited blocks of a version, in responses that the caller may read. */
export const findCitedBlocks = async (sql: Queries, grant: Grant, versionId: SourceVersionId): Promise<number[]> =>
  (await sql<{ ord: number }[]>`
    select distinct ord from (${standing(sql, versionId)}) c join response r on r.id = c.response_id
      cross join lateral generate_series(c.block_from, c.block_to) as ord
    where ${readable(sql, grant)} order by ord`).map(({ ord }) => ord);

/** What is read of each citation; the second half is the place it has in the version. */
const columns = (sql: Queries) => sql`c.id, c.response_id, c.passage_id, c.section_title, c.stance, c.position`;

/**
 * The citations that stand on a version, or on one block of it, whoever may read them; `samsvar_count_heat` in 0015-heat.sql
 * says the same for counting.
 */
export const standing = (sql: Queries, versionId: SourceVersionId, block: number | null = null) => {
  // What begins in a block is found at once; the few that reach into it have indices of their own.
  const on = (place: ReturnType<Queries>) => (block === null ? sql`` : sql`and (${place}.block_from = ${block}
    or (${place}.block_to > ${place}.block_from and ${place}.block_from < ${block} and ${place}.block_to >= ${block}))`);
  return sql`
    select ${columns(sql)}, c.block_from, coalesce(c.block_to, c.block_from) as block_to, p.offset_from, p.page_label, p.section_label, p.exact as words
    from citation c join passage p on p.id = c.passage_id
    where c.version_id = ${versionId} and c.deleted_at is null ${on(sql`c`)}
    union all
    select ${columns(sql)}, l.block_from, l.block_to, l.offset_from, l.page_label, l.section_label, l.text_now
    from placement l join citation c on c.passage_id = l.passage_id
    where l.version_id = ${versionId} and c.version_id <> ${versionId} and c.deleted_at is null and l.state <> 'gone'
      and samsvar_is_settled(l.state, l.is_doubtful, l.decision) ${on(sql`l`)}`;
};

/** Those responses `r` of the organisation that has the source, which the caller may read. */
export const readable = (sql: Queries, grant: Grant) => sql`
  r.organisation_id = ${grant.organisationId} and (r.organisation_id = ${grant.actingAs} or exists (
    select from response_party rp where rp.response_id = r.id and rp.organisation_id = ${grant.actingAs}) or exists (
    select from response_guest_now g
    where g.response_id = r.id and g.person_id = ${grant.personId} and g.organisation_id = ${grant.actingAs}))`;
