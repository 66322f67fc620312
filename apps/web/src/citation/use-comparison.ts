// Fetching what changed between two versions of a source.
import type { SourceId } from '@samsvar/domain';
import { comparisonShape } from '@samsvar/protocol';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../base/api';
import { sourcePath } from '../base/source-path';
import { blocksQuery } from '../source/use-source';

/** The comparison, and the words of both versions. */
export const useComparison = (id: SourceId, from: number, to: number) => {
  const comparison = useQuery({
    queryKey: ['sources', id, from, 'comparison', to],
    queryFn: ({ signal }) => api.get(sourcePath.comparison(id, from, to), comparisonShape, { signal }),
  });
  const before = useQuery(blocksQuery(id, from));
  const after = useQuery(blocksQuery(id, to));
  const all = [comparison, before, after];
  return {
    data: comparison.data && before.data && after.data ? { comparison: comparison.data, before: before.data.blocks, after: after.data.blocks } : undefined,
    error: all.find(({ error }) => error)?.error ?? null,
    refetch: () => Promise.all(all.filter(({ error }) => error).map(({ refetch }) => refetch())),
  };
};

/** Rows drawn at once, and added at each pause. */
const FIRST = 120;
const MORE = 240;

/** How many of many rows are drawn: some at once, the others little by little, and up to `wanted` when that is asked for. */
export const useGrowing = (total: number, wanted: number): number => {
  const [drawn, setDrawn] = useState(FIRST);
  const isDone = drawn >= total;
  useEffect(() => {
    if (isDone) return;
    const timer = setTimeout(() => setDrawn((now) => now + MORE), 30);
    return () => clearTimeout(timer);
  }, [isDone, drawn]);
  return Math.max(drawn, wanted);
};
