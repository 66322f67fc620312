// Fetching what the product proposes about a version, and saying what of it is right.
import type { FindingId, FindingState, SourceId } from '@samsvar/domain';
import { findingListShape, type FindingBody, type FindingDecisions, type FindingList } from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../base/api';
import { queryKey } from '../base/query';
import { sourcePath } from '../base/source-path';

const keyOf = (id: SourceId, no: number) => ['findings', id, no] as const;

/** What is proposed about a version, and what has been said of it; nothing is fetched without a number. */
export const useFindings = (id: SourceId, no: number | null) =>
  useQuery({
    enabled: no !== null,
    queryKey: keyOf(id, no ?? 0),
    queryFn: ({ signal }) => api.get(sourcePath.findings(id, no ?? 0), findingListShape, { signal }),
    select: ({ findings }) => findings,
  });

/** What is said of one: with `value` when it was corrected. */
export interface FindingSaid {
  readonly id: FindingId;
  readonly state: FindingState;
  readonly value?: FindingBody['value'];
}

/** Says it of all of these, or of none when one is refused. A confirmed fact becomes the source's, so that is fetched again. */
export const useDecideFindings = (id: SourceId, no: number) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (said: readonly FindingSaid[]): Promise<FindingList> => {
      const body: FindingDecisions = { findings: [...said] };
      return api.put(sourcePath.findings(id, no), body, findingListShape);
    },
    onSuccess: (list) => {
      client.setQueryData(keyOf(id, no), list);
      void client.invalidateQueries({ queryKey: queryKey.source(id), exact: true });
      void client.invalidateQueries({ queryKey: ['sources', 'of'] });
      void client.invalidateQueries({ queryKey: queryKey.consultations() });
    },
  });
};
