// The organisation's decision bodies and their meetings.
import { decisionBodiesShape, type DecisionBodiesDraft } from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { adminPath } from '../base/admin-path';
import { api } from '../base/api';

const key = ['organisation', 'decision-bodies'] as const;

/** In the order the organisation has chosen. */
export const useDecisionBodies = () =>
  useQuery({ queryKey: key, queryFn: ({ signal }) => api.get(adminPath.decisionBodies(), decisionBodiesShape, { signal }) });

/** Replaces the whole list. */
export const useSaveDecisionBodies = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: DecisionBodiesDraft) => api.put(adminPath.decisionBodies(), draft, decisionBodiesShape),
    onSuccess: (body) => client.setQueryData(key, body),
  });
};
