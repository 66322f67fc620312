// How long working material is kept: the decided times, trying them, and carrying them out.
import { RETENTION_DAYS, RETENTION_KINDS, type Retention, type RetentionKind } from '@samsvar/domain';
import { retentionShape, retentionTrialShape } from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { adminPath } from '../base/admin-path';
import { api } from '../base/api';

const key = ['retention'] as const;

/** The decided times. */
export const useRetention = () =>
  useQuery({ queryKey: key, queryFn: ({ signal }) => api.get(adminPath.retention(), retentionShape, { signal }) });

/** Decides the times. */
export const useDecideRetention = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (days: Retention) => api.put(adminPath.retention(), { days }, retentionShape),
    onSuccess: (body) => client.setQueryData(key, body),
  });
};

/** Says what would go now. */
export const useTrial = () => useMutation({ mutationFn: () => api.get(adminPath.retentionTrial(), retentionTrialShape) });

/** Removes exactly what a trial counted. */
export const useRun = () => useMutation({ mutationFn: (stamp: string) => api.post(adminPath.retentionRun(), { stamp }, retentionTrialShape) });

/** What stands in the fields, by kind. */
export type DaysDraft = Readonly<Record<RetentionKind, string>>;

/** The fields for what has been decided. */
export const draftOf = (days: Retention): DaysDraft =>
  // Every kind is listed on this line.
  Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, days[kind] === null ? '' : String(days[kind])])) as Record<RetentionKind, string>;

/** What a field says: days, null for ever, or `wrong`. */
export const readDays = (text: string): number | null | 'wrong' => {
  if (text.trim() === '') return null;
  const days = Number(text.trim());
  return /^\d{1,5}$/.test(text.trim()) && days >= RETENTION_DAYS.min && days <= RETENTION_DAYS.max ? days : 'wrong';
};
