// English words of the case-file room.
import type { svCaseFile } from './sv-case-file';

const days = (count: number): string => (Math.abs(count) === 1 ? '1 day' : `${Math.abs(count)} days`);

/** English words for an organisation's own file. */
export const enCaseFile: typeof svCaseFile = {
  issuerCase: 'Issuer’s case number',
  ownCase: 'Own case number',
  due: (date) => `Answer by ${date}`,
  daysLeft: (left) => (left > 0 ? `${days(left)} left` : left === 0 ? 'Last day today' : `${days(left)} past the due date`),
};
