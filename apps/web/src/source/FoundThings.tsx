// The confirmed demands, decisions and quotations of a version: each can be shown where it stands, and cited as it is.
import type { SourceId } from '@samsvar/domain';
import type { FindingBody } from '@samsvar/protocol';
import { Button, IconBookmark, IconPlace } from '@samsvar/ui';
import { longDate } from '../base/dates';
import { useLanguage } from '../base/language';
import { useSourceWords } from '../base/source-words';
import { useFindings } from './use-findings';
import styles from './web.module.css';

type Range = NonNullable<FindingBody['range']>;
type ThingValue = Extract<FindingBody['value'], { kind: 'demand' | 'decision' | 'speaker' }>;

/** One thing that can be cited. */
interface Thing {
  readonly id: string;
  readonly value: ThingValue;
  readonly range: Range;
}

interface FoundThingsProps {
  readonly sourceId: SourceId;
  readonly no: number;
  readonly onOpen: (range: Range) => void;
  /** Null where there is nothing to cite in. */
  readonly onCite: ((range: Range) => void) | null;
  readonly whyNotCite: string | null;
}

/** A list that is folded until it is asked for; nothing when nothing is confirmed. */
export const FoundThings = ({ sourceId, no, onOpen, onCite, whyNotCite }: FoundThingsProps) => {
  const words = useSourceWords().web;
  const things = thingsOf(useFindings(sourceId, no).data ?? []);
  const nameOf = useNames();
  if (things.length === 0) return null;
  return (
    <details className={styles['things']}>
      <summary>{words.things(things.length)}</summary>
      <ul className={styles['items']} aria-label={words.thingsTitle}>
        {things.map(({ id, value, range }) => (
          <li key={id} className={styles['thing']}>
            <p className={styles['words']}>
              <strong>{nameOf.head(value)}</strong> {nameOf.body(value)}
            </p>
            <div className={styles['now']}>
              <Button size="small" variant="quiet" icon={<IconPlace />} aria-label={words.openNamed(nameOf.head(value))} onPress={() => onOpen(range)}>
                {words.open}
              </Button>
              {onCite ? (
                <Button size="small" variant="quiet" icon={<IconBookmark />} whyNot={whyNotCite} aria-label={words.citeNamed(nameOf.head(value))} onPress={() => onCite(range)}>
                  {words.cite}
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
};

/** What is confirmed and stands somewhere. */
export const thingsOf = (findings: readonly FindingBody[]): Thing[] =>
  findings.flatMap(({ id, state, value, range }) =>
    state === 'confirmed' && range && (value.kind === 'demand' || value.kind === 'decision' || value.kind === 'speaker') ? [{ id, value, range }] : [],
  );

const useNames = () => {
  const words = useSourceWords().web;
  const language = useLanguage();
  return {
    head: (value: ThingValue): string => {
      if (value.kind === 'demand') return [words.kinds.demand, value.no].filter(Boolean).join(' ');
      if (value.kind === 'speaker') return [value.name, value.title].filter(Boolean).join(', ');
      return [words.kinds.decision, value.body, value.on && longDate(value.on, language)].filter(Boolean).join(', ');
    },
    body: (value: ThingValue): string => {
      if (value.kind === 'demand') return value.text;
      if (value.kind === 'speaker') return `”${value.quote}”`;
      const names = value.signatories.map(({ name, title }) => [name, title].filter(Boolean).join(', '));
      return names.length > 0 ? words.signed(names.join('; ')) : '';
    },
  };
};
