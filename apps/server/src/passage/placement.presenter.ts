// Placements as they go over the wire.
import { isWaiting, type PassageRange } from '@samsvar/domain';
import type { PlacementBody } from '@samsvar/protocol';
import type { PlaceLabels } from './new-placement.store';
import { presentPassage } from './passage.presenter';
import type { PlaceRow, PlacementRow } from './placement.store';

/** One passage in one version. */
export const presentPlacement = (row: PlacementRow): PlacementBody => ({
  passage: presentPassage(row.passage),
  state: row.state,
  isDoubtful: row.isDoubtful,
  isWaiting: isWaiting(row),
  place: presentPlace(row),
  confidence: row.confidence,
  hasContextChanged: row.hasContextChanged,
  hasSubstanceChanged: row.hasSubstanceChanged,
  candidates: row.candidates.map(({ range, text, likeness, ...labels }) => ({ ...placeOf(range, text, labels), likeness })),
  decision: row.decision && row.decidedAt ? { is: row.decision, by: row.decidedBy ?? '', at: row.decidedAt.toISOString() } : null,
  revision: row.revision,
  citations: row.citations,
  responses: [...row.responses],
});

/** Where it stands; null where it is gone. */
export const presentPlace = ({ range, textNow, ...labels }: PlaceRow): PlacementBody['place'] => range && placeOf(range, textNow ?? '', labels);

const placeOf = (range: PassageRange, text: string, { pageLabel, sectionLabel }: PlaceLabels) => ({
  range: { blockFrom: range.blockFrom, offsetFrom: range.offsetFrom, blockTo: range.blockTo, offsetTo: range.offsetTo },
  text,
  pageLabel,
  sectionLabel,
});
