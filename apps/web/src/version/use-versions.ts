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
import { writtenText, type WrittenText } from './version-text';

/** A response's versions, newest first. */
export const useVersions = (id: ResponseId) =>
  useQuery({
    queryKey: queryKey.versions(id),
    queryFn: ({ signal }) => api.get(apiPath.versions(id), versionListShape, { signal }),
  });

/** Names a text: `nu` is the text of the page's response as it is now, `svar-<id>` that of another response, all else a version's id. */
export type TextName = string;
export const NOW: TextName = 'nu';
const OTHER = 'svar-';

/** The name of another response's text as it is now. */
export const textOfResponse = (id: ResponseId): TextName => `${OTHER}${id}`;

/** The response whose text now is named; null for a version. */
const responseNamed = (id: ResponseId, name: TextName): ResponseId | null => {
  if (name === NOW) return id;
  // What stands in an address is judged by the server.
  return name.startsWith(OTHER) ? (name.slice(OTHER.length) as ResponseId) : null;
};

/** A text with who wrote it. A version never changes; the text now is what stood there when it was asked for. */
export const textQuery = (id: ResponseId, name: TextName) => {
  const live = responseNamed(id, name);
  return queryOptions({
    queryKey: [...queryKey.authorship(id), name] as const,
    queryFn: async ({ signal }): Promise<WrittenText> =>
      writtenText(
        live === null
          ? // As above: the server judges it.
            await api.get(apiPath.version(name as VersionId), versionContentShape, { signal })
          : await api.get(apiPath.authorship(live), authorshipShape, { signal }),
      ),
    staleTime: live === null ? Infinity : 60_000,
    // What somebody reads must not change under their eyes; the object is the name of the text.
    refetchOnWindowFocus: false,
    structuralSharing: false,
  });
};

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
      client.invalidateQueries({ queryKey: [...queryKey.authorship(id), NOW] }),
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
