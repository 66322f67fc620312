// How fetched things are kept, and when they are fetched again.
import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error';

/** Names under which fetched things are kept; naming the beginning refreshes all below it. */
export const queryKey = {
  session: () => ['session'] as const,
  demo: () => ['demo'] as const,
  consultations: () => ['consultations'] as const,
  consultation: (id: string) => ['consultations', id] as const,
  job: (id: string) => ['jobs', id] as const,
  sources: (organisation: string) => ['sources', 'of', organisation] as const,
  source: (id: string) => ['sources', id] as const,
  blocks: (id: string, no: number, from?: number, to?: number) =>
    ['sources', id, no, 'blocks', from, to] as const,
  citedBy: (id: string, no: number) => ['sources', id, no, 'cited-by'] as const,
  passage: (id: string) => ['passages', id] as const,
  response: (id: string) => ['responses', id] as const,
  projection: (id: string) => ['responses', id, 'projection'] as const,
  citations: (id: string) => ['responses', id, 'citations'] as const,
  versions: (id: string) => ['responses', id, 'versions'] as const,
  authorship: (id: string) => ['responses', id, 'authorship'] as const,
  comparable: (id: string) => ['responses', id, 'comparable'] as const,
  parties: (id: string) => ['responses', id, 'parties'] as const,
  sharedDocuments: (id: string) => ['responses', id, 'documents'] as const,
  people: (id: string) => ['responses', id, 'people'] as const,
  sections: (id: string) => ['responses', id, 'sections'] as const,
  version: (id: string) => ['versions', id] as const,
  board: () => ['board'] as const,
  notifications: () => ['notifications'] as const,
  unread: () => ['unread'] as const,
  notificationSettings: () => ['notification-settings'] as const,
  outbox: () => ['outbox'] as const,
} as const;

/** Worth another try: no answer, or an answer that says "later". A "no" stays a "no". */
export const isWorthRetrying = (fault: unknown): boolean =>
  fault instanceof ApiError ? fault.code === 'unreachable' || fault.status >= 500 : false;

/** One for the whole app. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, fault) => count < 2 && isWorthRetrying(fault),
        // Short enough that the words of a lasting fault do not keep anyone waiting.
        retryDelay: 600,
      },
    },
  });
