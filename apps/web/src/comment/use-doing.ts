// One thing at a time with a thread: whether it is under way, and what is said when it has or has not come about.
import { useState } from 'react';
import { useAllWords } from '../base/all-words';
import { announce } from '../base/announce';
import { wordsOfFault } from '../base/Fetching';
import { toasts } from '../base/toasts';

/** Messages with a decision that can be undone: one at a time. It can be undone where it was made, too. */
const DECISION = { topic: 'decision', seconds: 10 } as const;

interface Done {
  /** Said when it has come about. */
  readonly said: string;
  /** Offered as "Ångra". */
  readonly undo?: () => Promise<unknown>;
  readonly undone?: string;
}

/** Does something and tells how it went; with an undo it is offered in a message, else only read out. */
export const useDoing = () => {
  const words = useAllWords().comment;
  const [isBusy, setBusy] = useState(false);
  const failed = (fault: unknown): void => toasts.add({ tone: 'danger', text: wordsOfFault(fault, words.failed) });
  const run = async (act: () => Promise<unknown>, done: Done | null): Promise<boolean> => {
    setBusy(true);
    // What is done now makes the offer to undo what was done before untrue, or stand in the way.
    toasts.closeTopic(DECISION.topic);
    try {
      await act();
    } catch (fault) {
      failed(fault);
      return false;
    } finally {
      setBusy(false);
    }
    const { undo, undone = '' } = done ?? {};
    if (done && undo) {
      toasts.add({
        ...DECISION,
        tone: 'success',
        text: done.said,
        action: { label: words.undo, onAction: () => void undo().then(() => announce(undone), failed) },
      });
    } else if (done) announce(done.said);
    return true;
  };
  return { isBusy, run };
};
export type Run = ReturnType<typeof useDoing>['run'];
