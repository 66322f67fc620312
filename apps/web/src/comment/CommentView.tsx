// One comment of a thread: who, when, the words, and what its writer may do with it.
import type { CommentBody, Who } from '@samsvar/protocol';
import { Button } from '@samsvar/ui';
import { useState, type ReactNode } from 'react';
import { useAllWords } from '../base/all-words';
import { longDateTime } from '../base/dates';
import { useLanguage } from '../base/language';
import { useSession } from '../session/use-session';
import { CommentForm, type CommentFormProps } from './CommentForm';
import styles from './comment.module.css';
import { shortWhen } from './when';

interface WhoLineProps {
  readonly by: Who;
  readonly at: string;
  readonly nameInFile?: string | null;
  readonly children?: ReactNode;
}

/** Name, organisation and time. */
export const WhoLine = ({ by, at, nameInFile = null, children }: WhoLineProps) => {
  const words = useAllWords().comment;
  const language = useLanguage();
  return (
    <p className={styles['who']}>
      <strong>{nameInFile === null ? by.name : words.inFile(nameInFile)}</strong>
      <span>{nameInFile === null ? by.organisation.name : words.putInBy(by.name)}</span>
      <time dateTime={at} title={longDateTime(at, language)}>
        {shortWhen(at, Date.now(), { language, justNow: words.justNow })}
      </time>
      {children}
    </p>
  );
};

interface CommentViewProps {
  readonly comment: CommentBody;
  /** Null where one may not write. */
  readonly edit: (Pick<CommentFormProps, 'response' | 'onSend' | 'only'> & { readonly onTakeBack: () => void; readonly onThrowAway: (about: string, onBack: () => void) => void }) | null;
}

/** Its writer may change it in place and take it back; that it was is shown. */
export const CommentView = ({ comment, edit }: CommentViewProps) => {
  const { comment: words, base } = useAllWords();
  const me = useSession().person.id;
  const [doing, setDoing] = useState<'edit' | 'take-back' | null>(null);
  const isMine = comment.by.id === me && comment.nameInFile === null && !comment.isDeleted && edit !== null;
  return (
    <div className={styles['comment']}>
      <WhoLine by={comment.by} at={comment.at} nameInFile={comment.nameInFile}>
        {comment.editedAt && !comment.isDeleted ? <span>({words.edited})</span> : null}
      </WhoLine>
      {comment.isDeleted ? <p className={styles['quiet']}>{words.takenBack}</p> : null}
      {!comment.isDeleted && doing !== 'edit' ? <Words comment={comment} /> : null}
      {doing === 'edit' && edit ? (
        <CommentForm
          response={edit.response}
          only={edit.only}
          about={`edit.${comment.id}`}
          begin={comment.text}
          label={words.editLabel}
          sendLabel={words.save}
          saidWhenSaved={words.saved}
          onSend={edit.onSend}
          onSent={() => setDoing(null)}
          onLeave={() => setDoing(null)}
          onThrowAway={() => {
            edit.onThrowAway(`edit.${comment.id}`, () => setDoing('edit'));
            setDoing(null);
          }}
        />
      ) : null}
      {isMine && doing === null ? (
        <span className={styles['small']}>
          <Button variant="quiet" size="small" onPress={() => setDoing('edit')}>
            {words.edit}
          </Button>
          <Button variant="quiet" size="small" onPress={() => setDoing('take-back')}>
            {words.takeBack}
          </Button>
        </span>
      ) : null}
      {isMine && doing === 'take-back' ? (
        <div role="group" aria-label={words.takeBack} className={styles['ask']}>
          <p>{words.takeBackAsk}</p>
          <Button variant="danger" size="small" autoFocus onPress={edit.onTakeBack}>
            {words.takeBack}
          </Button>
          <Button size="small" variant="quiet" onPress={() => setDoing(null)}>
            {base.cancel}
          </Button>
        </div>
      ) : null}
    </div>
  );
};

/** The text, with those it calls set apart. */
const Words = ({ comment }: { readonly comment: CommentBody }) => {
  const labels = comment.mentions.map(({ label }) => `@${label}`).sort((a, b) => b.length - a.length);
  return (
    <p className={styles['words']}>
      {splitBy(comment.text, labels).map((part, at) =>
        labels.includes(part) ? (
          <span key={at} className={styles['mention']}>
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </p>
  );
};

/** A text cut before and after each of some words; the earliest, then the longest first. */
export const splitBy = (text: string, marks: readonly string[]): readonly string[] => {
  const parts: string[] = [];
  let rest = text;
  while (rest !== '') {
    const found = marks
      .map((mark) => ({ mark, at: rest.indexOf(mark) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.mark.length - a.mark.length)[0];
    if (!found) return [...parts, rest];
    if (found.at > 0) parts.push(rest.slice(0, found.at));
    parts.push(found.mark);
    rest = rest.slice(found.at + found.mark.length);
  }
  return parts;
};
