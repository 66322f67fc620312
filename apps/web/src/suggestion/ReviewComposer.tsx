// What is being written in the review: the open form, or the line that leads back to what was begun.
import { Button } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { keepDraft, keptDraft } from '../comment/drafts';
import { NEW_THREAD, ThreadComposer } from '../comment/ThreadComposer';
import { useSession } from '../session/use-session';
import type { ThreadId } from '@samsvar/domain';
import styles from './suggestion.module.css';
import { NEW_SUGGESTION, SuggestionComposer } from './SuggestionComposer';
import type { Review } from './use-review';

interface ReviewComposerProps {
  readonly review: Review;
  /** Takes the selection in the text as the new place of what is written. */
  readonly onMarkAgain: () => void;
  readonly onSaved: (thread: ThreadId) => void;
  readonly onLeave: () => void;
}

/** Nothing while nothing has been begun. */
export const ReviewComposer = ({ review, onMarkAgain, onSaved, onLeave }: ReviewComposerProps) => {
  const { response, composing, isComposing } = review;
  if (!composing) return null;
  if (!isComposing) return <Begun review={review} />;
  if (composing.kind === 'comment') {
    return <ThreadComposer {...{ response, onMarkAgain, onLeave }} target={composing.target} onSaved={({ id }) => onSaved(id)} />;
  }
  // Another passage is another editor.
  return <SuggestionComposer key={`${composing.source.scope} ${composing.source.target.from.block}`} {...{ response, onMarkAgain, onLeave, onSaved }} source={composing.source} />;
};

const Begun = ({ review }: { readonly review: Review }) => {
  const { comment: words, suggestion } = useAllWords();
  const person = useSession().person.id;
  const { response, composing, goOn, endComposing } = review;
  const about = composing?.kind === 'comment' ? NEW_THREAD : NEW_SUGGESTION;
  const place = { person, response: response.id, about };
  // A form that was opened and left empty is nothing to come back to.
  if (keptDraft(place) === null) return null;
  return (
    <div className={styles['begun']}>
      <p>{about === NEW_THREAD ? words.drafts : suggestion.drafts}</p>
      <Button size="small" onPress={goOn}>
        {words.goOn}
      </Button>
      <Button
        size="small"
        variant="quiet"
        onPress={() => {
          keepDraft(place, null);
          endComposing();
        }}
      >
        {words.throwAway}
      </Button>
    </div>
  );
};
