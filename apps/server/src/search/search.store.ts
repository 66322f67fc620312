// The SQL of searching: where to look, what is found there, and what is shown of it.
import type { Queries } from '@samsvar/database';
import type { ConsultationId, ResponseId, SourceId, SourceKind, SourceVersionId } from '@samsvar/domain';
import type { SearchQuery } from '@samsvar/protocol';
import type { Grant } from '../access/grant';
import type { Term } from './question';

/** A version of a source to look in. */
export interface VersionPlace {
  readonly id: SourceVersionId;
  readonly sourceId: SourceId;
  readonly no: number;
  readonly title: string;
  readonly kind: SourceKind;
  /** Whether it is the newest in use. */
  readonly isCurrent: boolean;
  /** Its issuer has taken the source back. */
  readonly isWithdrawn: boolean;
}

/** A response to look in. */
export interface ResponsePlace {
  readonly id: ResponseId;
  readonly title: string;
  readonly isDelivered: boolean;
}

type Filters = Pick<SearchQuery, 'in' | 'kind' | 'source' | 'consultation' | 'versions'>;

/** What stands for earlier responses among the kinds of sources. */
const DELIVERED: SourceKind = 'earlier_response';

/** The readable versions of the organisation's own sources: the newest in use of each, or all. */
export const findVersionPlaces = async (sql: Queries, grant: Grant, filters: Filters): Promise<VersionPlace[]> => {
  const places = filters.in;
  if (places && !places.includes('sources') && !places.includes('delivered')) return [];
  return [
    ...(await sql<VersionPlace[]>`
      select * from (
        select v.id, v.source_id, v.no, s.title, s.kind, s.withdrawn_at is not null as is_withdrawn, v.standing = 'in-use' and not exists (
          select from source_version w where w.source_id = v.source_id and w.no > v.no and w.state = 'ready' and w.standing = 'in-use') as is_current
        from source s join source_version v on v.source_id = s.id
        where s.organisation_id = ${grant.organisationId} and v.state = 'ready'
          ${filters.versions === 'all' ? sql`` : sql`and v.standing = 'in-use'`}
          ${filters.kind ? sql`and s.kind = ${filters.kind}` : sql``}
          ${filters.source ? sql`and s.id = ${filters.source}` : sql``}
          ${places && !places.includes('delivered') ? sql`and s.kind <> ${DELIVERED}` : sql``}
          ${places && !places.includes('sources') ? sql`and s.kind = ${DELIVERED}` : sql``}
          ${filters.consultation ? sql`and exists (select from consultation_document d where d.source_id = s.id and d.consultation_id = ${filters.consultation})` : sql``}
      ) v where ${filters.versions === 'all' ? sql`true` : sql`v.is_current`}`),
  ];
};

/** The organisation's own responses; none where only sources are asked for. */
export const findResponsePlaces = async (sql: Queries, grant: Grant, filters: Filters): Promise<ResponsePlace[]> => {
  const places = filters.in;
  const wanted = { drafts: !places || places.includes('drafts'), delivered: !places || places.includes('delivered') };
  if (filters.kind || filters.source || (!wanted.drafts && !wanted.delivered)) return [];
  return [
    ...(await sql<ResponsePlace[]>`
      select r.id, r.title, r.frozen_at is not null as is_delivered from response r
      where r.organisation_id = ${grant.organisationId}
        ${wanted.drafts ? sql`` : sql`and r.frozen_at is not null`} ${wanted.delivered ? sql`` : sql`and r.frozen_at is null`}
        ${filters.consultation ? ofConsultation(sql, filters.consultation) : sql``}`),
  ];
};

const ofConsultation = (sql: Queries, id: ConsultationId) =>
  sql`and exists (select from case_file f where f.id = r.case_file_id and f.consultation_id = ${id})`;

/** How well a block fits: a heading, its words, parts of its words, letters in them, or something like it. */
export const TIERS = { heading: 0, words: 1, parts: 2, letters: 3, near: 4 } as const;

/** A block that was found in a version or a response. */
export interface Found {
  readonly document: SourceVersionId | ResponseId;
  readonly ord: number;
  readonly tier: number;
  /** How many of the document were found in the same way. */
  readonly total: number;
  /** There are more in all than were looked at. */
  readonly isCapped: boolean;
}

type Kind = 'block' | 'response_block';

/** Blocks with all of the terms, the best `each` of each document; the database looks at the named organisation's own alone, too. */
export const findBlocksWith = async (
  sql: Queries,
  grant: Grant,
  asked: { readonly kind: Kind; readonly among: readonly (SourceVersionId | ResponseId)[]; readonly terms: readonly Term[]; readonly each: number; readonly most: number },
): Promise<Found[]> => {
  // The function filters by the organisation that the transaction is for; here it is the one that was judged.
  if (asked.among.length === 0 || grant.actingAs !== grant.organisationId) return [];
  return [
    ...(await sql<Found[]>`
      select document, ord, tier, total, is_capped from samsvar_search(${asked.kind}, ${[...asked.among]}::uuid[],
        ${asked.terms.map(({ words }) => words)}::text[], ${asked.terms.map(({ pattern }) => pattern)}::text[], ${asked.each}, ${asked.most})`),
  ];
};

/** A hit's block. */
export interface HitRow {
  readonly document: SourceVersionId | ResponseId;
  readonly ord: number;
  readonly type: string;
  readonly blockId: string | null;
  readonly text: string;
  readonly page: string | null;
  readonly section: string | null;
}

/** The blocks that are shown. */
export const findHits = async (sql: Queries, kind: Kind, found: readonly Found[]): Promise<HitRow[]> => {
  if (found.length === 0) return [];
  return [
    ...(await sql<HitRow[]>`
      select document, ord, type, block_id, text, page, section
      from samsvar_search_hits(${kind}, ${found.map(({ document }) => document)}::uuid[], ${found.map(({ ord }) => ord)}::int[])`),
  ];
};

/** What is the same in all forms of each word of each term. */
export const findStems = async (sql: Queries, terms: readonly Term[]): Promise<(string | null)[][]> => {
  const words = terms.map((term) => term.words.split(' '));
  const rows = await sql<{ stem: string | null }[]>`
    select samsvar_stem(w) as stem from unnest(${words.flat()}::text[]) with ordinality as asked (w, no) order by no`;
  let at = 0;
  return words.map((own) => own.map(() => rows[at++]?.stem ?? null));
};
