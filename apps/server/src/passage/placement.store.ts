// The SQL of placements: where cited passages stand in a version, and what people have said of it.
import type { Queries, Transaction } from '@samsvar/database';
import type {
  PassageId,
  PassageRange,
  PlaceCandidate,
  PlacementDecision,
  PlacementState,
  ResponseId,
  SourceId,
  SourceVersionId,
} from '@samsvar/domain';
import type { PlacementCounts } from '@samsvar/protocol';
import type { Grant } from '../access/grant';
import type { PlaceLabels } from './new-placement.store';
import { passageColumns, passageTables, type PassageRow } from './passage.store';

/** Where a passage stands: what a person's choice replaces, and taking it back restores. */
export interface PlaceRow extends PlaceLabels {
  readonly state: PlacementState;
  /** Null where it is gone. */
  readonly range: PassageRange | null;
  readonly textNow: string | null;
  readonly hasContextChanged: boolean;
  readonly hasSubstanceChanged: boolean;
}

/** One passage in one version, with who cites it where the caller may see. */
export interface PlacementRow extends PlaceRow {
  readonly passage: PassageRow;
  readonly versionId: SourceVersionId;
  readonly isDoubtful: boolean;
  readonly confidence: number;
  readonly candidates: readonly (PlaceCandidate & PlaceLabels)[];
  readonly decision: PlacementDecision | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly revision: number;
  readonly citations: number;
  readonly responses: readonly { readonly id: ResponseId; readonly title: string }[];
}

/** A version whose placements are asked for. */
export interface PlacedVersion {
  readonly versionId: SourceVersionId;
  readonly sourceId: SourceId;
}

/** Whether nobody has said anything of a placement `pl`, and somebody should: `isWaiting` of the domain, in SQL. */
const waiting = (sql: Queries) => sql`(pl.decision is null and (pl.is_doubtful or pl.state = 'gone'))`;

/** The citations of a version's passages, in those of the owner's responses that the caller may read. */
const visibleCitations = (sql: Queries, grant: Grant, sourceId: SourceId) => sql`
  select c.passage_id, c.response_id, r.title from citation c join response r on r.id = c.response_id
  where c.version_id = any (array(select w.id from source_version w where w.source_id = ${sourceId})) and c.deleted_at is null
    and c.organisation_id = ${grant.organisationId} and r.organisation_id = ${grant.organisationId}
    and (r.organisation_id = ${grant.actingAs} or exists (
      select from response_party rp where rp.response_id = r.id and rp.organisation_id = ${grant.actingAs}) or exists (
      select from response_guest_now g
      where g.response_id = r.id and g.person_id = ${grant.personId} and g.organisation_id = ${grant.actingAs}))`;

/** How the citations that the caller may see stand in a version. */
export const countPlacements = async (sql: Queries, grant: Grant, { versionId, sourceId }: PlacedVersion): Promise<PlacementCounts> => {
  const [counts] = await sql<PlacementCounts[]>`
    with cited as (${visibleCitations(sql, grant, sourceId)})
    select count(*)::int as total,
      (count(*) filter (where pl.state = 'unchanged'))::int as unchanged, (count(*) filter (where pl.state = 'moved'))::int as moved,
      (count(*) filter (where pl.state = 'edited'))::int as edited, (count(*) filter (where pl.state = 'gone'))::int as gone,
      (count(*) filter (where ${waiting(sql)}))::int as waiting, (count(*) filter (where pl.substance_changed))::int as substance
    from cited join placement pl on pl.passage_id = cited.passage_id and pl.version_id = ${versionId}`;
  if (!counts) throw new Error('Counting gives one row.');
  return counts;
};

/** Which placements are asked for: all that are cited, those of them that are not simply unchanged, or these whether cited or not. */
export type Wanted = 'all' | 'changed' | readonly PassageId[];

/** Those that wait come first, of these the ones changed in substance; then by the place where they are pinned. */
export const findPlacements = async (
  sql: Queries,
  grant: Grant,
  { versionId, sourceId, wanted }: PlacedVersion & { readonly wanted: Wanted },
): Promise<PlacementRow[]> => {
  const rows = await sql<(FlatRow & Omit<PassageRow, 'id'> & { id: PassageId })[]>`
    with cited as (${visibleCitations(sql, grant, sourceId)}),
      counted as (select passage_id, count(*)::int as citations,
        jsonb_agg(distinct jsonb_build_object('id', response_id, 'title', title)) as responses from cited group by passage_id)
    select ${passageColumns(sql)}, pl.version_id as placed_in, pl.state, pl.is_doubtful, pl.text_now, pl.confidence,
      pl.context_changed as has_context_changed, pl.substance_changed as has_substance_changed, pl.candidates, pl.decision,
      (select name from person where person.id = pl.decided_by) as decided_by, pl.decided_at, pl.revision,
      pl.page_label as place_page, pl.section_label as place_section,
      case when pl.block_from is null then null else jsonb_build_object('blockFrom', pl.block_from, 'offsetFrom', pl.offset_from,
        'blockTo', pl.block_to, 'offsetTo', pl.offset_to) end as range,
      coalesce(counted.citations, 0) as citations, coalesce(counted.responses, '[]') as responses
    from placement pl join (${passageTables(sql)}) on p.id = pl.passage_id left join counted on counted.passage_id = pl.passage_id
    where pl.version_id = ${versionId} and p.organisation_id = ${grant.organisationId} and ${chosen(sql, wanted)}
    order by ${waiting(sql)} desc, (${waiting(sql)} and pl.substance_changed) desc, v.no, p.block_from, p.offset_from, p.id`;
  return rows.map(whole);
};

const chosen = (sql: Queries, wanted: Wanted) => {
  if (wanted === 'all') return sql`counted.citations is not null`;
  if (wanted === 'changed')
    return sql`counted.citations is not null and not (pl.state = 'unchanged' and not pl.is_doubtful and not pl.context_changed and pl.decision is null)`;
  return sql`pl.passage_id = any (${[...wanted]}::uuid[])`;
};

interface FlatRow extends Omit<PlacementRow, 'passage' | 'versionId' | 'pageLabel' | 'sectionLabel'> {
  readonly placedIn: SourceVersionId;
  readonly placePage: string | null;
  readonly placeSection: string | null;
}

const whole = ({ placedIn, placePage, placeSection, ...row }: FlatRow & PassageRow): PlacementRow => ({
  passage: row,
  versionId: placedIn,
  state: row.state,
  range: row.range,
  textNow: row.textNow,
  pageLabel: placePage,
  sectionLabel: placeSection,
  hasContextChanged: row.hasContextChanged,
  hasSubstanceChanged: row.hasSubstanceChanged,
  isDoubtful: row.isDoubtful,
  confidence: row.confidence,
  candidates: row.candidates,
  decision: row.decision,
  decidedBy: row.decidedBy,
  decidedAt: row.decidedAt,
  revision: row.revision,
  citations: row.citations,
  responses: row.responses,
});

/** What somebody says of a placement, and where it stands by that. */
export interface NewDecision {
  readonly passageId: PassageId;
  readonly versionId: SourceVersionId;
  readonly decision: PlacementDecision | null;
  readonly place: PlaceRow;
  /** The one that whoever decides has seen. */
  readonly revision: number;
  readonly at: Date;
}

/** Keeps others from deciding on these until the transaction ends. */
export const lockPlacements = async (tx: Transaction, versionId: SourceVersionId, passages: readonly PassageId[]): Promise<void> => {
  await tx`select from placement where version_id = ${versionId} and passage_id = any (${[...passages]}::uuid[]) order by passage_id for update`;
};

/** Writes a decision on a placement that has been locked, and keeps where it stood before. */
export const writeDecision = async (tx: Transaction, grant: Grant, decision: NewDecision & { readonly id: string; readonly before: PlaceRow }): Promise<void> => {
  const { passageId, versionId, place, at } = decision;
  await tx`insert into placement_decision (id, passage_id, version_id, revision, decision, place, decided_by, decided_at)
    values (${decision.id}, ${passageId}, ${versionId}, ${decision.revision + 1}, ${decision.decision}, ${tx.json(keptOf(decision.before))}, ${grant.personId}, ${at})`;
  await tx`update placement pl set decision = ${decision.decision}, revision = ${decision.revision + 1},
      decided_by = ${decision.decision && grant.personId}, decided_at = ${decision.decision && at},
      state = ${place.state}, block_from = ${place.range?.blockFrom ?? null}, offset_from = ${place.range?.offsetFrom ?? null},
      block_to = ${place.range?.blockTo ?? null}, offset_to = ${place.range?.offsetTo ?? null}, text_now = ${place.textNow},
      page_label = ${place.pageLabel}, section_label = ${place.sectionLabel},
      context_changed = ${place.hasContextChanged}, substance_changed = ${place.hasSubstanceChanged}
    from passage p where pl.passage_id = ${passageId} and pl.version_id = ${versionId} and pl.revision = ${decision.revision}
      and p.id = pl.passage_id and p.organisation_id = ${grant.organisationId}`;
};

/** Where each of these was found before anybody had decided; only those on which somebody has. */
export const findFoundPlaces = async (
  tx: Transaction,
  versionId: SourceVersionId,
  passages: readonly PassageId[],
): Promise<ReadonlyMap<PassageId, PlaceRow>> => {
  const rows = await tx<{ passageId: PassageId; place: PlaceRow }[]>`
    select passage_id, place from placement_decision
    where version_id = ${versionId} and passage_id = any (${[...passages]}::uuid[]) and revision = 1`;
  return new Map(rows.map(({ passageId, place }) => [passageId, place]));
};

const keptOf = ({ state, range, textNow, pageLabel, sectionLabel, hasContextChanged, hasSubstanceChanged }: PlaceRow) => ({
  state,
  range: range && { ...range },
  textNow,
  pageLabel,
  sectionLabel,
  hasContextChanged,
  hasSubstanceChanged,
});
