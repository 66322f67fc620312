// The SQL of where a passage stands in the current version of its source.
import type { Queries } from '@samsvar/database';
import type { PassageId, PassageRange, PlacementDecision, PlacementState } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { currentVersionOf } from '../source/current-version.store';
import { isRecognised as isOfRecognised } from '../source/source.store';
import { passageColumns, passageTables, type PassageRow } from './passage.store';
import type { PlaceRow } from './placement.store';

/** A passage, the version it is pinned to and, when that is not the current one, where it stands there. */
export interface CurrentRow {
  readonly passage: PassageRow;
  readonly pinnedLabel: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnNote: string | null;
  readonly isRecognised: boolean;
  /** Null when it is pinned to the current version, or to a later one that is not used. */
  readonly current: { readonly no: number; readonly label: string | null; readonly placement: CurrentPlacement | null } | null;
}

/** Where it stands; null as long as it has not been followed. */
export interface CurrentPlacement extends PlaceRow {
  readonly isDoubtful: boolean;
  readonly decision: PlacementDecision | null;
}

/** One passage of the grant's organisation; null when there is none. */
export const findCurrentPassage = async (sql: Queries, grant: Grant, id: PassageId): Promise<CurrentRow | null> => {
  const [row] = await sql<FlatRow[]>`
    select ${passageColumns(sql)}, v.label as pinned_label, s.withdrawn_at, s.withdrawn_note,
      ${isOfRecognised(sql, 'p')} as is_recognised,
      now.no as current_no, now.label as current_label, pl.state, pl.is_doubtful, pl.decision, pl.text_now,
      case when pl.block_from is null then null else jsonb_build_object('blockFrom', pl.block_from, 'offsetFrom', pl.offset_from,
        'blockTo', pl.block_to, 'offsetTo', pl.offset_to) end as range,
      pl.page_label as place_page, pl.section_label as place_section, pl.context_changed as has_context_changed, pl.substance_changed as has_substance_changed
    from ${passageTables(sql)}
      left join source_version now on now.id = ${currentVersionOf(sql, sql`s.id`)} and now.no > v.no
      left join placement pl on pl.passage_id = p.id and pl.version_id = now.id
    where p.id = ${id} and p.organisation_id = ${grant.organisationId}`;
  if (!row) return null;
  const { pinnedLabel, withdrawnAt, withdrawnNote, isRecognised } = row;
  const current = row.currentNo === null ? null : { no: row.currentNo, label: row.currentLabel, placement: placementOf(row) };
  return { passage: row, pinnedLabel, withdrawnAt, withdrawnNote, isRecognised, current };
};

interface FlatRow extends PassageRow, Omit<CurrentRow, 'passage' | 'current'> {
  readonly currentNo: number | null;
  readonly currentLabel: string | null;
  readonly state: PlacementState | null;
  readonly isDoubtful: boolean;
  readonly decision: PlacementDecision | null;
  readonly textNow: string | null;
  readonly range: PassageRange | null;
  readonly placePage: string | null;
  readonly placeSection: string | null;
  readonly hasContextChanged: boolean;
  readonly hasSubstanceChanged: boolean;
}

const placementOf = (row: FlatRow): CurrentPlacement | null =>
  row.state && {
    state: row.state,
    isDoubtful: row.isDoubtful,
    decision: row.decision,
    textNow: row.textNow,
    range: row.range,
    pageLabel: row.placePage,
    sectionLabel: row.placeSection,
    hasContextChanged: row.hasContextChanged,
    hasSubstanceChanged: row.hasSubstanceChanged,
  };
