// Fetching a passage and showing it: what was asked for last is what is shown, in whatever order the answers come.
import type { PassageId } from '@samsvar/domain';
import type { PassageBody } from '@samsvar/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { wordsOfFault } from '../base/Fetching';
import { toasts } from '../base/toasts';
import { useAllWords } from '../base/all-words';
import { passageQuery } from '../passage/use-passage';

/** `show` calls `onPassage` when the passage is here; a refusal is told in a short message. `forget` lets nothing come that is still on its way. */
export const useShowPassage = (onPassage: (passage: PassageBody) => void) => {
  const queries = useQueryClient();
  const words = useAllWords();
  const latest = useRef({ onPassage, words });
  latest.current = { onPassage, words };
  const turn = useRef(0);
  const forget = useCallback(() => void (turn.current += 1), []);
  const show = useCallback(
    async (id: PassageId): Promise<void> => {
      turn.current += 1;
      const mine = turn.current;
      try {
        const passage = await queries.fetchQuery(passageQuery(id));
        if (turn.current === mine) latest.current.onPassage(passage);
      } catch (fault) {
        if (turn.current === mine) toasts.add({ tone: 'danger', text: wordsOfFault(fault, latest.current.words.passage.notFound) });
      }
    },
    [queries],
  );
  return { show, forget };
};
