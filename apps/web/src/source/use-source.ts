// Fetching sources: facts and blocks. Blocks are immutable and kept.
import type { OrganisationId, SourceId } from '@samsvar/domain';
import {
  blocksShape,
  sourceListShape,
  sourceShape,
  type BlockBody,
  type SourceBody,
  type SourceFacts,
  type VersionBody,
} from '@samsvar/protocol';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';
import { currentVersion, newestVersion } from '../consultation/current-version';

/** Blocks fetched around a target before the whole document has come. */
const NEAR = 200;
/** A version's blocks never change; half an hour after the last look they leave memory. */
const KEPT_MS = 30 * 60_000;

/** How to fetch one source with its versions; also for fetching ahead. */
export const sourceQuery = (id: SourceId) =>
  queryOptions({
    queryKey: queryKey.source(id),
    queryFn: ({ signal }) => api.get(apiPath.source(id), sourceShape, { signal }),
  });

/** One source with its versions. */
export const useSource = (id: SourceId | null) =>
  useQuery({ ...sourceQuery(id ?? ('' as SourceId)), enabled: id !== null }); // never fetched while null

/** All sources of an organisation. */
export const useSources = (organisation: OrganisationId, isWanted = true) =>
  useQuery({
    enabled: isWanted,
    queryKey: queryKey.sources(organisation),
    queryFn: ({ signal }) => api.get(apiPath.sources(organisation), sourceListShape, { signal }),
    select: ({ sources }) => sources,
  });

/** The version that is shown unless another is asked for: the newest in use that can be read, else the newest. */
export const versionToShow = (source: SourceBody, no?: number): VersionBody | null => {
  if (no !== undefined) return source.versions.find((version) => version.no === no) ?? null;
  return currentVersion(source) ?? newestVersion(source);
};

/** How to fetch all blocks of one version; also for fetching ahead. */
export const blocksQuery = (sourceId: SourceId, no: number) =>
  queryOptions({
    queryKey: queryKey.blocks(sourceId, no),
    queryFn: ({ signal }) => api.get(apiPath.blocks(sourceId, no), blocksShape, { signal }),
    staleTime: Infinity,
    gcTime: KEPT_MS,
  });

interface BlocksWanted {
  readonly sourceId: SourceId;
  readonly no: number;
  /** The block to be shown first; null for the beginning. */
  readonly around: number | null;
  readonly isReady: boolean;
}

/** The blocks of a version: those around the target as soon as they come, then all of them. */
export const useBlocks = ({ sourceId, no, around, isReady }: BlocksWanted) => {
  const all = useQuery({ ...blocksQuery(sourceId, no), enabled: isReady });
  const centre = around === null ? 0 : Math.floor(around / NEAR) * NEAR;
  const range = { from: Math.max(0, centre - NEAR), to: centre + 2 * NEAR };
  const near = useQuery({
    queryKey: queryKey.blocks(sourceId, no, range.from, range.to),
    queryFn: ({ signal }) =>
      api.get(apiPath.blocks(sourceId, no, range), blocksShape, { signal }),
    staleTime: Infinity,
    enabled: isReady && around !== null && !all.data,
  });
  const blocks: readonly BlockBody[] | null = all.data?.blocks ?? near.data?.blocks ?? null;
  return { blocks, isComplete: all.data !== undefined, error: blocks ? null : all.error, retry: () => void all.refetch() };
};

/** Saves what a person corrects about a source. */
export const useSaveFacts = (id: SourceId) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (facts: SourceFacts) => api.put(apiPath.source(id), facts, sourceShape),
    onSuccess: (source) => {
      queries.setQueryData(queryKey.source(id), source);
      void queries.invalidateQueries({ queryKey: ['sources', 'of'] });
      void queries.invalidateQueries({ queryKey: queryKey.consultations() });
    },
  });
};
