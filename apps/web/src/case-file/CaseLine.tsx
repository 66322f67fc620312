// The facts of the matter in one line: case numbers, due date, days left.
import type { ResponseBody } from '@samsvar/protocol';
import { IconCalendar, Tag } from '@samsvar/ui';
import { longDate } from '../base/dates';
import { useLanguage } from '../base/language';
import { useAllWords } from '../base/all-words';
import styles from './case-file.module.css';

/** From how many days on the due date is near. */
const NEAR_DAYS = 7;

/** Both case numbers where there are two; the tag says in words how much time is left. */
export const CaseLine = ({ response }: { readonly response: ResponseBody }) => {
  const words = useAllWords().caseFile;
  const language = useLanguage();
  const { dueOn, daysLeft, issuerCaseNumber } = response.consultation;
  const tone = daysLeft < 0 ? 'danger' : daysLeft <= NEAR_DAYS ? 'warning' : 'neutral';
  return (
    <p className={styles['line']}>
      {issuerCaseNumber ? (
        <span>
          {words.issuerCase} <span className={styles['number']}>{issuerCaseNumber}</span>
        </span>
      ) : null}
      {response.ownCaseNumber ? (
        <span>
          {words.ownCase} <span className={styles['number']}>{response.ownCaseNumber}</span>
        </span>
      ) : null}
      <span className={styles['date']}>{words.due(longDate(dueOn, language))}</span>
      <Tag tone={tone} icon={<IconCalendar />}>
        {words.daysLeft(daysLeft)}
      </Tag>
    </p>
  );
};
