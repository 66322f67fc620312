// Bringing citations of a response in step from outside the text: one, or all that are ready.
import type { CitationInText, PassageId } from '@samsvar/domain';
import type { PinnedPassage, Renewal } from '@samsvar/editor';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSourceWords } from '../base/source-words';
import { toasts } from '../base/toasts';
import { isOtherInSubstance, type States } from './looked';
import { renewPassage } from './use-citation-states';

/** The part of the editor's handle that this needs. */
export interface RenewalTarget {
  renewCitations(renewals: readonly Renewal[]): number;
}

/** Requests at a time: quick, and no flood. */
const AT_ONCE = 6;

/** Changes them in one step of undo; what cannot be pinned is told and left as it is. `quoted` are the old words that are to be changed, too. Says so where a sentence is to be read again. */
export const useRenewal = (target: RenewalTarget | null, states: States) => {
  const client = useQueryClient();
  const words = useSourceWords().citationState;
  const [isRunning, setRunning] = useState(false);
  const renew = async (citations: readonly CitationInText[], quoted: string | null): Promise<void> => {
    if (!target || isRunning) return;
    setRunning(true);
    try {
      const pinned = await pinAll([...new Set(citations.map(({ passageId }) => passageId))], (id) => renewPassage(client, id));
      const renewals = citations.flatMap(({ citationId, passageId }): Renewal[] => {
        const to = pinned.get(passageId);
        return to ? [{ citationId, passageId, to, quoted }] : [];
      });
      const done = renewals.length > 0 ? target.renewCitations(renewals) : 0;
      const isOther = citations.some((citation) => isOtherInSubstance(citation, states));
      if (done > 0) toasts.add(isOther ? { tone: 'warning', text: `${words.updated(done)} ${words.checkSentence}` } : { tone: 'success', text: words.updated(done) });
      const missed = citations.length - renewals.length;
      if (missed > 0) toasts.add({ tone: 'warning', text: words.failed(missed) });
      await client.invalidateQueries({ queryKey: ['current-passages'] });
    } finally {
      setRunning(false);
    }
  };
  return { renew, isRunning };
};

/** Those that could be pinned, by the passage that they come from. */
const pinAll = async (ids: readonly PassageId[], pin: (id: PassageId) => Promise<PinnedPassage>): Promise<ReadonlyMap<PassageId, PinnedPassage>> => {
  const pinned = new Map<PassageId, PinnedPassage>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const answers = await Promise.allSettled(some.map(pin));
    answers.forEach((answer, i) => {
      const id = some[i];
      if (id && answer.status === 'fulfilled') pinned.set(id, answer.value);
    });
  }
  return pinned;
};
