// The look at a text's quotations and amounts, taken anew at pauses in the writing.
import type { ResponseId } from '@samsvar/domain';
import { checksShape } from '@samsvar/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../base/api';
import { sourcePath } from '../base/source-path';

/** What was written has been saved and projected by then. */
const SETTLED_MS = 2_500;
/** While only the number is shown, there is less haste. */
const UNSEEN_MS = 15_000;

/**
 * What the server finds in the text as it was last saved; asked for often only while the list is shown. `text` is a new value whenever
 * the text has changed here: the look follows it, after a pause, and never holds anything up.
 */
export const useChecks = (id: ResponseId, text: unknown, isShown: boolean) => {
  const queries = useQueryClient();
  const key = checksKey(id);
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => api.get(sourcePath.checks(id), checksShape, { signal }) });
  const looked = useRef(text);
  useEffect(() => {
    if (looked.current === text) return;
    const timer = setTimeout(() => {
      looked.current = text;
      void queries.invalidateQueries({ queryKey: checksKey(id) });
    }, isShown ? SETTLED_MS : UNSEEN_MS);
    return () => clearTimeout(timer);
  }, [queries, id, text, isShown]);
  return query;
};

const checksKey = (id: ResponseId) => ['responses', id, 'checks'] as const;
