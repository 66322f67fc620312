// Where a comment is written: its words outlive every failure, a closed panel and a reload.
import type { OrganisationId, ResponseId } from '@samsvar/domain';
import type { CommentDraft } from '@samsvar/protocol';
import { COMMENT_LIMIT } from '@samsvar/domain';
import { Banner, Button, MentionArea, Spinner } from '@samsvar/ui';
import { useState, type ReactNode } from 'react';
import { useAllWords } from '../base/all-words';
import { announce } from '../base/announce';
import { ApiError } from '../base/api-error';
import { wordsOfFault } from '../base/Fetching';
import styles from './comment.module.css';
import { useDraft } from './drafts';
import { useFormInView } from './use-form-in-view';
import { commentOf, seeingOf, useCallables, type Callable } from './use-people';

export interface CommentFormProps {
  readonly response: ResponseId;
  /** Under which the draft is kept: one for each place where something can be written. */
  readonly about: string;
  readonly label: string;
  readonly sendLabel: string;
  /** What stands in the field when there is no draft. */
  readonly begin?: string;
  /** Saves; throws what the server says. */
  readonly onSend: (words: CommentDraft) => Promise<unknown>;
  /** Said to screen readers once it is saved. */
  readonly saidWhenSaved: string;
  readonly onSent: () => void;
  /** Escape: the draft stays. */
  readonly onLeave: () => void;
  /** "Avbryt": the draft goes, with a way to have it back. */
  readonly onThrowAway: () => void;
  /** The organisation that alone sees what is written; null where everybody does. */
  readonly only: OrganisationId | null;
  /** Lets everybody see it, where that can be chosen. */
  readonly onShowAll?: (() => void) | undefined;
  /** What can be done about a text that has changed meanwhile. */
  readonly onMarkAgain?: (() => void) | undefined;
  /** Choices that belong to it, between the words and the buttons. */
  readonly children?: ReactNode;
}

/** While it is saved it shows the words as they will stand, and says so. */
export const CommentForm = (props: CommentFormProps) => {
  const { response, about, label, sendLabel, begin, onLeave, onThrowAway, onMarkAgain, only, onShowAll, children } = props;
  const { comment: words, base } = useAllWords();
  const [text, write, forget] = useDraft(response, about, begin);
  const callables = useCallables(response);
  const { seeing, blind } = seeingOf(callables, only, text);
  const { state, send } = useSending({ ...props, forget }, () => commentOf(text, seeing), words.empty);
  if (state.is === 'saving') return <Saving text={text} />;
  return (
    <FormBox>
      {state.is === 'failed' ? <NotSaved fault={state.fault} onMarkAgain={onMarkAgain} /> : null}
      <MentionArea
        label={label}
        value={text}
        onChange={write}
        options={seeing}
        optionsLabel={words.names}
        optionsCount={words.nameCount}
        placeholder={words.placeholder}
        maxLength={COMMENT_LIMIT}
        error={state.is === 'empty' ? words.empty : undefined}
        autoFocus
        onSend={() => void send()}
        onLeave={onLeave}
      />
      <Blind blind={blind} onShowAll={onShowAll} />
      {children}
      <div className={styles['formEnd']}>
        <Button variant="primary" size="small" aria-keyshortcuts="Control+Enter" onPress={() => void send()}>
          {sendLabel}
        </Button>
        <Button variant="quiet" size="small" onPress={onThrowAway}>
          {base.cancel}
        </Button>
        <span className={styles['quiet']}>{words.sendHelp}</span>
      </div>
    </FormBox>
  );
};

/** It is drawn anew after a saving that failed: it must be seen then too. */
const FormBox = ({ children }: { readonly children: ReactNode }) => {
  const box = useFormInView<HTMLDivElement>();
  return (
    <div ref={box} className={styles['form']}>
      {children}
    </div>
  );
};

type Sending = { readonly is: 'writing' } | { readonly is: 'empty' } | { readonly is: 'saving' } | { readonly is: 'failed'; readonly fault: unknown };

const useSending = (props: CommentFormProps & { readonly forget: () => void }, draft: () => CommentDraft, empty: string) => {
  const [state, setState] = useState<Sending>({ is: 'writing' });
  const send = async (): Promise<void> => {
    const words = draft();
    if (words.text === '') {
      setState({ is: 'empty' });
      announce(empty);
      return;
    }
    setState({ is: 'saving' });
    try {
      await props.onSend(words);
    } catch (fault) {
      setState({ is: 'failed', fault });
      return;
    }
    // Also when the form is gone by now: what is saved is no draft any more.
    props.forget();
    announce(props.saidWhenSaved);
    props.onSent();
  };
  return { state, send };
};

interface BlindProps {
  readonly blind: readonly Callable[];
  readonly onShowAll: (() => void) | undefined;
}

/** Says who is called in vain. The region is there before it says anything, so that it is read out. */
const Blind = ({ blind, onShowAll }: BlindProps) => {
  const words = useAllWords().comment;
  return (
    <div role="status">
      {blind.length > 0 ? (
        <div className={styles['blind']}>
          <p>{words.doesNotSee(blind.map(({ label }) => label), onShowAll !== undefined)}</p>
          {onShowAll ? (
            <Button size="small" onPress={onShowAll}>
              {words.showAll}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
};

/** The words as they will stand, while they are on their way. */
const Saving = ({ text }: { readonly text: string }) => (
  <div className={styles['saving']}>
    <p className={styles['words']}>{text}</p>
    <Spinner>{useAllWords().comment.saving}</Spinner>
  </div>
);

interface NotSavedProps {
  readonly fault: unknown;
  readonly onMarkAgain?: (() => void) | undefined;
  readonly title?: string;
}

/** What went wrong, that nothing is lost, and what can be done about it. */
export const NotSaved = ({ fault, onMarkAgain, title }: NotSavedProps) => {
  const words = useAllWords().comment;
  const hasChanged = fault instanceof ApiError && fault.code === 'text-changed';
  return (
    <Banner
      tone="danger"
      title={title ?? words.notSaved}
      actions={
        hasChanged && onMarkAgain ? (
          <Button size="small" onPress={onMarkAgain}>
            {words.markAgain}
          </Button>
        ) : null
      }
    >
      {hasChanged ? words.textChanged : wordsOfFault(fault, words.failed)} {words.notSavedHelp}
    </Banner>
  );
};
