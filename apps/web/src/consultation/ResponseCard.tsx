// The organisation's own response: open it, or start it.
import type { SourceId } from '@samsvar/domain';
import type { ConsultationBody } from '@samsvar/protocol';
import { Banner, Button, LinkButton, Select, Tag, TextField, type Choice } from '@samsvar/ui';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { longDateTime } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { path } from '../base/path';
import { useAllWords, type AllWords } from '../base/all-words';
import { CoverageBar } from './CoverageBar';
import styles from './consultation.module.css';
import { tellingName } from './documents';
import { useStartResponse } from './use-start-response';

interface ResponseCardProps {
  readonly consultation: ConsultationBody;
  readonly mayStart: boolean;
}

/** Shows how far the response has come, or what is needed to start it. */
export const ResponseCard = ({ consultation, mayStart }: ResponseCardProps) => {
  const words = useAllWords().consultation;
  return (
    <section aria-labelledby="response" className={styles['card']}>
      <div className={styles['cardHead']}>
        <h2 id="response">{words.response.title}</h2>
        <Tag>{consultation.response ? words.state[consultation.response.state] : words.notStarted}</Tag>
      </div>
      {consultation.response ? (
        <Started response={consultation.response} />
      ) : (
        <StartForm consultation={consultation} mayStart={mayStart} />
      )}
    </section>
  );
};

const Started = ({ response }: { readonly response: NonNullable<ConsultationBody['response']> }) => {
  const words = useAllWords().consultation;
  const language = useLanguage();
  return (
    <div className={styles['fields']}>
      <CoverageBar {...response} />
      <span className={styles['quiet']}>
        {[
          response.ownCaseNumber ? words.response.ownCaseNumberShown(response.ownCaseNumber) : null,
          response.editedAt ? words.edited(longDateTime(response.editedAt, language)) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span>
        <LinkButton variant="primary" href={path.response(response.id)}>
          {words.openResponse}
        </LinkButton>
      </span>
    </div>
  );
};

const NO_MIRROR = 'none';

const StartForm = ({ consultation, mayStart }: ResponseCardProps) => {
  const { base, consultation: all } = useAllWords();
  const words = all.response;
  const [, navigate] = useLocation();
  const start = useStartResponse(consultation.id);
  const choices = mirrorChoices(consultation, words);
  const [chosen, setChosen] = useState<string | null>(null);
  const [ownCaseNumber, setOwnCaseNumber] = useState('');
  const mirror = choices.find(({ id }) => id === (chosen ?? preferredMirror(consultation))) ?? choices[0];
  const isWaiting = mirror?.state === 'waiting';
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!mayStart || !mirror || isWaiting || start.isPending) return;
    start.mutate(
      { mirrors: mirror.source, ownCaseNumber: ownCaseNumber.trim() || null },
      { onSuccess: (response) => navigate(path.response(response.id)) },
    );
  };
  return (
    <form className={styles['fields']} onSubmit={onSubmit}>
      {start.error ? (
        <Banner tone="danger" title={words.failed}>
          {wordsOfFault(start.error, base.errors.unexpected)}
        </Banner>
      ) : null}
      <Select
        label={words.mirror}
        description={words.mirrorHelp}
        choices={choices}
        value={mirror?.id ?? NO_MIRROR}
        onChange={setChosen}
        isDisabled={!mayStart}
      />
      <TextField
        label={words.ownCaseNumber}
        note={base.optional}
        value={ownCaseNumber}
        onChange={setOwnCaseNumber}
        maxLength={100}
        isDisabled={!mayStart}
      />
      {mayStart && !isWaiting ? null : (
        <p className={styles['why']}>{mayStart ? words.waitForReading : all.mayNotStart}</p>
      )}
      <span>
        <Button
          type="submit"
          variant="primary"
          whyNot={!mayStart ? all.mayNotStart : isWaiting ? words.waitForReading : null}
        >
          {start.isPending ? words.starting : words.start}
        </Button>
      </span>
    </form>
  );
};

interface MirrorChoice extends Choice {
  readonly source: SourceId | null;
  readonly state: 'ready' | 'waiting' | 'unreadable';
}

const mirrorChoices = (
  { documents }: ConsultationBody,
  words: AllWords['consultation']['response'],
): MirrorChoice[] => [
  ...documents.map(({ source }): MirrorChoice => {
    const state = readingState(source);
    const name = tellingName(source, documents);
    const label =
      state === 'ready' ? name : state === 'waiting' ? words.mirrorWaiting(name) : words.mirrorFailed(name);
    return { id: source.id, source: source.id, label, state, isDisabled: state === 'unreadable' };
  }),
  { id: NO_MIRROR, source: null, label: words.mirrorNone, state: 'ready' },
];

/** The main document unless it cannot be read, in which case none. */
const preferredMirror = ({ documents }: ConsultationBody): string => {
  const main = documents.find(
    ({ role, source }) => role === 'main_document' && readingState(source) !== 'unreadable',
  );
  return main?.source.id ?? NO_MIRROR;
};

const readingState = ({
  versions,
}: ConsultationBody['documents'][number]['source']): MirrorChoice['state'] => {
  if (versions.some(({ state }) => state === 'ready')) return 'ready';
  return versions.some(({ state }) => state === 'queued' || state === 'parsing') ? 'waiting' : 'unreadable';
};
