// Fetching a response's facts, and its outline before the live text has come.
import type { ResponseId } from '@samsvar/domain';
import { projectionShape, responseShape } from '@samsvar/protocol';
import { useQuery } from '@tanstack/react-query';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';

/** One response's facts and what one may do with it. */
export const useResponse = (id: ResponseId) =>
  useQuery({
    queryKey: queryKey.response(id),
    queryFn: ({ signal }) => api.get(apiPath.response(id), responseShape, { signal }),
  });

/** What the server derived last; shown until the live text has been read here. */
export const useProjection = (id: ResponseId) =>
  useQuery({
    queryKey: queryKey.projection(id),
    queryFn: ({ signal }) => api.get(apiPath.projection(id), projectionShape, { signal }),
    staleTime: Infinity,
  });
