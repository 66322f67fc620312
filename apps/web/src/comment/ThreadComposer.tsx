// A new comment: what it is about, its words, who may see it.
import type { AnchorTarget, Visibility } from '@samsvar/domain';
import type { ResponseBody, ThreadBody, ThreadDraft } from '@samsvar/protocol';
import { Checkbox } from '@samsvar/ui';
import { useId } from 'react';
import { useAllWords } from '../base/all-words';
import { useSession } from '../session/use-session';
import { CommentForm } from './CommentForm';
import styles from './comment.module.css';
import { useKept } from './drafts';
import { Quote } from './Quote';
import { useBeginThread } from './use-threads';
import { VisibilityChoice } from './VisibilityMark';

interface ThreadComposerProps {
  readonly response: ResponseBody;
  /** Null for a comment on the response as a whole. */
  readonly target: AnchorTarget | null;
  /** Under which its words are kept. */
  readonly about: string;
  /** Takes what is selected in the text now as its place. */
  readonly onMarkAgain: () => void;
  readonly onSaved: (thread: ThreadBody) => void;
  readonly onLeave: () => void;
  readonly onThrowAway: () => void;
}

type Choice = Pick<ThreadDraft, 'visibility' | 'isBlocking'>;
const FIRST: Choice = { visibility: 'organisation', isBlocking: false };

/** Focus is in the words from the start. */
export const ThreadComposer = ({ response, target, about, onMarkAgain, onSaved, onLeave, onThrowAway }: ThreadComposerProps) => {
  const words = useAllWords().comment;
  const title = useId();
  const [kept, choose] = useKept<Choice>(response.id, 'thread.choice');
  const choice = kept ?? FIRST;
  // What was chosen while it was shared holds no longer than it is.
  const visibility: Visibility = response.isShared ? choice.visibility : 'organisation';
  const own = useSession().organisation.id;
  const begin = useBeginThread(response.id, onSaved);
  return (
    <section className={styles['composer']} aria-labelledby={title}>
      <h3 id={title} className={styles['composerTitle']}>
        {target ? words.newTitle : words.wholeTitle}
      </h3>
      {target ? <Quote text={target.quote} /> : null}
      <CommentForm
        response={response.id}
        about={about}
        label={words.words}
        sendLabel={words.send}
        saidWhenSaved={words.saved}
        onSend={(comment) => begin.mutateAsync({ visibility, target, isBlocking: choice.isBlocking, assignedTo: null, comment })}
        onSent={() => choose(null)}
        onLeave={onLeave}
        onThrowAway={onThrowAway}
        only={visibility === 'parties' ? null : own}
        onShowAll={response.isShared ? () => choose({ ...choice, visibility: 'parties' }) : undefined}
        onMarkAgain={onMarkAgain}
      >
        <VisibilityChoice isShared={response.isShared} value={visibility} onChange={(now) => choose({ ...choice, visibility: now })} />
        <Checkbox isSelected={choice.isBlocking} onChange={(isBlocking) => choose({ ...choice, isBlocking })}>
          {words.blocking}. <span className={styles['quiet']}>{words.blockingHelp}</span>
        </Checkbox>
      </CommentForm>
    </section>
  );
};
