// The documents that a response of another organisation is about.
import type { ResponseId } from '@samsvar/domain';
import { sharedDocumentsShape } from '@samsvar/protocol';
import { useQuery } from '@tanstack/react-query';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';

/** What everybody who reads the response may open and cite. */
export const useSharedDocuments = (id: ResponseId, isWanted: boolean) =>
  useQuery({
    enabled: isWanted,
    queryKey: queryKey.sharedDocuments(id),
    queryFn: ({ signal }) => api.get(apiPath.sharedDocuments(id), sharedDocumentsShape, { signal }),
  });
