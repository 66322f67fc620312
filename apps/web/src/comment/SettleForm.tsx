// Settling a thread: what became of it, and a note.
import { COMMENT_LIMIT, THREAD_OUTCOMES, type ResponseId, type ThreadOutcome } from '@samsvar/domain';
import type { Settlement, ThreadBody } from '@samsvar/protocol';
import { Button, RadioGroup, Select, TextArea } from '@samsvar/ui';
import { useState } from 'react';
import { useAllWords } from '../base/all-words';
import styles from './comment.module.css';
import { useDraft } from './drafts';
import { useFormInView } from './use-form-in-view';
import { usePeople } from './use-people';

interface SettleFormProps {
  readonly response: ResponseId;
  readonly thread: ThreadBody;
  readonly isBusy: boolean;
  /** Whether it came about. */
  readonly onSettle: (how: Settlement) => Promise<boolean>;
  readonly onLeave: () => void;
}

/** What was transferred must say where to. */
export const SettleForm = ({ response, thread, isBusy, onSettle, onLeave }: SettleFormProps) => {
  const { comment: words, base } = useAllWords();
  const box = useFormInView<HTMLFormElement>();
  const [outcome, setOutcome] = useState<ThreadOutcome>('addressed');
  const [note, write, forget] = useDraft(response, `settle.${thread.id}`);
  const [isMissing, setMissing] = useState(false);
  const settle = async (): Promise<void> => {
    const isBare = outcome === 'transferred' && note.trim() === '';
    setMissing(isBare);
    if (!isBare && (await onSettle({ outcome, note: note.trim() }))) forget();
  };
  return (
    <form
      ref={box}
      className={styles['form']}
      aria-label={words.settleTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void settle();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
        else if (event.key === 'Enter' && event.ctrlKey) void settle();
        else return;
        event.stopPropagation();
      }}
    >
      <RadioGroup<ThreadOutcome>
        label={words.settleHow}
        value={outcome}
        onChange={setOutcome}
        choices={THREAD_OUTCOMES.map((id) => ({ id, label: words.outcomes[id], description: words.outcomeHelp[id] }))}
      />
      <TextArea label={words.note} rows={2} value={note} onChange={write} maxLength={COMMENT_LIMIT} error={isMissing ? words.noteNeeded : undefined} />
      <div className={styles['formEnd']}>
        <Button type="submit" variant="primary" size="small" isDisabled={isBusy}>
          {words.settle}
        </Button>
        <Button variant="quiet" size="small" onPress={onLeave}>
          {base.cancel}
        </Button>
      </div>
    </form>
  );
};

interface AssignFormProps {
  readonly response: ResponseId;
  readonly thread: ThreadBody;
  readonly isBusy: boolean;
  readonly onAssign: (person: { readonly id: string; readonly name: string } | null) => void;
  readonly onLeave: () => void;
}

/** Chosen first and given by a button, so that the arrow keys give nothing to anybody on the way. */
export const AssignForm = ({ response, thread, isBusy, onAssign, onLeave }: AssignFormProps) => {
  const { comment: words, base } = useAllWords();
  const box = useFormInView<HTMLFormElement>();
  const all = usePeople(response).data?.people ?? [];
  // What only one organisation may see is given to somebody in it.
  const people = thread.visibility === 'parties' ? all : all.filter(({ organisation }) => organisation.id === thread.by.organisation.id);
  const [id, setId] = useState<string>(thread.assignedTo?.id ?? '');
  const choices = [{ id: '', label: words.nobody }, ...people.map((one) => ({ id: one.id as string, label: `${one.name} (${one.organisation.name})` }))];
  return (
    <form
      ref={box}
      className={styles['form']}
      aria-label={words.assign}
      onSubmit={(event) => {
        event.preventDefault();
        onAssign(people.find((one) => one.id === id) ?? null);
      }}
      onKeyDown={(event) => event.key === 'Escape' && onLeave()}
    >
      <Select label={words.assign} choices={choices} value={id} onChange={setId} />
      <div className={styles['formEnd']}>
        <Button type="submit" variant="primary" size="small" isDisabled={isBusy}>
          {words.save}
        </Button>
        <Button variant="quiet" size="small" onPress={onLeave}>
          {base.cancel}
        </Button>
      </div>
    </form>
  );
};
