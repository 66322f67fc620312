// The organisation's standard phrases, and changing them.
import type { PhraseId } from '@samsvar/domain';
import { phrasesShape, type PhraseDraft, type PhrasesBody } from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { adminPath } from '../base/admin-path';
import { api, type AnswerShape } from '../base/api';

const key = ['organisation', 'phrases'] as const;

/** One of them. */
export type Phrase = PhrasesBody['phrases'][number];

/** All of them, by title. */
export const usePhrases = () => useQuery({ queryKey: key, queryFn: ({ signal }) => api.get(adminPath.phrases(), phrasesShape, { signal }) });

const useKeep = () => {
  const client = useQueryClient();
  return (body: PhrasesBody): void => void client.setQueryData(key, body);
};

/** Keeps a new one, or with an id what it says now. */
export const useSavePhrase = () =>
  useMutation({
    mutationFn: ({ id, draft }: { readonly id: PhraseId | null; readonly draft: PhraseDraft }) =>
      id ? api.put(adminPath.phrase(id), draft, phrasesShape) : api.post(adminPath.phrases(), draft, phrasesShape),
    onSuccess: useKeep(),
  });

/** Takes one away. */
export const useRemovePhrase = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: PhraseId) => api.delete(adminPath.phrase(id)),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
};

/** An answer without words. */
const NOTHING: AnswerShape<null> = { safeParse: () => ({ success: true, data: null }) };

/** Counts that one has been put into a text; a count that fails is nobody's trouble. */
export const useCountUse = () => {
  const client = useQueryClient();
  return (id: PhraseId): void =>
    void api
      .post(adminPath.phraseUse(id), {}, NOTHING)
      .then(() => client.invalidateQueries({ queryKey: key }))
      .catch(() => undefined);
};
