// Outline, coverage, citations and faults of the text as it stands here, told again at every pause in the writing.
import { projectResponse, type NodeJson, type ResponseContent } from '@samsvar/document';
import type { CitationInText, Coverage, ExportFault, OutlineSection, ResponseId, Stance } from '@samsvar/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { queryKey } from '../base/query';
import { useProjection } from '../response/use-response';

/** What the panels show. */
export interface LiveProjection {
  readonly outline: readonly OutlineSection[];
  readonly coverage: Coverage;
  readonly overallStance: Stance | null;
  readonly citations: readonly CitationInText[];
  readonly faults: readonly ExportFault[];
  readonly words: number;
  /** The places of blocks in the text, by id; the same object until blocks come, go or move. */
  readonly blocks: ReadonlyMap<string, number>;
}

const EMPTY: LiveProjection = {
  outline: [],
  coverage: { answer: 0, skip: 0, undecided: 0 },
  overallStance: null,
  citations: [],
  faults: [],
  words: 0,
  blocks: new Map(),
};

/** The server's projector needs a moment after the text has changed. */
const PROJECTED_MS = 1500;

/** From the live text once it has been read here, from the server's last projection until then. */
export const useLiveProjection = (id: ResponseId): LiveProjection & { readonly onContent: (content: ResponseContent) => void } => {
  const stored = useProjection(id).data;
  const [live, setLive] = useState<LiveProjection | null>(null);
  const onContent = useCallback(
    (content: ResponseContent) =>
      setLive((before) => ({ ...projectResponse(content, 0), blocks: sameOr(before?.blocks ?? EMPTY.blocks, blocksOf(content.text)) })),
    [],
  );
  useFreshCitations(id, live?.citations ?? null);
  const now = live ?? (stored ? { ...stored, citations: [], blocks: EMPTY.blocks } : EMPTY);
  return { ...now, onContent };
};

/** The ids of blocks in the order of the text, inner ones after those they stand in. */
const blocksOf = (text: NodeJson): ReadonlyMap<string, number> => {
  const places = new Map<string, number>();
  const walk = (node: NodeJson): void => {
    const id = node.attrs?.['id'];
    if (typeof id === 'string') places.set(id, places.size);
    node.content?.forEach(walk);
  };
  walk(text);
  return places;
};

/** The map before when nothing differs: what is ordered by it need not be ordered anew at every pause in the writing. */
const sameOr = (before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): ReadonlyMap<string, number> => {
  if (before.size !== now.size) return now;
  for (const [id, at] of now) if (before.get(id) !== at) return now;
  return before;
};

/** Fetches what the server knows of citations again when they change in the text. */
const useFreshCitations = (id: ResponseId, citations: readonly CitationInText[] | null): void => {
  const queries = useQueryClient();
  const key = citations && citations.map((one) => `${one.citationId} ${one.sectionId ?? ''}`).join();
  useEffect(() => {
    if (key === null) return;
    const timer = setTimeout(() => {
      void queries.invalidateQueries({ queryKey: queryKey.citations(id) });
      void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] === 'sources' && query.queryKey[3] === 'cited-by' });
    }, PROJECTED_MS);
    return () => clearTimeout(timer);
  }, [queries, id, key]);
};
