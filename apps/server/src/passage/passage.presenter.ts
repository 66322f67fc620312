// Passages as they go over the wire.
import type { PassageBody } from '@samsvar/protocol';
import { passageLabel } from './passage-label';
import type { PassageRow } from './passage.store';

/** A passage with its short label. */
export const presentPassage = (passage: PassageRow): PassageBody => ({
  id: passage.id,
  versionId: passage.versionId,
  sourceId: passage.sourceId,
  versionNo: passage.versionNo,
  sourceTitle: passage.sourceTitle,
  label: passageLabel(passage),
  blockFrom: passage.blockFrom,
  offsetFrom: passage.offsetFrom,
  blockTo: passage.blockTo,
  offsetTo: passage.offsetTo,
  exact: passage.exact,
  prefix: passage.prefix,
  suffix: passage.suffix,
  pageLabel: passage.pageLabel,
  sectionLabel: passage.sectionLabel,
});
