// The SQL that writes what comparing has found: what became of each block, and where each passage stands.
import type { Transaction } from '@samsvar/database';
import type { BlockMap, PassageId, PlaceCandidate, Placed, SourceVersionId } from '@samsvar/domain';

/** What a reader would look for a place by. */
export interface PlaceLabels {
  readonly pageLabel: string | null;
  readonly sectionLabel: string | null;
}

/** Where a passage stands, as nobody has looked at it yet. */
export interface NewPlacement extends Placed, PlaceLabels {
  readonly passageId: PassageId;
  readonly followedFrom: SourceVersionId;
  readonly candidates: readonly (PlaceCandidate & PlaceLabels)[];
}

/** Placements in one statement: some hundred characters each. */
const BATCH = 2_000;

/** Adds the placements of a version. One that is there already stays as it is: a person may have decided on it. */
export const insertPlacements = async (tx: Transaction, versionId: SourceVersionId, placements: readonly NewPlacement[]): Promise<void> => {
  for (let from = 0; from < placements.length; from += BATCH) {
    await tx`
      insert into placement (passage_id, version_id, state, is_doubtful, block_from, offset_from, block_to, offset_to, text_now, page_label,
        section_label, confidence, context_changed, substance_changed, followed_from, candidates)
      select x.passage_id, ${versionId}, x.state, x.is_doubtful, x.block_from, x.offset_from, x.block_to, x.offset_to, x.text_now, x.page_label,
        x.section_label, x.confidence, x.context_changed, x.substance_changed, x.followed_from, x.candidates
      from jsonb_to_recordset(${tx.json(placements.slice(from, from + BATCH).map(rowOf))}) as x (passage_id uuid, state text, is_doubtful boolean,
        block_from int, offset_from int, block_to int, offset_to int, text_now text, page_label text, section_label text, confidence real,
        context_changed boolean, substance_changed boolean, followed_from uuid, candidates jsonb)
      on conflict do nothing`;
  }
};

const rowOf = (placement: NewPlacement) => ({
  passage_id: placement.passageId,
  state: placement.state,
  is_doubtful: placement.isDoubtful,
  block_from: placement.range?.blockFrom ?? null,
  offset_from: placement.range?.offsetFrom ?? null,
  block_to: placement.range?.blockTo ?? null,
  offset_to: placement.range?.offsetTo ?? null,
  text_now: placement.textNow,
  page_label: placement.pageLabel,
  section_label: placement.sectionLabel,
  confidence: placement.confidence,
  context_changed: placement.hasContextChanged,
  substance_changed: placement.hasSubstanceChanged,
  followed_from: placement.followedFrom,
  candidates: placement.candidates.map(({ range, ...candidate }) => ({ range: { ...range }, ...candidate })),
});

/** Writes what became of each block; in the place of what was written before. */
export const replaceBlockMap = async (
  tx: Transaction,
  { from, to }: { readonly from: SourceVersionId; readonly to: SourceVersionId },
  map: BlockMap,
): Promise<void> => {
  await tx`delete from block_map where from_version = ${from} and to_version = ${to}`;
  await tx`insert into block_map (from_version, to_version, no, from_ord, to_ord, kind, similarity)
    select ${from}, ${to}, x.no, x.from_ord, x.to_ord, x.kind, x.similarity
    from unnest(${map.map((_, no) => no)}::int[], ${map.map((row) => row.from)}::int[], ${map.map((row) => row.to)}::int[],
      ${map.map((row) => row.kind)}::text[], ${map.map((row) => row.similarity)}::real[]) as x (no, from_ord, to_ord, kind, similarity)`;
};
