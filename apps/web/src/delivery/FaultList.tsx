// What would spoil the delivered file and what is unfinished in it, each with the way to where it is mended.
import type { ExportFault, FaultSection } from '@samsvar/domain';
import { Button, EmptyState, IconArrowRight, IconDone, Tag } from '@samsvar/ui';
import { useId, type ReactNode } from 'react';
import { useAllWords, type AllWords } from '../base/all-words';
import styles from './delivery.module.css';
import { faultRows, type FaultRow } from './fault-rows';

interface FaultListProps {
  readonly faults: readonly ExportFault[];
  readonly onGo: (blockId: string) => void;
  /** Goes to where the position of the whole is taken; left out where there is no such place. */
  readonly onGoToWhole?: () => void;
}

/** Those that stop the export first and apart; the others advise and never block. */
export const FaultList = ({ faults, ...go }: FaultListProps) => {
  const words = useAllWords().delivery;
  const { blocking, advice } = faultRows(faults);
  if (faults.length === 0) return <EmptyState icon={<IconDone />} title={words.noFaults} />;
  return (
    <div className={styles['groups']}>
      {blocking.length > 0 ? (
        <Group title={<Tag tone="danger">{words.blocking}</Tag>} count={words.faultCount(blocking.length)} rows={blocking} {...go} />
      ) : (
        <p className={styles['count']}>
          {words.nothingStops} {words.adviceCount(advice.length)}.
        </p>
      )}
      {advice.length > 0 ? (
        <Group
          title={<Tag tone="warning">{words.advice}</Tag>}
          count={blocking.length > 0 ? words.adviceCount(advice.length) : null}
          rows={advice}
          {...go}
        />
      ) : null}
    </div>
  );
};

interface GroupProps extends Omit<FaultListProps, 'faults'> {
  readonly title: ReactNode;
  readonly count: string | null;
  readonly rows: readonly FaultRow[];
}

const Group = ({ title, count, rows, ...go }: GroupProps) => {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles['groupTitle']}>
        {title}
        {count ? <span className={styles['groupCount']}>{count}</span> : null}
      </h2>
      <ul className={styles['faults']}>
        {rows.map((row, index) =>
          row.kind === 'one' ? (
            <Fault key={`${row.fault.code} ${row.fault.blockId} ${index}`} fault={row.fault} {...go} />
          ) : (
            <Undecided key="undecided" faults={row.faults} onGo={go.onGo} />
          ),
        )}
      </ul>
    </section>
  );
};

const Fault = ({ fault, onGo, onGoToWhole }: Omit<FaultListProps, 'faults'> & { readonly fault: ExportFault }) => {
  const words = useAllWords().delivery;
  const place = placeOf(fault, words);
  const { blockId } = fault;
  const go = blockId === null ? onGoToWhole : () => onGo(blockId);
  return (
    <li>
      {place ? <strong className={styles['place']}>{place}</strong> : null}
      <span>{words.faults[fault.code]}</span>
      {go ? (
        <Button
          size="small"
          variant="quiet"
          icon={<IconArrowRight />}
          aria-label={words.goToNamed(place ?? words.whole, words.faults[fault.code])}
          onPress={go}
        >
          {words.goTo}
        </Button>
      ) : null}
    </li>
  );
};

const Undecided = ({ faults, onGo }: FaultListProps) => {
  const words = useAllWords().delivery;
  return (
    <li>
      <span>{words.undecided(faults.length)}</span>
      <details className={styles['undecided']}>
        <summary>{words.undecidedList}</summary>
        <ul>
          {faults.map((fault) => (
            <li key={fault.blockId}>
              <Button size="small" variant="quiet" icon={<IconArrowRight />} onPress={() => fault.blockId && onGo(fault.blockId)}>
                {placeOf(fault, words)}
              </Button>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
};

/** Null where the place is not known: the file was refused after its text had been read. */
const placeOf = (fault: ExportFault, words: AllWords['delivery']): string | null => {
  if (fault.section) return words.place(named(fault.section, words));
  return fault.blockId === null ? words.whole : null;
};

const named = (section: FaultSection, words: AllWords['delivery']): FaultSection =>
  section.title ? section : { ...section, title: words.noTitle };
