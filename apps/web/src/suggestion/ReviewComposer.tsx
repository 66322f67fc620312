// What is being written in the review: the open form, or the line that leads back to what was begun.
import type { SuggestionSource } from '@samsvar/editor';
import { Button } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { keepDraft, keptDraft } from '../comment/drafts';
import { NEW_THREAD, ThreadComposer } from '../comment/ThreadComposer';
import { useSession } from '../session/use-session';
import type { ThreadId } from '@samsvar/domain';
import styles from './suggestion.module.css';
import { isWritten, NEW_SUGGESTION, SuggestionComposer } from './SuggestionComposer';
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
  const { response, composing } = review;
  return (
    <>
      {composing?.kind === 'comment' ? <ThreadComposer {...{ response, onMarkAgain, onLeave }} target={composing.target} onSaved={({ id }) => onSaved(id)} /> : null}
      {composing?.kind === 'suggestion' ? (
        // Another passage is another editor.
        <SuggestionComposer key={placeOf(composing.source)} {...{ response, onMarkAgain, onLeave, onSaved }} source={composing.source} />
      ) : null}
      <Begun review={review} kind="comment" />
      <Begun review={review} kind="suggestion" />
    </>
  );
};

const placeOf = ({ scope, target: { from, to } }: SuggestionSource): string => [scope, from.block, from.offset, to.block, to.offset].join(' ');

interface BegunProps {
  readonly review: Review;
  readonly kind: 'comment' | 'suggestion';
}

const Begun = ({ review, kind }: BegunProps) => {
  const { comment: words, suggestion } = useAllWords();
  const person = useSession().person.id;
  const { response, begun, composing, goOn, endComposing } = review;
  if (begun[kind] === null || composing?.kind === kind) return null;
  const place = { person, response: response.id, about: kind === 'comment' ? NEW_THREAD : NEW_SUGGESTION };
  const kept = keptDraft(place);
  // A form that was opened and left empty is nothing to come back to.
  if (kind === 'comment' ? kept === null : !isWritten(kept)) return null;
  return (
    <div className={styles['begun']}>
      <p>{kind === 'comment' ? words.drafts : suggestion.drafts}</p>
      <Button size="small" onPress={() => goOn(kind)}>
        {words.goOn}
      </Button>
      <Button
        size="small"
        variant="quiet"
        onPress={() => {
          keepDraft(place, null);
          endComposing(kind);
        }}
      >
        {words.throwAway}
      </Button>
    </div>
  );
};
