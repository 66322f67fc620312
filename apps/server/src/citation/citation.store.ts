// The SQL of citations: rows derived from the text of a response, and what is printed of the sources. Who cites what stands in heat.store.ts.
import type { Queries, Transaction } from '@samsvar/database';
import type {
  CitationMode,
  LocalDate,
  OrganisationId,
  ResponseId,
  SourceId,
  SourceKind,
  Stance,
} from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** A citation as the projector found it in the text. */
export interface CitationDraft {
  readonly id: string;
  readonly passageId: string;
  readonly mode: CitationMode;
  readonly sectionId: string | null;
  readonly sectionTitle: string | null;
  readonly stance: Stance | null;
  readonly position: number;
}

/** Where the citations were found, and at which position of the log. */
export interface CitationPlace {
  readonly responseId: ResponseId;
  readonly organisationId: OrganisationId;
  readonly seq: number;
}

/**
 * Makes the rows say what the text says: adds, changes, revives, and marks as deleted what is gone. A node whose
 * passage does not exist, or belongs to another organisation, gets no row. Older positions change nothing.
 */
export const writeCitations = async (
  tx: Transaction,
  place: CitationPlace,
  found: readonly CitationDraft[],
): Promise<void> => {
  await tx`
    insert into citation (id, response_id, organisation_id, passage_id, source_id, version_id, block_from, block_to, mode,
      section_id, section_title, stance, position, seen_seq)
    select n.id, ${place.responseId}, ${place.organisationId}, p.id, v.source_id, v.id, p.block_from, p.block_to, n.mode,
      n.section_id, n.section_title, n.stance, n.position, ${place.seq}
    from unnest(
      ${found.map((c) => c.id)}::uuid[], ${found.map((c) => c.passageId)}::uuid[], ${found.map((c) => c.mode)}::text[],
      ${found.map((c) => c.sectionId)}::text[], ${found.map((c) => c.sectionTitle)}::text[],
      ${found.map((c) => c.stance)}::text[], ${found.map((c) => c.position)}::int[])
      as n (id, passage_id, mode, section_id, section_title, stance, position)
    join passage p on p.id = n.passage_id and p.organisation_id = ${place.organisationId}
    join source_version v on v.id = p.version_id
    -- Most keystrokes change none: what is there already is not even tried.
    where not exists (
      select from citation k where k.response_id = ${place.responseId} and k.id = n.id and k.deleted_at is null
        and (k.passage_id, k.mode, k.position) = (p.id, n.mode, n.position)
        and (k.section_id, k.section_title, k.stance) is not distinct from (n.section_id, n.section_title, n.stance))
    on conflict (response_id, id) do update set
      passage_id = excluded.passage_id, source_id = excluded.source_id, version_id = excluded.version_id,
      block_from = excluded.block_from, block_to = excluded.block_to, mode = excluded.mode, section_id = excluded.section_id,
      section_title = excluded.section_title, stance = excluded.stance, position = excluded.position,
      seen_seq = excluded.seen_seq, deleted_at = null
    where citation.seen_seq <= excluded.seen_seq and (citation.deleted_at is not null
      or (citation.passage_id, citation.mode, citation.section_id, citation.section_title, citation.stance, citation.position)
        is distinct from (excluded.passage_id, excluded.mode, excluded.section_id, excluded.section_title, excluded.stance, excluded.position))`;
  await tx`
    update citation set deleted_at = now(), seen_seq = ${place.seq}
    where response_id = ${place.responseId} and deleted_at is null and seen_seq <= ${place.seq}
      and not exists (
        select 1 from unnest(${found.map((c) => c.id)}::uuid[], ${found.map((c) => c.passageId)}::uuid[]) as n (id, passage_id)
        where n.id = citation.id and n.passage_id = citation.passage_id)`;
};

/** What a printed reference says about a source. */
export interface ReferenceSource {
  readonly id: SourceId;
  readonly issuer: string | null;
  readonly title: string;
  readonly caseNumber: string | null;
  readonly dated: LocalDate | null;
  readonly kind: SourceKind;
  readonly url: string | null;
}

/** Those of the given sources that the caller's organisation has. */
export const findReferenceSources = async (
  sql: Queries,
  grant: Grant,
  ids: readonly SourceId[],
): Promise<ReferenceSource[]> => [
  ...(await sql<ReferenceSource[]>`
    select id, issuer, title, case_number, dated, kind, url from source
    where id = any(${[...ids]}::uuid[]) and organisation_id = ${grant.organisationId}`),
];
