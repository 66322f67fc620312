// The mail of the organisation, for its administrators.
import { outboxShape } from '@samsvar/protocol';
import { useQuery } from '@tanstack/react-query';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';

/** The newest mails, and whether mail is sent at all. */
export const useOutbox = () =>
  useQuery({ queryKey: queryKey.outbox(), queryFn: ({ signal }) => api.get(apiPath.outbox(), outboxShape, { signal }) });
