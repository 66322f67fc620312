// The SQL of citations for other programs: where passages stand in the whole text of their version, and the sources that are cited.
import type { Queries } from '@samsvar/database';
import type { Block, PassageId, SourceId, SourceKind, SourceVersionId } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** What an annotation says of a passage beyond its words. */
export interface PassagePosition {
  readonly id: PassageId;
  /** Code points of all blocks before it, joined by a line feed, and those of its own block before it. */
  readonly start: number;
  readonly page: number | null;
  readonly sha256: Buffer;
  readonly url: string | null;
}

/** Those of the given passages that the caller's organisation has. Lengths are counted in code points, which is how PostgreSQL counts. */
export const findPositions = async (sql: Queries, grant: Grant, ids: readonly PassageId[]): Promise<PassagePosition[]> => [
  ...(await sql<PassagePosition[]>`
    with wanted as (
      select id, version_id, block_from, offset_from from passage
      where id = any(${[...ids]}::uuid[]) and organisation_id = ${grant.organisationId}),
    placed as (
      select b.version_id, b.ord, b.text, b.page_from,
        coalesce(sum(length(b.text) + 1) over (partition by b.version_id order by b.ord rows between unbounded preceding and 1 preceding), 0)::int as before
      from block b where b.version_id in (select version_id from wanted))
    select w.id, p.before + ${codePointsBefore(sql)} as start, p.page_from as page, v.sha256, coalesce(v.origin_url, s.url) as url
    from wanted w
      join placed p on p.version_id = w.version_id and p.ord = w.block_from
      join source_version v on v.id = w.version_id
      join source s on s.id = v.source_id`),
];

/** Offsets are UTF-16 code units; a letter outside the first plane is two of them and one code point. */
const codePointsBefore = (sql: Queries) => sql`
  case when p.text ~ '[\U00010000-\U0010FFFF]' then (
    select count(*)::int from (
      select sum(case when ascii(letter) > 65535 then 2 else 1 end) over (order by at) as units
      from regexp_split_to_table(p.text, '') with ordinality as letters (letter, at)) counted
    where units <= w.offset_from)
  else w.offset_from end`;

/** A source as reference managers are told of it. */
export interface CitedSource {
  readonly id: SourceId;
  readonly kind: SourceKind;
  readonly title: string;
  readonly issuer: string | null;
  readonly caseNumber: string | null;
  readonly dated: string | null;
  readonly url: string | null;
  readonly retrievedAt: Date | null;
}

/** Those of the given sources that the caller's organisation has, by title. */
export const findCitedSources = async (sql: Queries, grant: Grant, ids: readonly SourceId[]): Promise<CitedSource[]> => [
  ...(await sql<CitedSource[]>`
    select s.id, s.kind, s.title, s.issuer, s.case_number, s.dated, s.url, (
      select max(v.retrieved_at) from source_version v where v.source_id = s.id) as retrieved_at
    from source s where s.id = any(${[...ids]}::uuid[]) and s.organisation_id = ${grant.organisationId}
    order by s.title, s.id`),
];

/** The words of a version of the caller's organisation, in order. */
export const findWords = async (sql: Queries, grant: Grant, versionId: SourceVersionId): Promise<Pick<Block, 'ord' | 'text'>[]> => [
  ...(await sql<Pick<Block, 'ord' | 'text'>[]>`
    select b.ord, b.text from block b
      join source_version v on v.id = b.version_id join source s on s.id = v.source_id
    where b.version_id = ${versionId} and s.organisation_id = ${grant.organisationId} order by b.ord`),
];
