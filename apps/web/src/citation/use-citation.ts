// Fetching citations: those of a response, and those that point at a source version.
import type { ResponseId, SourceId } from '@samsvar/domain';
import { citationListShape, citedByShape } from '@samsvar/protocol';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';
import { citationsByBlock, type CitedBy } from './cited-by';

/** A response's citations with their full references, in the order of the text. */
export const useCitations = (id: ResponseId) =>
  useQuery({
    queryKey: queryKey.citations(id),
    queryFn: ({ signal }) => api.get(apiPath.citations(id), citationListShape, { signal }),
  });

const NONE: ReadonlyMap<number, readonly CitedBy[]> = new Map();

/** Who cites each block of a source version, as far as one may see; empty until it has come. */
export const useCitedBy = (id: SourceId, no: number): ReadonlyMap<number, readonly CitedBy[]> => {
  const { data } = useQuery({
    queryKey: queryKey.citedBy(id, no),
    queryFn: ({ signal }) => api.get(apiPath.citedBy(id, no), citedByShape, { signal }),
  });
  return useMemo(() => (data ? citationsByBlock(data.cited) : NONE), [data]);
};
