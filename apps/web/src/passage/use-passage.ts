// Fetching and pinning passages.
import type { PassageId, SourceVersionId } from '@samsvar/domain';
import { passageShape, type PassageBody } from '@samsvar/protocol';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';
import type { SelectedPassage } from './use-selection';

/** How to fetch a passage; it never changes. */
export const passageQuery = (id: PassageId) =>
  queryOptions({
    queryKey: queryKey.passage(id),
    queryFn: ({ signal }) => api.get(apiPath.passage(id), passageShape, { signal }),
    staleTime: Infinity,
  });

/**
 * Pins what is selected. The id is made here so that a repeated call does nothing twice; the same range
 * pinned before answers with the passage that exists, whose id is the one to use.
 */
export const pinPassage = (versionId: SourceVersionId, selected: SelectedPassage): Promise<PassageBody> => {
  const id = crypto.randomUUID() as PassageId; // a fresh uuid is an id
  return api.put(apiPath.passage(id), { versionId, ...selected.range, exact: selected.exact }, passageShape);
};
