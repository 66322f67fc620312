// Notifications and mail as they are shown.
import type { Language } from '@samsvar/domain';
import type { NotificationListBody, OutboxBody } from '@samsvar/protocol';
import type { NotificationRow } from './notification.store';
import type { OutboxRow, Withdrawal } from './outgoing-mail.store';

/** One line of the list. */
export const presentNotification = (row: NotificationRow): NotificationListBody['notifications'][number] => ({
  id: row.id,
  kind: row.kind,
  response: { id: row.responseId, title: row.title },
  threadId: row.threadId,
  suggestionId: row.suggestionId,
  sectionId: row.sectionId,
  by: { name: row.byName, organisation: row.byOrganisation },
  at: row.createdAt.toISOString(),
  isRead: row.isRead,
});

/** Why we sent nothing ourselves, in words; what a mail server said stays as it said it. */
const WITHDRAWN: Readonly<Record<Withdrawal, Readonly<Record<Language, string>>>> = {
  unsubscribed: { sv: 'Mottagaren vill inte ha fler mejl.', en: 'The recipient wants no more mail.' },
  'not-a-member': { sv: 'Mottagaren är inte längre med i organisationen.', en: 'The recipient has left the organisation.' },
  'too-old': { sv: 'Mejlet hann bli för gammalt för att skickas.', en: 'The mail became too old to be sent.' },
};

/** One mail of the outbox. */
export const presentMail = (row: OutboxRow, language: Language): OutboxBody['mails'][number] => ({
  id: row.id,
  to: row.address,
  subject: row.subject,
  body: row.body,
  at: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
  attempts: row.attempts,
  problem: row.problem === null ? null : isWithdrawal(row.problem) ? WITHDRAWN[row.problem][language] : row.problem,
});

const isWithdrawal = (problem: string): problem is Withdrawal => Object.hasOwn(WITHDRAWN, problem);
