// The form of how long each kind of working material is kept.
import { RETENTION_KINDS, type Retention } from '@samsvar/domain';
import { TextField } from '@samsvar/ui';
import { useState, type FormEvent } from 'react';
import { useAdminWords } from '../base/admin-words';
import { toasts } from '../base/toasts';
import styles from './organisation.module.css';
import { SaveBar } from './SaveBar';
import { draftOf, readDays, useDecideRetention, type DaysDraft } from './use-retention';

interface RetentionFormProps {
  readonly days: Retention;
  /** Told whenever something is unsaved, or no longer is. */
  readonly onUnsaved: (isUnsaved: boolean) => void;
}

/** Saved explicitly; nothing is removed by it. */
export const RetentionForm = ({ days, onUnsaved }: RetentionFormProps) => {
  const words = useAdminWords().retention;
  const decide = useDecideRetention();
  const [draft, setDraft] = useState<DaysDraft | null>(null);
  const [isChecked, setChecked] = useState(false);
  const shown = draft ?? draftOf(days);
  const isUnsaved = RETENTION_KINDS.some((kind) => shown[kind].trim() !== draftOf(days)[kind]);
  const change = (next: DaysDraft | null) => {
    setDraft(next);
    onUnsaved(next !== null);
    if (next === null) setChecked(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    const read = RETENTION_KINDS.map((kind) => [kind, readDays(shown[kind])] as const);
    if (decide.isPending || read.some(([, value]) => value === 'wrong')) return;
    // Every kind is there, and none is wrong.
    decide.mutate(Object.fromEntries(read) as unknown as Retention, {
      onSuccess: () => {
        change(null);
        toasts.add({ tone: 'success', text: words.saved });
      },
    });
  };
  return (
    <form noValidate onSubmit={submit} className={styles['card']}>
      <p className={styles['quiet']}>{words.daysHelp}</p>
      {RETENTION_KINDS.map((kind) => (
        <TextField
          key={kind}
          label={`${words.kinds[kind].name}: ${words.days.toLowerCase()}`}
          description={words.kinds[kind].help}
          inputMode="numeric"
          maxLength={5}
          value={shown[kind]}
          onChange={(value) => change({ ...shown, [kind]: value })}
          error={isChecked && readDays(shown[kind]) === 'wrong' ? words.daysWrong : null}
        />
      ))}
      <p className={styles['quiet']}>{words.never}</p>
      <SaveBar
        isUnsaved={isUnsaved}
        isBusy={decide.isPending}
        fault={decide.error}
        onDiscard={() => {
          change(null);
          decide.reset();
        }}
      />
    </form>
  );
};
