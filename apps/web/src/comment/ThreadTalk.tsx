// The talk of a thread and everything one does with it: answering, giving, settling, opening again, attaching anew.
import type { AnchorTarget, PersonId } from '@samsvar/domain';
import type { CommentBody, ResponseBody, ThreadBody } from '@samsvar/protocol';
import { Button, IconAssign, IconBlocking, IconButton, IconDone, IconMore, IconPlace, IconReopen, IconReply, IconText, Menu, MenuItem } from '@samsvar/ui';
import { useState, type ReactNode } from 'react';
import { useAllWords } from '../base/all-words';
import { useSession } from '../session/use-session';
import { afterMenu } from './after-menu';
import styles from './comment.module.css';
import { CommentForm } from './CommentForm';
import { CommentView, WhoLine } from './CommentView';
import { keptDraft } from './drafts';
import { AssignForm, SettleForm } from './SettleForm';
import { useDoing } from './use-doing';
import { useThrowAway } from './use-throw-away';
import type { ThreadActs } from './use-threads';

export interface ThreadTalkProps {
  readonly response: ResponseBody;
  readonly thread: ThreadBody;
  /** Those of its comments that are shown here; the others stand in what is above the talk. */
  readonly comments: readonly CommentBody[];
  readonly acts: ThreadActs;
  /** Goes to its place in the text; null where it has none. */
  readonly onGoToText: (() => void) | null;
  /** What is selected in the text now; null, after saying why, when nothing can be attached there. */
  readonly selected: () => AnchorTarget | null;
  /** Stands above the talk: what is suggested, and what can be done about it. */
  readonly children?: ReactNode;
}

type Doing = 'reply' | 'settle' | 'assign' | null;

/** Whoever may not comment reads. */
export const ThreadTalk = (props: ThreadTalkProps) => {
  const { response, thread, comments, acts, children } = props;
  const { comment: words } = useAllWords();
  const person = useSession().person.id;
  const mayWrite = response.abilities.includes('comment.write');
  // A reply that was begun stands open again.
  const [doing, setDoing] = useState<Doing>(() => (keptDraft({ person, response: response.id, about: `reply.${thread.id}` }) === null ? null : 'reply'));
  const leave = (): void => setDoing(null);
  const throwAway = useThrowAway(response.id);
  // What one organisation alone may see is that of whoever began it.
  const only = thread.visibility === 'parties' ? null : thread.by.organisation.id;
  return (
    <div className={styles['talk']}>
      {children}
      {comments.map((comment) => (
        <CommentView
          key={comment.id}
          comment={comment}
          edit={
            mayWrite
              ? {
                  response: response.id,
                  only,
                  onSend: (draft) => acts.reword(comment.id, draft),
                  onTakeBack: () => void acts.takeBack(thread.id, comment.id),
                  onThrowAway: (about, onBack) => throwAway({ kind: 'comment', about, onBack }),
                }
              : null
          }
        />
      ))}
      {/* What became of a suggestion is said with the suggestion. */}
      {thread.kind === 'comment' ? <Settled thread={thread} /> : null}
      {mayWrite ? <Tools {...props} doing={doing} setDoing={setDoing} /> : <p className={styles['quiet']}>{words.mayNot}</p>}
      {doing === 'reply' ? (
        <CommentForm
          response={response.id}
          about={`reply.${thread.id}`}
          label={words.replyLabel}
          sendLabel={words.send}
          saidWhenSaved={words.replySaved}
          onSend={(draft) => acts.reply(thread.id, draft)}
          onSent={leave}
          onLeave={leave}
          only={only}
          onThrowAway={() => {
            throwAway({ kind: 'comment', about: `reply.${thread.id}`, onBack: () => setDoing('reply') });
            leave();
          }}
        />
      ) : null}
    </div>
  );
};

const Settled = ({ thread: { settled } }: { readonly thread: ThreadBody }) => {
  const words = useAllWords().comment;
  if (!settled) return null;
  return (
    <div className={styles['settled']}>
      <IconDone aria-hidden="true" />
      <div>
        <strong>{words.outcomes[settled.outcome]}</strong>
        <WhoLine by={settled.by} at={settled.at} />
        {settled.note ? <p className={styles['words']}>{settled.note}</p> : null}
      </div>
    </div>
  );
};

interface ToolsProps extends ThreadTalkProps {
  readonly doing: Doing;
  readonly setDoing: (doing: Doing) => void;
}

const Tools = (props: ToolsProps) => {
  const { response, thread, acts, doing, setDoing, onGoToText, selected } = props;
  const words = useAllWords().comment;
  const { isBusy, run } = useDoing();
  const leave = (): void => setDoing(null);
  const isOpen = thread.settled === null;
  const isComment = thread.kind === 'comment';
  const reopen = (): Promise<unknown> => acts.reopen(thread.id);
  const attach = (): void => {
    const target = selected();
    if (target) void run(() => acts.place(thread.id, { target }), { said: words.attached });
  };
  const assign = (to: { readonly id: string; readonly name: string } | null): void => {
    // The id is that of a person of the list.
    const assignedTo = (to?.id ?? null) as PersonId | null;
    void run(() => acts.change(thread.id, { assignedTo }), { said: to ? words.assigned(to.name) : words.unassigned }).then((isDone) => isDone && leave());
  };
  return (
    <>
      <div className={styles['tools']} role="group" aria-label={words.more}>
        {onGoToText ? (
          <Button size="small" icon={<IconText />} onPress={onGoToText}>
            {words.goToText}
          </Button>
        ) : null}
        {thread.anchor?.state === 'detached' ? (
          <Button size="small" icon={<IconPlace />} isDisabled={isBusy} onPress={attach}>
            {words.attach}
          </Button>
        ) : null}
        <Button size="small" icon={<IconReply />} aria-expanded={doing === 'reply'} onPress={() => setDoing(doing === 'reply' ? null : 'reply')}>
          {words.reply}
        </Button>
        {isComment && isOpen ? (
          <Button size="small" icon={<IconDone />} aria-expanded={doing === 'settle'} onPress={() => setDoing(doing === 'settle' ? null : 'settle')}>
            {words.settle}
          </Button>
        ) : null}
        {isComment && !isOpen ? (
          <Button size="small" icon={<IconReopen />} isDisabled={isBusy} onPress={() => void run(reopen, { said: words.reopened })}>
            {words.reopen}
          </Button>
        ) : null}
        {isOpen ? <MoreMenu thread={thread} onAssign={() => setDoing('assign')} onBlocking={(isBlocking) => void run(() => acts.change(thread.id, { isBlocking }), null)} /> : null}
      </div>
      {doing === 'settle' ? (
        <SettleForm
          response={response.id}
          thread={thread}
          isBusy={isBusy}
          onLeave={leave}
          onSettle={async (how) => {
            const said = words.settledNow(words.outcomes[how.outcome]);
            const isDone = await run(() => acts.settle(thread.id, how), { said, undo: reopen, undone: words.reopened });
            if (isDone) leave();
            return isDone;
          }}
        />
      ) : null}
      {doing === 'assign' ? <AssignForm response={response.id} thread={thread} isBusy={isBusy} onAssign={assign} onLeave={leave} /> : null}
    </>
  );
};

interface MoreMenuProps {
  readonly thread: ThreadBody;
  readonly onAssign: () => void;
  readonly onBlocking: (isBlocking: boolean) => void;
}

const MoreMenu = ({ thread, onAssign, onBlocking }: MoreMenuProps) => {
  const words = useAllWords().comment;
  return (
    <Menu label={words.more} trigger={<IconButton size="small" label={words.more} icon={<IconMore />} />}>
      <MenuItem label={words.assign} icon={<IconAssign />} onAction={afterMenu(onAssign)} />
      <MenuItem
        label={thread.isBlocking ? words.makeFree : words.makeBlocking}
        description={words.blockingHelp}
        icon={<IconBlocking />}
        onAction={() => onBlocking(!thread.isBlocking)}
      />
    </Menu>
  );
};
