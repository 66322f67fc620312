// What is known about a source, and the form that corrects it.
import { SOURCE_KINDS, isLocalDate } from '@samsvar/domain';
import type { SourceBody, SourceFacts as Facts, VersionBody } from '@samsvar/protocol';
import { Banner, Button, DateField, IconDownload, IconEdit, LinkButton, Select, TextField } from '@samsvar/ui';
import { useState, type FormEvent, type ReactNode } from 'react';
import { announce } from '../base/announce';
import { fileSize, longDate } from '../base/dates';
import { useLanguage } from '../base/language';
import { apiPath } from '../base/path';
import { useAllWords } from '../base/all-words';
import { useSaveFacts } from './use-source';
import styles from './source.module.css';

interface SourceFactsProps {
  readonly source: SourceBody;
  readonly version: VersionBody;
  /** Why nothing may be changed; null when it may. */
  readonly whyNot: string | null;
  /** More that can be done, after the others. */
  readonly children?: ReactNode;
}

/** Facts as a list; authors and registrars can change them. */
export const SourceFacts = ({ source, version, whyNot, children }: SourceFactsProps) => {
  const words = useAllWords().source;
  const language = useLanguage();
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <FactsForm source={source} onDone={() => setEditing(false)} />;
  // A version may be of another day than the source that it is of.
  const dated = version.dated ?? source.dated;
  const rows: [string, string | null][] = [
    [words.kind, words.kinds[source.kind]],
    [words.issuer, source.issuer],
    [words.caseNumber, source.caseNumber],
    [words.dated, dated && longDate(dated, language)],
    [words.version, words.versionNo(version.no)],
    [words.file, fileLine(version, words, language)],
  ];
  return (
    <section aria-label={words.facts} className={styles['facts']}>
      <dl className={styles['list']}>
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className={value ? undefined : styles['unknown']}>{value ?? words.unknown}</dd>
          </div>
        ))}
      </dl>
      <div className={styles['actions']}>
        <Button size="small" icon={<IconEdit />} whyNot={whyNot} onPress={() => setEditing(true)}>
          {words.edit}
        </Button>
        <LinkButton size="small" href={apiPath.originalFile(source.id, version.no)} download={version.filename} icon={<IconDownload />}>
          {words.download}
        </LinkButton>
        {children}
      </div>
    </section>
  );
};

const fileLine = (version: VersionBody, words: ReturnType<typeof useAllWords>['source'], language: 'sv' | 'en'): string =>
  [
    version.format && words.formats[version.format],
    version.pages === null ? null : words.pages(version.pages),
    fileSize(version.bytes, language),
  ]
    .filter(Boolean)
    .join(', ');

interface FactsFormProps {
  readonly source: SourceBody;
  readonly onDone: () => void;
}

const FactsForm = ({ source, onDone }: FactsFormProps) => {
  const { source: words, base } = useAllWords();
  const saving = useSaveFacts(source.id);
  const [draft, setDraft] = useState(() => draftOf(source));
  const [isTried, setTried] = useState(false);
  const set = (part: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...part }));
  const titleError = isTried && !draft.title.trim() ? words.titleNeeded : null;
  const dateError = draft.dated && !isLocalDate(draft.dated) ? words.dateWrong : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!draft.title.trim() || dateError) return;
    saving.mutate(factsOf(draft), {
      onSuccess: () => {
        announce(words.saved);
        onDone();
      },
    });
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate aria-label={words.facts}>
      {saving.error ? (
        <Banner tone="danger" title={words.saveFailed}>
          {saving.error.message}
        </Banner>
      ) : null}
      <TextField label={words.title} value={draft.title} onChange={(title) => set({ title })} error={titleError} maxLength={300} autoFocus />
      <div className={styles['fields']}>
        <Select label={words.kind} value={draft.kind} onChange={(kind) => set({ kind })} choices={SOURCE_KINDS.map((id) => ({ id, label: words.kinds[id] }))} />
        <TextField label={words.issuer} note={base.optional} value={draft.issuer} onChange={(issuer) => set({ issuer })} maxLength={200} />
        <TextField label={words.caseNumber} note={base.optional} value={draft.caseNumber} onChange={(caseNumber) => set({ caseNumber })} maxLength={100} />
        <DateField label={words.dated} note={base.optional} calendarLabel={base.openCalendar} value={draft.dated} onChange={(dated) => set({ dated })} error={dateError} />
      </div>
      <div className={styles['actions']}>
        <Button type="submit" variant="primary" isDisabled={saving.isPending}>
          {words.save}
        </Button>
        <Button onPress={onDone}>{words.cancel}</Button>
      </div>
    </form>
  );
};

const draftOf = (source: SourceBody) => ({
  kind: source.kind,
  title: source.title,
  issuer: source.issuer ?? '',
  caseNumber: source.caseNumber ?? '',
  dated: source.dated ?? '',
});

const factsOf = (draft: ReturnType<typeof draftOf>): Facts => ({
  kind: draft.kind,
  title: draft.title.trim(),
  issuer: draft.issuer.trim() || null,
  caseNumber: draft.caseNumber.trim() || null,
  dated: draft.dated.trim() || null,
});
