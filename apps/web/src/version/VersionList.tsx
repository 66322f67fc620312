// The versions of a response, newest first, by day.
import type { ResponseVersionBody } from '@samsvar/protocol';
import { Button, Checkbox, EmptyState, IconButton, IconClock, IconMore, Menu, MenuItem, Tag } from '@samsvar/ui';
import { useState } from 'react';
import { useAllWords } from '../base/all-words';
import { list } from '../base/dates';
import { LOCALES, useLanguage } from '../base/language';
import { dayName, versionDays, versionName, versionTitle } from './version-days';
import styles from './version.module.css';

/** What can be done with a version from its line. */
export interface VersionActions {
  /** Against the version before it; null for the oldest. */
  readonly onWhatChanged: (version: ResponseVersionBody, previous: ResponseVersionBody) => void;
  readonly onCompareNow: (version: ResponseVersionBody) => void;
  readonly onWhoWrote: (version: ResponseVersionBody) => void;
  readonly onName: (version: ResponseVersionBody) => void;
  readonly onRestore: (version: ResponseVersionBody) => void;
  readonly mayName: boolean;
  readonly mayRestore: boolean;
}

interface VersionListProps extends VersionActions {
  readonly versions: readonly ResponseVersionBody[];
}

/** Can be narrowed to those that people have named. */
export const VersionList = ({ versions, ...actions }: VersionListProps) => {
  const words = useAllWords().version;
  const language = useLanguage();
  const [onlyNamed, setOnlyNamed] = useState(false);
  const [now] = useState(() => new Date());
  if (versions.length === 0) return <EmptyState icon={<IconClock />} title={words.none}><p>{words.noneHelp}</p></EmptyState>;
  const shown = onlyNamed ? versions.filter(({ label }) => label !== '') : versions;
  return (
    <>
      <div className={styles['bar']}>
        <Checkbox isSelected={onlyNamed} onChange={setOnlyNamed}>{words.onlyNamed}</Checkbox>
        <p role="status" className={styles['quiet']}>{shown.length === 0 ? words.noneNamed : words.shown(shown.length)}</p>
      </div>
      {versionDays(shown).map((day) => (
        <section key={day.date} aria-labelledby={`day-${day.date}`}>
          <h2 id={`day-${day.date}`} className={styles['day']}>{dayName(day.date, now, words, language)}</h2>
          <ul role="list" className={styles['versions']}>
            {day.versions.map((version) => (
              <VersionLine key={version.id} version={version} previous={versions[versions.indexOf(version) + 1] ?? null} {...actions} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
};

interface VersionLineProps extends VersionActions {
  readonly version: ResponseVersionBody;
  readonly previous: ResponseVersionBody | null;
}

const VersionLine = ({ version, previous, ...actions }: VersionLineProps) => {
  const words = useAllWords().version;
  const language = useLanguage();
  const title = versionTitle(version, words, language);
  const time = new Intl.DateTimeFormat(LOCALES[language], { timeStyle: 'short', timeZone: 'Europe/Stockholm' }).format(new Date(version.at));
  const facts = [time, version.by ? words.by(version.by.name) : null, words.words(version.words)].filter(Boolean).join(' · ');
  return (
    <li className={styles['version']}>
      <div className={styles['versionWords']}>
        <p className={styles['versionName']}>
          {versionName(version, words)}
          {version.label ? <Tag>{words.kinds[version.kind]}</Tag> : null}
        </p>
        <p className={styles['quiet']}>{facts}</p>
        {version.contributors.length > 0 ? (
          <p className={styles['quiet']}>{words.contributors(list(version.contributors.map(({ name }) => name), language))}</p>
        ) : null}
      </div>
      <div className={styles['versionActions']}>
        {previous ? (
          <Button size="small" aria-label={words.whatChangedIn(title)} onPress={() => actions.onWhatChanged(version, previous)}>{words.whatChanged}</Button>
        ) : null}
        <Button size="small" aria-label={words.compareNowIn(title)} onPress={() => actions.onCompareNow(version)}>{words.compareNow}</Button>
        <Menu label={words.actions(title)} placement="bottom end" trigger={<IconButton size="small" label={words.actions(title)} icon={<IconMore />} />}>
          <MenuItem label={words.whoWrote} onAction={() => actions.onWhoWrote(version)} />
          <MenuItem
            label={version.label ? words.rename : words.name}
            isDisabled={!actions.mayName}
            description={actions.mayName ? undefined : words.mayNotName}
            onAction={() => actions.onName(version)}
          />
          <MenuItem
            label={words.restore.action}
            isDisabled={!actions.mayRestore}
            description={actions.mayRestore ? undefined : words.restore.mayNot}
            onAction={() => actions.onRestore(version)}
          />
        </Menu>
      </div>
    </li>
  );
};
