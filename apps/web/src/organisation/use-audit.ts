// The log of who did what: reading it page by page, checking it, and what others' logs were witnessed to say.
import { auditShape, auditVerificationShape, auditWitnessedShape, type AuditEntryBody, type AuditWitnessedBody } from '@samsvar/protocol';
import { isLocalDate } from '@samsvar/domain';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { adminPath } from '../base/admin-path';
import { api } from '../base/api';

/** One entry, as it is shown. */
export type AuditEntry = AuditEntryBody;
/** One of others' checkpoints. */
export type Witnessed = AuditWitnessedBody['checkpoints'][number];

/** What is to be shown; empty: whatever it is. Days that are no dates are not asked for. */
export interface AuditFilter {
  readonly from: string;
  readonly to: string;
  readonly actor: string;
  readonly action: string;
}

/** Everything. */
export const NO_FILTER: AuditFilter = { from: '', to: '', actor: '', action: '' };

/** Where the log is taken out as a file. */
export const exportAddress = (filter: AuditFilter, format: 'csv' | 'jsonl'): string =>
  `${adminPath.auditExport()}?${asked(format === 'csv' ? filter : NO_FILTER, { format })}`;

/** Newest first; older ones are fetched by `fetchNextPage`. */
export const useAuditLog = (filter: AuditFilter) =>
  useInfiniteQuery({
    queryKey: ['organisation', 'audit', asked(filter)],
    queryFn: ({ pageParam, signal }) =>
      api.get(`${adminPath.audit()}?${asked(filter, pageParam ? { before: pageParam } : {})}`, auditShape, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    // What stands there stays while something else is fetched.
    placeholderData: keepPreviousData,
  });

/** Checks the whole log, when it is asked for. */
export const useVerification = () => useMutation({ mutationFn: () => api.get(adminPath.auditVerification(), auditVerificationShape) });

/** Others' checkpoints that the organisation holds. */
export const useWitnessed = () =>
  useQuery({ queryKey: ['organisation', 'audit', 'witnessed'], queryFn: ({ signal }) => api.get(adminPath.auditWitnessed(), auditWitnessedShape, { signal }) });

const asked = ({ from, to, actor, action }: AuditFilter, more: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams(more);
  if (isLocalDate(from)) query.set('from', from);
  if (isLocalDate(to)) query.set('to', to);
  if (actor) query.set('actor', actor);
  if (action) query.set('action', action);
  return query.toString();
};
