// One thing that the product has found: what it says, where it stands, and what a person says of it.
import type { FindingState, SourceId } from '@samsvar/domain';
import type { FindingBody } from '@samsvar/protocol';
import { Button, IconCheck, IconClose, IconDone, IconEdit, IconUndo, Tag, TextLink, classNames } from '@samsvar/ui';
import { useRef, useState } from 'react';
import { useAllWords } from '../base/all-words';
import { longDate } from '../base/dates';
import { useLanguage } from '../base/language';
import { path } from '../base/path';
import { useSourceWords } from '../base/source-words';
import styles from './finding.module.css';
import { FINDING_CARD, FINDING_STATE } from './finding-focus';
import { FindingForm } from './FindingForm';

interface FindingCardProps {
  readonly sourceId: SourceId;
  readonly no: number;
  readonly finding: FindingBody;
  readonly isBusy: boolean;
  /** Why nothing may be said of it; null when it may. */
  readonly whyNot: string | null;
  readonly onSay: (state: FindingState, value?: FindingBody['value']) => void;
}

/** Confirmed and dismissed ones stay, quieter, and can be taken back. */
export const FindingCard = ({ sourceId, no, finding, isBusy, whyNot, onSay }: FindingCardProps) => {
  const words = useSourceWords().findings;
  const [isCorrecting, setCorrecting] = useState(false);
  const { value, state, range } = finding;
  const correct = useRef<HTMLButtonElement>(null);
  const marks = { [FINDING_CARD]: finding.id, [FINDING_STATE]: state };
  const name = nameOf(value, words.kinds);
  if (isCorrecting) {
    return (
      <li {...marks} className={styles['card']}>
        <FindingForm
          value={value}
          name={name}
          isBusy={isBusy}
          onCancel={() => {
            setCorrecting(false);
            requestAnimationFrame(() => correct.current?.focus());
          }}
          onSave={(corrected) => {
            setCorrecting(false);
            onSay('confirmed', corrected);
          }}
        />
      </li>
    );
  }
  return (
    <li {...marks} className={classNames(styles['card'], state === 'dismissed' && styles['dismissed'])}>
      <div className={styles['head']}>
        <h3 tabIndex={-1} className={styles['kind']}>{words.kinds[value.kind]}</h3>
        {state === 'proposed' ? null : <Tag tone={state === 'confirmed' ? 'success' : 'neutral'} icon={state === 'confirmed' ? <IconDone /> : <IconClose />}>{words.states[state]}</Tag>}
      </div>
      <FindingValue value={value} />
      <p className={styles['place']}>
        {range ? <TextLink href={path.source(sourceId, { version: no, block: range.blockFrom })}>{words.standsAt}</TextLink> : words.fromFile}
      </p>
      <div className={styles['actions']}>
        {state === 'proposed' ? (
          <>
            <Button size="small" variant="primary" icon={<IconCheck />} whyNot={whyNot} isDisabled={isBusy} aria-label={words.confirmNamed(name)} onPress={() => onSay('confirmed')}>{words.confirm}</Button>
            <Button ref={correct} size="small" icon={<IconEdit />} whyNot={whyNot} aria-label={words.correctNamed(name)} onPress={() => setCorrecting(true)}>{words.correct}</Button>
            <Button size="small" variant="quiet" icon={<IconClose />} whyNot={whyNot} isDisabled={isBusy} aria-label={words.dismissNamed(name)} onPress={() => onSay('dismissed')}>{words.dismiss}</Button>
          </>
        ) : (
          <Button size="small" variant="quiet" icon={<IconUndo />} whyNot={whyNot} isDisabled={isBusy} aria-label={words.undoNamed(name)} onPress={() => onSay('proposed')}>{words.undo}</Button>
        )}
      </div>
    </li>
  );
};

/** Short, to tell one button from the next: "Yrkande 2", "Citerad person Eva Lind". */
const nameOf = (value: FindingBody['value'], kinds: Readonly<Record<FindingBody['value']['kind'], string>>): string => {
  const more = value.kind === 'demand' ? value.no : value.kind === 'speaker' ? value.name : null;
  return more ? `${kinds[value.kind]} ${more}` : kinds[value.kind];
};

const FindingValue = ({ value }: Pick<FindingBody, 'value'>) => {
  const words = useSourceWords().findings;
  const { kinds } = useAllWords().source;
  const language = useLanguage();
  switch (value.kind) {
    case 'kind':
      return <p className={styles['value']}>{kinds[value.is]}</p>;
    case 'title':
      return <p className={styles['value']}>{value.text}</p>;
    case 'issuer':
      return <p className={styles['value']}>{value.name}</p>;
    case 'dated':
      return <p className={styles['value']}>{longDate(value.on, language)}</p>;
    case 'demand':
      return <p className={styles['value']} lang="sv">{value.no ? `${value.no}. ` : ''}{value.text}</p>;
    case 'speaker':
      return (
        <figure className={styles['said']}>
          <blockquote lang="sv">{value.quote}</blockquote>
          <figcaption>{[value.name, value.title].filter(Boolean).join(', ')}</figcaption>
        </figure>
      );
    case 'decision':
      return (
        <div className={styles['value']}>
          <p>{[value.body, value.on && longDate(value.on, language)].filter(Boolean).join(', ') || words.unknown}</p>
          <ul className={styles['signatories']} aria-label={words.signatories}>
            {value.signatories.map(({ name, title, isGroup }, no) => (
              <li key={no}>{[name, title ?? (isGroup ? words.isGroup : null)].filter(Boolean).join(', ')}</li>
            ))}
          </ul>
        </div>
      );
  }
};
