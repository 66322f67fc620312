// What the outline says of a section's plan: how far it has come, whose it is, when it is due, who is there now.
import { localDateOf, type WorkState } from '@samsvar/domain';
import type { SectionWorkBody } from '@samsvar/protocol';
import { IconCheck, IconCircle, IconClock, IconEdit, IconPeople, IconReplace, IconSettled, IconThread, IconUnderWay, IconWarning, classNames } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { list, longDate } from '../base/dates';
import { useLanguage } from '../base/language';
import { initials } from './Presence';
import styles from './plan.module.css';

/** Open threads and suggestions of a section. */
export interface SectionCounts {
  readonly threads: number;
  readonly suggestions: number;
}

/** A shape for each state; the word stands beside it. */
export const STATE_ICONS = {
  'not-begun': IconCircle,
  writing: IconUnderWay,
  'ready-for-review': IconSettled,
  done: IconCheck,
} as const satisfies Record<WorkState, typeof IconCircle>;

/** Whether the date has passed and it is not done. The day itself is in time. */
export const isLate = ({ dueOn, state }: SectionWorkBody, today: string): boolean => dueOn !== null && state !== 'done' && dueOn < today;

interface SectionPlanMarksProps {
  /** Null for what nobody has planned. */
  readonly work: SectionWorkBody | null;
  readonly writing: readonly string[];
  readonly counts: SectionCounts | undefined;
  /** The state is left out where it stands beside. */
  readonly hasState?: boolean;
}

/** Each with its word; nothing for what there is nothing to say of. */
export const SectionPlanMarks = (props: SectionPlanMarksProps) => {
  const { work, writing, counts } = props;
  const isSilent = !work && writing.length === 0 && !counts?.threads && !counts?.suggestions;
  return isSilent ? null : <Marks {...props} />;
};

const Marks = ({ work, writing, counts, hasState = true }: SectionPlanMarksProps) => {
  const words = useAllWords().plan;
  const language = useLanguage();
  const owner = work?.people.find(({ part }) => part === 'owner');
  const StateIcon = STATE_ICONS[work?.state ?? 'not-begun'];
  const late = work !== null && isLate(work, localDateOf(new Date()));
  return (
    <span className={styles['marks']}>
      {work && hasState ? (
        <span className={classNames(styles['mark'], styles[`is-${work.state}`])}>
          <StateIcon aria-hidden="true" />
          {words.states[work.state]}
        </span>
      ) : null}
      {owner ? (
        <span className={styles['mark']} title={words.ownedBy(owner.name)}>
          <span aria-hidden="true" className={styles['initials']}>{initials(owner.name)}</span>
          {owner.name}
        </span>
      ) : null}
      {work?.dueOn && work.state !== 'done' ? (
        <span className={classNames(styles['mark'], late && styles['late'])}>
          {late ? <IconWarning aria-hidden="true" /> : <IconClock aria-hidden="true" />}
          {late ? words.late(longDate(work.dueOn, language)) : words.dueOn(longDate(work.dueOn, language))}
        </span>
      ) : null}
      {counts && counts.threads > 0 ? <span className={styles['mark']}><IconThread aria-hidden="true" />{words.threads(counts.threads)}</span> : null}
      {counts && counts.suggestions > 0 ? <span className={styles['mark']}><IconReplace aria-hidden="true" />{words.suggestions(counts.suggestions)}</span> : null}
      {writing.length > 0 ? (
        <span className={classNames(styles['mark'], styles['writing'])}>
          {writing.length === 1 ? <IconEdit aria-hidden="true" /> : <IconPeople aria-hidden="true" />}
          {words.writingHere(list(writing, language))}
        </span>
      ) : null}
    </span>
  );
};
