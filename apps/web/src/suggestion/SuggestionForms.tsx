// The forms of deciding: which changes are taken, other words instead, and why something is rejected.
import type { changesOf, NodeJson } from '@samsvar/document';
import { SuggestionEditor } from '@samsvar/editor';
import { COMMENT_LIMIT } from '@samsvar/domain';
import type { ResponseBody, SuggestionBody } from '@samsvar/protocol';
import { Button, Checkbox, TextArea } from '@samsvar/ui';
import { useState } from 'react';
import { useAllWords } from '../base/all-words';
import { useLanguage } from '../base/language';
import { useDraft } from '../comment/drafts';
import { useFormInView } from '../comment/use-form-in-view';
import { nodesOf, wordsOf } from './nodes';
import styles from './suggestion.module.css';

interface PartFormProps {
  readonly pieces: ReturnType<typeof changesOf>;
  readonly isBusy: boolean;
  readonly onTake: (indexes: readonly number[]) => void;
  readonly onLeave: () => void;
}

/** Each change with a tick; all are ticked at first. */
export const PartForm = ({ pieces, isBusy, onTake, onLeave }: PartFormProps) => {
  const { suggestion: words, base } = useAllWords();
  const box = useFormInView<HTMLFieldSetElement>();
  const [taken, setTaken] = useState<ReadonlySet<number>>(() => new Set(pieces.map(({ index }) => index)));
  const set = (index: number, isTaken: boolean): void =>
    setTaken((before) => new Set(isTaken ? [...before, index] : [...before].filter((one) => one !== index)));
  return (
    <fieldset ref={box} className={styles['form']} onKeyDown={(event) => event.key === 'Escape' && onLeave()}>
      <legend className={styles['label']}>{words.acceptPartTitle}</legend>
      {pieces.map(({ index, before, after }) => (
        <Checkbox key={index} isSelected={taken.has(index)} onChange={(isTaken) => set(index, isTaken)}>
          {words.oneChange(wordsOf(before), wordsOf(after))}
        </Checkbox>
      ))}
      <div className={styles['tools']}>
        <Button size="small" variant="primary" isDisabled={isBusy || taken.size === 0} onPress={() => onTake([...taken].sort((a, b) => a - b))}>
          {words.acceptTicked(taken.size)}
        </Button>
        <Button size="small" variant="quiet" onPress={onLeave}>
          {base.cancel}
        </Button>
      </div>
    </fieldset>
  );
};

interface EditFormProps {
  readonly suggestion: SuggestionBody;
  readonly isBusy: boolean;
  readonly onTake: (nodes: readonly NodeJson[]) => void;
  readonly onLeave: () => void;
}

/** The suggestion as a text of its own, to be changed before it is put in. */
export const EditForm = ({ suggestion, isBusy, onTake, onLeave }: EditFormProps) => {
  const { suggestion: words, base } = useAllWords();
  const language = useLanguage();
  const box = useFormInView<HTMLDivElement>();
  const [nodes, setNodes] = useState<readonly NodeJson[] | null>(null);
  const take = (): void => {
    if (nodes) onTake(nodes);
  };
  return (
    <div ref={box} className={styles['form']} role="group" aria-label={words.editTitle}>
      <p className={styles['label']}>{words.editTitle}</p>
      <SuggestionEditor scope={suggestion.scope} base={nodesOf(suggestion.proposed)} language={language} label={words.proposed} autoFocus onChange={setNodes} onSubmit={take} onCancel={onLeave} />
      <div className={styles['tools']}>
        <Button size="small" variant="primary" isDisabled={isBusy} whyNot={nodes === null ? words.same : null} onPress={take}>
          {words.acceptEdited}
        </Button>
        <Button size="small" variant="quiet" onPress={onLeave}>
          {base.cancel}
        </Button>
      </div>
    </div>
  );
};

interface RejectFormProps {
  readonly response: ResponseBody;
  readonly suggestion: SuggestionBody;
  readonly isBusy: boolean;
  readonly onReject: (reason: string) => Promise<boolean>;
  readonly onLeave: () => void;
}

/** The reason stays until it has been sent. */
export const RejectForm = ({ response, suggestion, isBusy, onReject, onLeave }: RejectFormProps) => {
  const { suggestion: words, base } = useAllWords();
  const box = useFormInView<HTMLFormElement>();
  const [reason, write, forget] = useDraft(response.id, `reject.${suggestion.id}`);
  const reject = async (): Promise<void> => {
    if (await onReject(reason.trim())) forget();
  };
  return (
    <form
      ref={box}
      className={styles['form']}
      aria-label={words.rejectTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void reject();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
        else if (event.key === 'Enter' && event.ctrlKey) void reject();
      }}
    >
      <TextArea label={words.rejectReason} note={words.optional} rows={2} value={reason} onChange={write} maxLength={COMMENT_LIMIT} autoFocus />
      <div className={styles['tools']}>
        <Button type="submit" size="small" variant="primary" isDisabled={isBusy}>
          {words.reject}
        </Button>
        <Button size="small" variant="quiet" onPress={onLeave}>
          {base.cancel}
        </Button>
      </div>
    </form>
  );
};
