// Asking the server, some groups at a time.
import { SEARCH_MIN, searchAnswerShape, type SearchAnswer, type SearchQuery } from '@samsvar/protocol';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../base/api';
import { sourcePath } from '../base/source-path';

/** What is looked for, and where. */
export type Question = Omit<SearchQuery, 'page'>;

/** A little more than the time between two keys. */
const PAUSE_MS = 250;

/** All pages that have been asked for; nothing is asked before the question is long enough. */
export const useSearchAnswer = (question: Question) =>
  useInfiniteQuery({
    queryKey: ['search', question],
    enabled: question.q.trim().length >= SEARCH_MIN,
    queryFn: ({ pageParam, signal }): Promise<SearchAnswer> => api.get(sourcePath.search({ ...question, q: question.q.trim(), page: pageParam }), searchAnswerShape, { signal }),
    initialPageParam: 1,
    getNextPageParam: (answer) => (answer.hasMore ? answer.page + 1 : undefined),
    // What is shown stays while one types on.
    placeholderData: keepPreviousData,
  });

/** A text as it stood when nobody had typed for a moment. */
export const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};
