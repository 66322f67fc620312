// What is being written in the review: the open form, and the lines that lead back to what was begun elsewhere.
import type { ThreadId } from '@samsvar/domain';
import { Button } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { shortened } from '../comment/Quote';
import { ThreadComposer } from '../comment/ThreadComposer';
import { useThrowAway } from '../comment/use-throw-away';
import styles from './suggestion.module.css';
import { SuggestionComposer } from './SuggestionComposer';
import { placeOf, targetOf, type Begun } from './use-composing';
import type { Review } from './use-review';

interface ReviewComposerProps {
  readonly review: Review;
  /** Takes the selection in the text as the new place of what is written. */
  readonly onMarkAgain: () => void;
  readonly onSaved: (thread: ThreadId) => void;
  readonly onLeave: () => void;
}

/** Nothing while nothing has been begun. Another place is another form. */
export const ReviewComposer = ({ review, onMarkAgain, onSaved, onLeave }: ReviewComposerProps) => {
  const { response, composing, begun, endComposing, goOn } = review;
  const throwAway = useThrowAway(response.id);
  const throwAll = (one: Begun): void => {
    throwAway({ kind: one.kind, about: one.about, onBack: () => goOn(one) });
    endComposing(one);
  };
  const cancel = (one: Begun) => (): void => {
    throwAll(one);
    onLeave();
  };
  const given = { response, onMarkAgain, onLeave };
  return (
    <>
      {composing?.kind === 'comment' ? (
        <ThreadComposer
          key={composing.about + placeOf(composing)}
          {...given}
          about={composing.about}
          target={composing.target}
          onSaved={({ id }) => onSaved(id)}
          onThrowAway={cancel(composing)}
        />
      ) : null}
      {composing?.kind === 'suggestion' ? (
        <SuggestionComposer
          key={composing.about + placeOf(composing)}
          {...given}
          about={composing.about}
          source={composing.source}
          onSaved={onSaved}
          onThrowAway={cancel(composing)}
        />
      ) : null}
      {begun.map((one) => (
        <BegunLine key={one.about} one={one} onGoOn={() => goOn(one)} onThrowAway={() => throwAll(one)} />
      ))}
    </>
  );
};

const MOST = 60;

interface BegunLineProps {
  readonly one: Begun;
  readonly onGoOn: () => void;
  readonly onThrowAway: () => void;
}

const BegunLine = ({ one, onGoOn, onThrowAway }: BegunLineProps) => {
  const { comment: words, suggestion } = useAllWords();
  const target = targetOf(one);
  const about = target === null ? words.wholeResponse : target.quote.trim() === '' ? words.noWords : `”${shortened(target.quote, MOST)}”`;
  return (
    <div className={styles['begun']}>
      <p>{one.kind === 'comment' ? words.draftAbout(about) : suggestion.draftAbout(about)}</p>
      <Button size="small" onPress={onGoOn}>
        {words.goOn}
      </Button>
      <Button size="small" variant="quiet" onPress={onThrowAway}>
        {words.throwAway}
      </Button>
    </div>
  );
};
