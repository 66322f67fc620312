// Throwing away what was begun, and having it back.
import type { ResponseId } from '@samsvar/domain';
import { useAllWords } from '../base/all-words';
import { toasts } from '../base/toasts';
import { useSession } from '../session/use-session';
import { keepDraft, keptDraft } from './drafts';

interface Thrown {
  readonly kind: 'comment' | 'suggestion';
  /** Under which it is kept. */
  readonly about: string;
  /** Opens it again, once it is kept again. */
  readonly onBack: () => void;
}

/** There is no other way back to it, so it is offered for long. */
const OFFERED = { topic: 'draft', seconds: 60 } as const;

/** Forgets a draft, and offers it back; what nobody wrote is nothing to tell about. */
export const useThrowAway = (response: ResponseId) => {
  const { comment: words } = useAllWords();
  const person = useSession().person.id;
  return ({ kind, about, onBack }: Thrown): void => {
    const place = { person, response, about };
    const text = keptDraft(place);
    keepDraft(place, null);
    if (text === null || text.trim() === '') return;
    toasts.add({
      ...OFFERED,
      text: kind === 'comment' ? words.commentThrown : words.suggestionThrown,
      action: {
        label: words.undo,
        onAction: () => {
          keepDraft(place, text);
          onBack();
        },
      },
    });
  };
};
