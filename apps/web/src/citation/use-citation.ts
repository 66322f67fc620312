// Fetching citations: those of a response, and those that point at a source version.
import type { ResponseId, SourceId, Stance } from '@samsvar/domain';
import { citationListShape, citedByShape, heatShape } from '@samsvar/protocol';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';
import { sourcePath } from '../base/source-path';
import { NO_HEAT, citationsOf, heatOf, type Heat } from './cited-by';

/** A response's citations with their full references, in the order of the text. */
export const useCitations = (id: ResponseId) =>
  useQuery({
    queryKey: queryKey.citations(id),
    queryFn: ({ signal }) => api.get(apiPath.citations(id), citationListShape, { signal }),
  });

/** A stance, `none` for citations without one, or all of them. */
export type HeatFilter = Stance | 'none' | 'all';

/** How often each block of a version is cited, as far as one may see; nothing until it has come. */
export const useHeat = (id: SourceId, no: number, filter: HeatFilter): Heat => {
  const { data } = useQuery({
    queryKey: [...queryKey.citedBy(id, no), 'heat', filter],
    queryFn: ({ signal }) => api.get(`${sourcePath.heat(id, no)}${filter === 'all' ? '' : `?stance=${filter}`}`, heatShape, { signal }),
    // Marks do not go and come again while another stance is fetched.
    placeholderData: (before, query) => (query?.queryKey[1] === id && query.queryKey[2] === no ? before : undefined),
  });
  return useMemo(() => (data ? heatOf(data) : NO_HEAT), [data]);
};

/** Who cites one block of a version. */
export const useCitedBlock = (id: SourceId, no: number, block: number) =>
  useQuery({
    queryKey: [...queryKey.citedBy(id, no), 'block', block],
    queryFn: ({ signal }) => api.get(`${apiPath.citedBy(id, no)}?block=${block}`, citedByShape, { signal }),
    select: ({ cited }) => citationsOf(cited),
  });
