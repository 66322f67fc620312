// Notifications and mail as they are shown.
import type { Language } from '@samsvar/domain';
import type { NotificationListBody, OutboxBody } from '@samsvar/protocol';
import { MAIL_SERVER } from './mail-transport';
import type { NotificationRow } from './notification.store';
import { ATTEMPTS, type OutboxRow, type Withdrawal } from './outgoing-mail.store';

/** One line of the list. */
export const presentNotification = (row: NotificationRow): NotificationListBody['notifications'][number] => ({
  id: row.id,
  kind: row.kind,
  response: { id: row.responseId, title: row.title },
  threadId: row.threadId,
  suggestionId: row.suggestionId,
  sectionId: row.sectionId,
  sectionTitle: row.sectionTitle,
  source: sourceOf(row),
  by: { name: row.byName, organisation: row.byOrganisation },
  at: row.createdAt.toISOString(),
  isRead: row.isRead,
});

const sourceOf = ({ sourceId, sourceTitle, sourceVersionNo }: NotificationRow): NotificationListBody['notifications'][number]['source'] =>
  sourceId !== null && sourceTitle !== null && sourceVersionNo !== null ? { id: sourceId, title: sourceTitle, versionNo: sourceVersionNo } : null;

/** Why we sent nothing ourselves, in words; what a mail server said stays as it said it. */
const WITHDRAWN: Readonly<Record<Withdrawal, Readonly<Record<Language, string>>>> = {
  'bad-address': { sv: 'Mottagarens e-postadress går inte att skriva till.', en: 'The recipient’s e-mail address cannot be written to.' },
  unsubscribed: { sv: 'Mottagaren vill inte ha fler mejl.', en: 'The recipient wants no more mail.' },
  'not-a-member': { sv: 'Mottagaren är inte längre med i organisationen.', en: 'The recipient has left the organisation.' },
  'too-old': { sv: 'Mejlet hann bli för gammalt för att skickas.', en: 'The mail became too old to be sent.' },
};

/** What is shown in the place of mail that carries somebody's own link. */
const HIDDEN: Readonly<Record<Language, string>> = {
  sv: 'Mejlet innehåller en personlig länk. Bara mottagaren får läsa det.',
  en: 'The mail holds a personal link. Only its recipient may read it.',
};

/** One mail of the outbox; in a demo, where everybody plays all parts, also what carries a personal link. */
export const presentMail = (row: OutboxRow, language: Language, isDemo: boolean): OutboxBody['mails'][number] => ({
  id: row.id,
  to: row.address,
  subject: row.subject,
  body: row.kind === 'account' && !isDemo ? HIDDEN[language] : row.body,
  at: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
  attempts: row.attempts,
  isGivenUp: row.sentAt === null && row.attempts >= ATTEMPTS,
  problem: row.problem === null ? null : wordsOf(row.problem, language),
});

const wordsOf = (problem: string, language: Language): string => {
  if (isWithdrawal(problem)) return WITHDRAWN[problem][language];
  if (!problem.startsWith(MAIL_SERVER)) return problem;
  const code = problem.slice(MAIL_SERVER.length);
  return language === 'sv' ? `E-postservern tar inte emot mejl just nu (${code}).` : `The mail server takes no mail at the moment (${code}).`;
};

const isWithdrawal = (problem: string): problem is Withdrawal => Object.hasOwn(WITHDRAWN, problem);
