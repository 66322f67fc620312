// The last day to answer, and how long is left: in words, with a shape.
import type { LocalDate } from '@samsvar/domain';
import { IconClock, IconWarning, Tag } from '@samsvar/ui';
import { longDate } from '../base/dates';
import { useLanguage } from '../base/language';
import { useWords } from '../base/words';
import styles from './register.module.css';

interface DueDateProps {
  readonly dueOn: LocalDate;
  readonly daysLeft: number;
}

/** A week is what a board needs to be called; from there on the days are marked. */
const SOON_DAYS = 7;

/** "27 mars 2026", and under it "14 dagar kvar". */
export const DueDate = ({ dueOn, daysLeft }: DueDateProps) => {
  const words = useWords().consultation;
  const language = useLanguage();
  const tone = daysLeft < 0 ? 'danger' : daysLeft <= SOON_DAYS ? 'warning' : 'neutral';
  return (
    <span className={styles['due']}>
      <time dateTime={dueOn}>{longDate(dueOn, language)}</time>
      <Tag tone={tone} icon={tone === 'neutral' ? <IconClock /> : <IconWarning />}>
        {words.daysLeft(daysLeft)}
      </Tag>
    </span>
  );
};
