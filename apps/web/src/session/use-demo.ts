// The people of a demo workspace.
import { demoShape } from '@samsvar/protocol';
import { useQuery } from '@tanstack/react-query';
import { api } from '../base/api';
import { ApiError } from '../base/api-error';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';

/** The people of a demo workspace; `null` where there is no demo. */
export const useDemo = () =>
  useQuery({
    queryKey: queryKey.demo(),
    queryFn: async ({ signal }) => {
      try {
        return await api.get(apiPath.demo(), demoShape, { signal });
      } catch (fault) {
        if (fault instanceof ApiError && fault.status === 404) return null;
        throw fault;
      }
    },
    staleTime: Infinity,
    retry: false,
  });
