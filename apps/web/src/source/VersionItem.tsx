// One version of a source in the list of them.
import { isLocalDate } from '@samsvar/domain';
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { Button, DateField, IconClock, IconDone, IconMinus, IconRetry, IconWarning, LinkButton, Tag, TextField } from '@samsvar/ui';
import { useState, type FormEvent } from 'react';
import { useAllWords } from '../base/all-words';
import { announce } from '../base/announce';
import { longDate, longDateTime } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { path } from '../base/path';
import { useSourceWords } from '../base/source-words';
import { toasts } from '../base/toasts';
import { currentVersion } from '../consultation/current-version';
import { useSaveVersion, useStanding } from './use-versions';
import styles from './version.module.css';

interface VersionItemProps {
  readonly source: SourceBody;
  readonly version: VersionBody;
  /** It is the one that is read now. */
  readonly isShown: boolean;
  readonly whyNot: string | null;
  readonly onClose: () => void;
}

/** Its facts in a line or two, with what can be done under them. */
export const VersionItem = (props: VersionItemProps) => {
  const { source, version, isShown } = props;
  const words = useSourceWords().versions;
  const { documents } = useAllWords().consultation;
  const language = useLanguage();
  const [isEditing, setEditing] = useState(false);
  const when = longDateTime(version.createdAt, language);
  const facts = [
    version.format && documents.formats[version.format],
    version.pages ? documents.pages(version.pages) : null,
    version.dated && words.dated(longDate(version.dated, language)),
    version.uploadedBy === null ? words.added(when) : words.uploadedBy(version.uploadedBy, when),
  ];
  return (
    <li className={styles['version']}>
      <div className={styles['versionHead']}>
        <strong>{words.named(version.no, version.label)}</strong>
        <Standing version={version} isCurrent={currentVersion(source)?.id === version.id} />
        {isShown ? <Tag tone="info">{words.shown}</Tag> : null}
      </div>
      <p className={styles['quiet']}>{facts.filter(Boolean).join(' · ')}</p>
      {version.sameTextAs === null ? null : <p className={styles['quiet']}>{words.sameText(version.sameTextAs)}</p>}
      {version.problem ? <p className={styles['quiet']}>{version.problem.message}</p> : null}
      {isEditing ? <VersionForm source={source} version={version} onDone={() => setEditing(false)} /> : <Actions {...props} onEdit={() => setEditing(true)} />}
    </li>
  );
};

const TONES = { comparing: 'info', held: 'warning', 'in-use': 'neutral', 'set-aside': 'neutral' } as const;
const ICONS = { comparing: <IconRetry />, held: <IconWarning />, 'in-use': <IconClock />, 'set-aside': <IconMinus /> } as const;

const Standing = ({ version: { state, standing }, isCurrent }: { readonly version: VersionBody; readonly isCurrent: boolean }) => {
  const words = useSourceWords().versions;
  const { states } = useAllWords().consultation.documents;
  if (isCurrent) return <Tag tone="success" icon={<IconDone />}>{words.current}</Tag>;
  if (state !== 'ready') return <Tag tone={state === 'failed' ? 'danger' : state === 'needs-ocr' ? 'warning' : 'info'}>{states[state]}</Tag>;
  return <Tag tone={TONES[standing]} icon={ICONS[standing]}>{standing === 'in-use' ? words.earlier : words.standings[standing]}</Tag>;
};

const Actions = ({ source, version, isShown, whyNot, onClose, onEdit }: VersionItemProps & { readonly onEdit: () => void }) => {
  const words = useSourceWords().versions;
  const { errors } = useAllWords().base;
  const change = useStanding(source.id, version.no);
  const name = words.named(version.no, version.label);
  // A button that is switched off while it is sent loses the focus.
  const stand = (standing: 'in-use' | 'set-aside'): void => {
    if (change.isPending) return;
    change.mutate(standing, {
      onSuccess: () => toasts.add({ tone: 'success', text: standing === 'in-use' ? words.usedNow(name) : words.asideNow(name) }),
      onError: (fault) => toasts.add({ tone: 'danger', text: `${words.standingFailed} ${wordsOfFault(fault, errors.unexpected)}` }),
    });
  };
  const isReady = version.state === 'ready' && version.standing !== 'comparing';
  return (
    <div className={styles['actions']}>
      {isShown || version.state !== 'ready' ? null : (
        <LinkButton size="small" href={path.source(source.id, { version: version.no })} onPress={onClose} aria-label={words.showNamed(name)}>{words.show}</LinkButton>
      )}
      {isReady && version.comparedWith !== null ? (
        <>
          <LinkButton size="small" variant="quiet" href={path.comparison(source.id, version.comparedWith, version.no)} onPress={onClose}>{words.whatChanged}</LinkButton>
          <LinkButton size="small" variant="quiet" href={path.placements(source.id, version.no)} onPress={onClose}>{words.citations}</LinkButton>
        </>
      ) : null}
      <Button size="small" variant="quiet" whyNot={whyNot} aria-label={words.editNamed(name)} onPress={onEdit}>{words.edit}</Button>
      {isReady && version.no > 1 ? (
        version.standing === 'in-use' ? (
          <Button size="small" variant="quiet" whyNot={whyNot} onPress={() => stand('set-aside')}>{words.setAside}</Button>
        ) : (
          <Button size="small" variant="quiet" whyNot={whyNot} onPress={() => stand('in-use')}>{version.standing === 'held' ? words.useAnyway : words.use}</Button>
        )
      ) : null}
    </div>
  );
};

const VersionForm = ({ source, version, onDone }: Pick<VersionItemProps, 'source' | 'version'> & { readonly onDone: () => void }) => {
  const words = useSourceWords().versions;
  const { base } = useAllWords();
  const saving = useSaveVersion(source.id, version.no);
  const [label, setLabel] = useState(version.label ?? '');
  const [dated, setDated] = useState(version.dated ?? '');
  const dateError = dated && !isLocalDate(dated) ? words.dateWrong : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (dateError || saving.isPending) return;
    const facts = { label: label.trim() || null, dated: isLocalDate(dated) ? dated : null };
    saving.mutate(facts, { onSuccess: () => (announce(words.saved), onDone()) });
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate aria-label={words.editNamed(words.no(version.no))}>
      {saving.error ? <p role="alert">{words.saveFailed} {wordsOfFault(saving.error, base.errors.unexpected)}</p> : null}
      <div className={styles['fields']}>
        <TextField label={words.label} note={base.optional} description={words.labelHelp} value={label} onChange={setLabel} maxLength={100} autoFocus />
        <DateField label={words.date} note={base.optional} calendarLabel={base.openCalendar} value={dated} onChange={setDated} error={dateError} />
      </div>
      <div className={styles['actions']}>
        <Button type="submit" variant="primary" size="small">{words.save}</Button>
        <Button size="small" onPress={onDone}>{base.cancel}</Button>
      </div>
    </form>
  );
};
