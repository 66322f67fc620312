// Correcting what the product has found, by the fields of its kind.
import { SOURCE_KINDS } from '@samsvar/domain';
import type { FindingBody } from '@samsvar/protocol';
import { Button, DateField, Select, TextArea, TextField } from '@samsvar/ui';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useAllWords } from '../base/all-words';
import { useSourceWords } from '../base/source-words';
import { focusFirstField } from './finding-focus';
import { draftOf, faultsOf, valueOf, type FindingDraft } from './finding-draft';
import styles from './version.module.css';

interface FindingFormProps {
  readonly value: FindingBody['value'];
  /** What it is called, for the name of the form. */
  readonly name: string;
  readonly isBusy: boolean;
  readonly onSave: (value: FindingBody['value']) => void;
  readonly onCancel: () => void;
}

/** Saving confirms what was corrected; Escape leaves it as it was. */
export const FindingForm = ({ value, name, isBusy, onSave, onCancel }: FindingFormProps) => {
  const words = useSourceWords().findings;
  const { base } = useAllWords();
  const [draft, setDraft] = useState(() => draftOf(value));
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (form.current) focusFirstField(form.current);
  }, []);
  const leave = (event: KeyboardEvent<HTMLFormElement>): void => {
    // What opens from a field closes by itself first.
    const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (event.key !== 'Escape' || !isInside || event.defaultPrevented) return;
    event.stopPropagation();
    onCancel();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faultsOf(draft)).length === 0) onSave(valueOf(draft, value));
  };
  return (
    <form ref={form} className={styles['form']} onSubmit={submit} onKeyDown={leave} noValidate aria-label={words.correctNamed(name)}>
      <Fields draft={draft} isTried={isTried} onChange={(part) => setDraft((now) => ({ ...now, ...part }))} />
      <div className={styles['actions']}>
        <Button type="submit" size="small" variant="primary" isDisabled={isBusy}>{words.saveCorrected}</Button>
        <Button size="small" onPress={onCancel}>{base.cancel}</Button>
      </div>
    </form>
  );
};

interface FieldsProps {
  readonly draft: FindingDraft;
  readonly isTried: boolean;
  readonly onChange: (part: Partial<FindingDraft>) => void;
}

const Fields = ({ draft, isTried, onChange }: FieldsProps) => {
  const words = useSourceWords().findings;
  const { base, source } = useAllWords();
  const faults = faultsOf(draft);
  const error = (field: 'text' | 'name' | 'on') => {
    const fault = isTried ? faults[field] : undefined;
    return fault === undefined ? null : fault === 'date' ? words.dateWrong : words.needed;
  };
  const text = (label: string) => <TextArea label={label} value={draft.text} onChange={(next) => onChange({ text: next })} error={error('text')} maxLength={5000} rows={4} />;
  const name = (label: string) => <TextField label={label} value={draft.name} onChange={(next) => onChange({ name: next })} error={error('name')} maxLength={200} />;
  const date = (label: string) => <DateField label={label} calendarLabel={base.openCalendar} value={draft.on} onChange={(on) => onChange({ on })} error={error('on')} />;
  switch (draft.kind) {
    case 'kind':
      return <Select label={words.kinds.kind} value={draft.sourceKind} onChange={(sourceKind) => onChange({ sourceKind })} choices={SOURCE_KINDS.map((id) => ({ id, label: source.kinds[id] }))} />;
    case 'title':
      return <TextField label={words.kinds.title} value={draft.text} onChange={(next) => onChange({ text: next })} error={error('text')} maxLength={300} />;
    case 'issuer':
      return name(words.kinds.issuer);
    case 'dated':
      return date(words.kinds.dated);
    case 'demand':
      return (
        <>
          <TextField label={words.no} note={base.optional} value={draft.no} onChange={(no) => onChange({ no })} maxLength={20} />
          {text(words.text)}
        </>
      );
    case 'decision':
      return (
        <>
          <TextField label={words.body} note={base.optional} value={draft.body} onChange={(body) => onChange({ body })} maxLength={200} />
          {date(words.on)}
          <TextArea label={words.signatories} description={words.signatoriesHelp} note={base.optional} value={draft.signatories} onChange={(signatories) => onChange({ signatories })} rows={4} />
        </>
      );
    case 'speaker':
      return (
        <>
          {name(words.name)}
          <TextField label={words.role} note={base.optional} value={draft.title} onChange={(title) => onChange({ title })} maxLength={200} />
          {text(words.quote)}
        </>
      );
  }
};
