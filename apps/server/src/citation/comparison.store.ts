// The SQL of comparing two versions of a source: what became of the blocks, and what responses that cite them say.
import type { Queries } from '@samsvar/database';
import type { NodeJson } from '@samsvar/document';
import type { BlockMap, BlockMapRow, PassageId, ResponseId, SourceVersionId } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { readable, standing } from './heat.store';

/** Two versions of one source. */
export interface VersionPair {
  readonly from: SourceVersionId;
  readonly to: SourceVersionId;
}

/** What was found out when the later version was read; null when these two have not been compared. */
export const findBlockMap = async (sql: Queries, grant: Grant, { from, to }: VersionPair): Promise<BlockMap | null> => {
  const rows = await sql<BlockMapRow[]>`
    select m.from_ord as from, m.to_ord as to, m.kind, m.similarity from block_map m
    join source_version v on v.id = m.from_version join source s on s.id = v.source_id
    where m.from_version = ${from} and m.to_version = ${to} and s.organisation_id = ${grant.organisationId} order by m.no`;
  return rows.length > 0 ? [...rows] : null;
};

/** A passage that a response cites, and its place in the version. */
export interface CitedPlace {
  readonly responseId: ResponseId;
  readonly responseTitle: string;
  readonly passageId: PassageId;
  readonly first: number;
  readonly last: number;
}

/** What is cited of a version in responses that the caller may read, in the order of the source. */
export const findCitedPlaces = async (sql: Queries, grant: Grant, versionId: SourceVersionId): Promise<CitedPlace[]> => [
  ...(await sql<CitedPlace[]>`
    select distinct r.id as response_id, r.title as response_title, c.passage_id, c.block_from as first, c.block_to as last
    from (${standing(sql, versionId)}) c join response r on r.id = c.response_id
    where ${readable(sql, grant)} order by first, last, r.id, c.passage_id`),
];

/** What these responses say, as it was last projected; those that the caller may not read are left out. */
export const findTexts = async (sql: Queries, grant: Grant, ids: readonly ResponseId[]): Promise<ReadonlyMap<ResponseId, NodeJson>> => {
  const rows = await sql<{ id: ResponseId; text: NodeJson }[]>`
    select r.id, p.content -> 'text' as text from response r join response_projection p on p.response_id = r.id
    where r.id = any(${[...ids]}::uuid[]) and ${readable(sql, grant)}`;
  return new Map(rows.map(({ id, text }) => [id, text]));
};
