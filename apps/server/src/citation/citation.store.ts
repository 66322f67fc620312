// The SQL of citations: rows derived from the text of a response, and what is printed of the sources. Who cites what stands in heat.store.ts.
import type { Queries, Transaction } from '@samsvar/database';
import type {
  CitationMode,
  LocalDate,
  OrganisationId,
  ResponseId,
  SourceId,
  SourceKind,
  SourceVersionId,
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
 * passage does not exist, or belongs to another organisation, gets no row. Older positions change nothing. Most keystrokes
 * change no citation: then nothing is written. How often each block is cited follows by triggers (0015-heat.sql).
 */
export const writeCitations = async (
  tx: Transaction,
  place: CitationPlace,
  found: readonly CitationDraft[],
): Promise<void> => {
  const known = new Map((await findWritten(tx, place.responseId)).map((row) => [row.id, row]));
  const changed = found.filter((draft) => !isSame(draft, known.get(draft.id)));
  const asked = new Map(found.map(({ id, passageId }) => [id, passageId]));
  const gone = [...known.values()].filter(({ id, passageId }) => asked.get(id) !== passageId);
  if (changed.length > 0) await upsertCitations(tx, place, changed);
  if (gone.length > 0) await deleteCitations(tx, place, { gone, changed });
};

/** The rows of a response that stand in its text, as they were written last. */
const findWritten = async (tx: Transaction, responseId: ResponseId): Promise<readonly CitationDraft[]> =>
  tx<CitationDraft[]>`
    select id, passage_id, mode, section_id, section_title, stance, position from citation where response_id = ${responseId} and deleted_at is null`;

const isSame = (draft: CitationDraft, row: CitationDraft | undefined): boolean =>
  row !== undefined &&
  row.passageId === draft.passageId &&
  row.mode === draft.mode &&
  row.sectionId === draft.sectionId &&
  row.sectionTitle === draft.sectionTitle &&
  row.stance === draft.stance &&
  row.position === draft.position;

const upsertCitations = async (tx: Transaction, place: CitationPlace, found: readonly CitationDraft[]): Promise<void> => {
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
    on conflict (response_id, id) do update set
      passage_id = excluded.passage_id, source_id = excluded.source_id, version_id = excluded.version_id,
      block_from = excluded.block_from, block_to = excluded.block_to, mode = excluded.mode, section_id = excluded.section_id,
      section_title = excluded.section_title, stance = excluded.stance, position = excluded.position,
      seen_seq = excluded.seen_seq, deleted_at = null
    where citation.seen_seq <= excluded.seen_seq`;
};

/** Those that are gone, but for those that have just been written with another passage. */
const deleteCitations = async (
  tx: Transaction,
  place: CitationPlace,
  { gone, changed }: { readonly gone: readonly CitationDraft[]; readonly changed: readonly CitationDraft[] },
): Promise<void> => {
  await tx`
    update citation set deleted_at = now(), seen_seq = ${place.seq}
    where response_id = ${place.responseId} and id = any(${gone.map((c) => c.id)}::uuid[]) and deleted_at is null and seen_seq <= ${place.seq}
      and not exists (
        select 1 from unnest(${changed.map((c) => c.id)}::uuid[], ${changed.map((c) => c.passageId)}::uuid[]) as n (id, passage_id)
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

/** The days that versions of the caller's organisation have of their own; those that have none are left out. */
export const findVersionDays = async (
  sql: Queries,
  grant: Grant,
  ids: readonly SourceVersionId[],
): Promise<ReadonlyMap<SourceVersionId, LocalDate>> => {
  const rows = await sql<{ id: SourceVersionId; dated: LocalDate }[]>`
    select v.id, v.dated from source_version v join source s on s.id = v.source_id
    where v.id = any(${[...ids]}::uuid[]) and v.dated is not null and s.organisation_id = ${grant.organisationId}`;
  return new Map(rows.map(({ id, dated }) => [id, dated]));
};
