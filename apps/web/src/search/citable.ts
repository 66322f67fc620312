// What of a hit is cited: the sentence that it stands in.
import type { SourceVersionId } from '@samsvar/domain';
import type { SelectedPassage } from '../passage/use-selection';
import type { ChosenHit } from './HitList';

/** Null for what stands in a response, which is nobody's source. */
export const citableOf = ({ group: { source }, hit: { ord, cite } }: ChosenHit): { readonly versionId: SourceVersionId; readonly selected: SelectedPassage } | null => {
  if (!source || !cite || ord === null) return null;
  return { versionId: source.versionId, selected: { range: { blockFrom: ord, offsetFrom: cite.from, blockTo: ord, offsetTo: cite.to }, exact: cite.exact } };
};
