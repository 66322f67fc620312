// The look at a text's quotations and amounts, taken anew at pauses in the writing.
import type { ResponseId } from '@samsvar/domain';
import { checksShape } from '@samsvar/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../base/api';
import { sourcePath } from '../base/source-path';

/** What was written has been saved and projected by then. */
const SETTLED_MS = 2_500;

/**
 * What the server finds in the text as it was last saved; asked for only while the list is shown. `text` is a new value whenever
 * the text has changed here: the look follows it, after a pause, and never holds anything up.
 */
export const useChecks = (id: ResponseId, text: unknown) => {
  const queries = useQueryClient();
  const key = checksKey(id);
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => api.get(sourcePath.checks(id), checksShape, { signal }) });
  const looked = useRef(text);
  useEffect(() => {
    if (looked.current === text) return;
    const timer = setTimeout(() => {
      looked.current = text;
      void queries.invalidateQueries({ queryKey: checksKey(id) });
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [queries, id, text]);
  return query;
};

const checksKey = (id: ResponseId) => ['responses', id, 'checks'] as const;
