// Fetching versions and who wrote what, and keeping, naming and restoring them.
import type { ResponseId, VersionId } from '@samsvar/domain';
import {
  authorshipShape,
  comparableShape,
  responseVersionShape,
  restoredShape,
  versionContentShape,
  versionListShape,
  type Restoration,
  type VersionName,
} from '@samsvar/protocol';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';

/** A response's versions, newest first. */
export const useVersions = (id: ResponseId) =>
  useQuery({
    queryKey: queryKey.versions(id),
    queryFn: ({ signal }) => api.get(apiPath.versions(id), versionListShape, { signal }),
  });

/** One version with its text: it never changes. */
export const versionQuery = (id: VersionId) =>
  queryOptions({
    queryKey: queryKey.version(id),
    queryFn: ({ signal }) => api.get(apiPath.version(id), versionContentShape, { signal }),
    staleTime: Infinity,
  });

/** The text of a response as it is now, with who wrote it. */
export const authorshipQuery = (id: ResponseId) =>
  queryOptions({
    queryKey: queryKey.authorship(id),
    queryFn: ({ signal }) => api.get(apiPath.authorship(id), authorshipShape, { signal }),
    // Somebody may be writing: what is compared is what stood there when the page was opened, until it is asked for anew.
    staleTime: 60_000,
  });

/** Other responses of the organisation, asked for when the person wants one. */
export const useComparable = (id: ResponseId, isWanted: boolean) =>
  useQuery({
    queryKey: queryKey.comparable(id),
    queryFn: ({ signal }) => api.get(apiPath.comparable(id), comparableShape, { signal }),
    enabled: isWanted,
  });

/** Everything that is told of a response's versions is asked for anew. */
const useRefresh = (id: ResponseId) => {
  const client = useQueryClient();
  return async (): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey: queryKey.versions(id) }),
      client.invalidateQueries({ queryKey: queryKey.authorship(id) }),
    ]);
  };
};

/** Keeps the text as it is now under a name. */
export const useKeepVersion = (id: ResponseId) => {
  const refresh = useRefresh(id);
  return useMutation({
    mutationFn: (draft: VersionName) => api.post(apiPath.versions(id), draft, responseVersionShape),
    onSuccess: refresh,
  });
};

/** Gives a version a name, or another one. */
export const useNameVersion = (id: ResponseId) => {
  const refresh = useRefresh(id);
  return useMutation({
    mutationFn: ({ version, ...draft }: VersionName & { readonly version: VersionId }) =>
      api.put(apiPath.version(version), draft, responseVersionShape),
    onSuccess: refresh,
  });
};

/** Brings back a version, whole or one section of it. */
export const useRestore = (id: ResponseId) => {
  const refresh = useRefresh(id);
  return useMutation({
    mutationFn: ({ version, ...what }: Restoration & { readonly version: VersionId }) =>
      api.post(apiPath.restoration(version), what, restoredShape),
    onSuccess: refresh,
  });
};
