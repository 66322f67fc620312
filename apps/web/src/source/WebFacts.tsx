// What is known of a web page that is a source: where and when it was fetched, the days printed on it, and whether it is looked at again.
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { Button, Checkbox, IconRetry, TextLink } from '@samsvar/ui';
import { announce } from '../base/announce';
import { longDate, longDateTime } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { useAllWords } from '../base/all-words';
import { useSourceWords } from '../base/source-words';
import { toasts } from '../base/toasts';
import { useChangeWatch, useLookNow, useWatch } from './use-web-source';
import styles from './web.module.css';

interface WebFactsProps {
  readonly source: SourceBody;
  readonly version: VersionBody;
  /** Why nothing may be changed; null when it may. */
  readonly whyNot: string | null;
}

/** Nothing for what came as a file. */
export const WebFacts = ({ source, version, whyNot }: WebFactsProps) => {
  const words = useSourceWords().web;
  const language = useLanguage();
  if (source.url === null) return null;
  const day = (date: string | null) => (date ? longDate(date, language) : words.unknown);
  const address = version.originUrl ?? source.url;
  return (
    // Folded, so that the text keeps its room.
    <details className={styles['facts']}>
      <summary>{version.retrievedAt ? words.factsOf(longDateTime(version.retrievedAt, language)) : words.facts}</summary>
      <dl className={styles['list']}>
        <div className={styles['wide']}>
          <dt>{words.page}</dt>
          <dd>
            <TextLink href={address}>{address}</TextLink>
          </dd>
        </div>
        <Fact term={words.published} value={day(version.published)} />
        <Fact term={words.changedOn} value={day(version.changedOn)} />
        {version.sha256 ? (
          <div className={styles['wide']}>
            <dt>{words.hash}</dt>
            <dd>
              <code className={styles['hash']}>{version.sha256}</code>
            </dd>
          </div>
        ) : null}
      </dl>
      <Watching source={source} whyNot={whyNot} />
    </details>
  );
};

const Fact = ({ term, value }: { readonly term: string; readonly value: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>{value}</dd>
  </div>
);

const Watching = ({ source, whyNot }: Pick<WebFactsProps, 'source' | 'whyNot'>) => {
  const words = useSourceWords().web;
  const { base } = useAllWords();
  const language = useLanguage();
  const watch = useWatch(source.id, true).data;
  const change = useChangeWatch(source.id);
  if (!watch) return null;
  const turn = (isOn: boolean): void =>
    change.mutate(isOn, {
      onSuccess: () => announce(isOn ? words.watchOn : words.watchOff),
      onError: (fault) => toasts.add({ tone: 'danger', text: wordsOfFault(fault, base.errors.unexpected) }),
    });
  const isOn = change.isPending ? change.variables : watch.isOn;
  return (
    <div className={styles['watch']}>
      <Checkbox isSelected={isOn} isDisabled={whyNot !== null} onChange={turn}>
        {words.watch}
      </Checkbox>
      <p className={styles['quiet']}>{words.watchHelp}</p>
      <p>
        {watch.lastAt ? words.lastLook(longDateTime(watch.lastAt, language), resultOf(watch.lastResult, words)) : words.neverLooked}{' '}
        {isOn ? words.nextLook(longDateTime(watch.nextAt, language)) : null}
      </p>
      <LookNow source={source} whyNot={whyNot} label={words.now} />
    </div>
  );
};

const resultOf = (result: string | null, words: ReturnType<typeof useSourceWords>['web']): string => {
  if (result === 'same') return words.same;
  return result === 'changed' ? words.changed : words.notFetched;
};

interface LookNowProps {
  readonly source: Pick<SourceBody, 'id'>;
  readonly whyNot: string | null;
  readonly label: string;
}

const LookNow = ({ source, whyNot, label }: LookNowProps) => {
  const words = useSourceWords().web;
  const { look, isBusy } = useLookNow(source.id);
  return (
    <div className={styles['now']}>
      <Button size="small" icon={<IconRetry />} isDisabled={isBusy} whyNot={whyNot} onPress={look}>
        {label}
      </Button>
      <span role="status">{isBusy ? words.looking : ''}</span>
    </div>
  );
};

/** A way to try once more beside a page that could not be fetched; nothing for anything else. */
export const WebRetry = ({ source, whyNot }: { readonly source: SourceBody; readonly whyNot: string | null }) => {
  const words = useSourceWords().web;
  if (source.url === null || source.versions.at(-1)?.state !== 'failed') return null;
  return <LookNow source={source} whyNot={whyNot} label={words.again} />;
};
