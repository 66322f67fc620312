// Has what the citations point at ready before anyone clicks, so that a source opens at once.
import type { ResponseId } from '@samsvar/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useCitations } from '../citation/use-citation';
import { passageQuery } from '../passage/use-passage';
import { blocksQuery, sourceQuery } from '../source/use-source';

/** More than this many sources are fetched when they are asked for. */
const AHEAD = 6;
/** After the text and the first source have had the line to themselves. */
const AFTER_MS = 2000;

/**
 * Keeps the passages that came with the citations, and fetches the sources they stand in while nothing else happens. In the
 * response of another organisation some of those cannot be opened, so none is asked for before somebody does.
 */
export const useCitedSources = (id: ResponseId, isOwn: boolean): void => {
  const queries = useQueryClient();
  const citations = useCitations(id).data?.citations;
  useEffect(() => {
    if (!citations) return;
    const sources = new Map<string, { sourceId: (typeof citations)[number]['passage']['sourceId']; no: number }>();
    for (const { passage } of citations) {
      queries.setQueryData(passageQuery(passage.id).queryKey, passage);
      sources.set(passage.versionId, { sourceId: passage.sourceId, no: passage.versionNo });
    }
    if (!isOwn) return;
    const timer = setTimeout(() => {
      for (const { sourceId, no } of [...sources.values()].slice(0, AHEAD)) {
        void queries.prefetchQuery(sourceQuery(sourceId));
        void queries.prefetchQuery(blocksQuery(sourceId, no));
      }
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [queries, citations, isOwn]);
};
