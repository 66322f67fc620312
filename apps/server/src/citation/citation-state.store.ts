// The SQL of how cited passages stand: pinned where, and where that is in the newest version in use.
import type { Queries } from '@samsvar/database';
import type { PassageId, PlacementDecision, PlacementState, SourceId } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { isRecognised } from '../source/source.store';

/** One passage with its place in the newest version in use; all of that is null while it is pinned to that one, or its place has not been looked for. */
export interface CitationStateRow {
  readonly passageId: PassageId;
  readonly sourceId: SourceId;
  readonly pinnedNo: number;
  readonly pinnedPage: string | null;
  readonly currentNo: number | null;
  readonly state: PlacementState | null;
  readonly currentPage: string | null;
  readonly isDoubtful: boolean;
  readonly decision: PlacementDecision | null;
  readonly substanceChanged: boolean;
  readonly isWithdrawn: boolean;
  readonly isRecognised: boolean;
}

/** Those of these passages that the response's organisation has, in no order. One query, however many there are. */
export const findCitationStates = async (sql: Queries, grant: Grant, ids: readonly string[]): Promise<CitationStateRow[]> => [
  ...(await sql<CitationStateRow[]>`
    with cited as materialized (
      select p.id, p.version_id, p.page_label, p.block_from, p.block_to from passage p
      where p.id = any(${[...ids]}::uuid[]) and p.organisation_id = ${grant.organisationId}),
    pinned as materialized (
      select v.id, v.source_id, v.no, v.recognised_pages, s.withdrawn_at from source_version v join source s on s.id = v.source_id
      where v.id in (select version_id from cited) and s.organisation_id = ${grant.organisationId}),
    newest as materialized (
      select distinct on (source_id) source_id, id, no from source_version
      where source_id in (select source_id from pinned) and state = 'ready' and standing = 'in-use' order by source_id, no desc)
    select p.id as passage_id, v.source_id, v.no as pinned_no, p.page_label as pinned_page,
      n.no as current_no, l.state, l.page_label as current_page, coalesce(l.is_doubtful, false) as is_doubtful, l.decision,
      coalesce(l.substance_changed, false) as substance_changed, v.withdrawn_at is not null as is_withdrawn, ${isRecognised(sql, 'p')} as is_recognised
    from cited p
    join pinned v on v.id = p.version_id
    left join newest n on n.source_id = v.source_id and n.no > v.no
    left join placement l on l.passage_id = p.id and l.version_id = n.id`),
];
