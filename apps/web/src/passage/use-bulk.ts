// Deciding about all that are ticked, by a button or by its key: what may be done, why not, and the doing.
import type { PlacementDecisions } from '@samsvar/protocol';
import { useSourceWords } from '../base/source-words';
import { toasts } from '../base/toasts';
import type { PlacementCommand } from './placement-keys';
import { bulkDecisions } from './placement-queue';
import { PLACEMENT_TOPIC, type PlacementQueue } from './use-placement-queue';

type BulkDecision = NonNullable<PlacementDecisions['decision']>;

/** What each letter does with all that are ticked; marking needs one place. */
const BY_KEY = { accept: 'accepted', keep: 'kept', gone: 'gone', mark: null } as const;

/** `whyNot` says why nothing may be decided; null when it may. */
export const useBulk = (queue: PlacementQueue, whyNot: string | null) => {
  const words = useSourceWords().versions.queue.bulk;
  const { chosen } = queue;
  const may = bulkDecisions(chosen, queue.looked);
  const reasons: Readonly<Record<BulkDecision, string | null>> = {
    accepted: whyNot ?? (may.accepted ? null : words.whyNotAccept),
    kept: whyNot,
    gone: whyNot ?? (may.gone ? null : words.whyNotGone),
  };
  const decide = (decision: BulkDecision): void => queue.decideMany(chosen, decision);
  return {
    /** Why each cannot be done with all that are ticked; null when it can. */
    reasons,
    decide,
    /** Does what a key asks for with all that are ticked, or says why not. False when it is no matter of theirs. */
    byKey: (asked: PlacementCommand): boolean => {
      if (chosen.length === 0 || typeof asked === 'object' || !(asked in BY_KEY)) return false;
      // What is neither a way to go nor to undo is a letter that decides: `in` has told.
      const decision = BY_KEY[asked as keyof typeof BY_KEY];
      const reason = decision === null ? (whyNot ?? words.whyNotMark) : reasons[decision];
      if (reason !== null) toasts.add({ text: reason, topic: PLACEMENT_TOPIC });
      else if (decision !== null && !queue.isBusy) decide(decision);
      return true;
    },
  };
};
