// How consultations look on the wire, and in which order.
import { daysBetween, localDateOf } from '@samsvar/domain';
import type { ConsultationRow } from '@samsvar/protocol';
import type { ConsultationRecord } from './consultation.store';

const NOTHING = { answer: 0, skip: 0, undecided: 0 };

/** One row of the register. `now` decides how many days are left, counted in Swedish calendar days. */
export const presentConsultation = (record: ConsultationRecord, now: Date): ConsultationRow => {
  const { id, title, issuers, issuerCaseNumber, sentOn, dueOn, state } = record;
  const daysLeft = daysBetween(localDateOf(now), dueOn);
  return {
    id,
    title,
    issuers: [...issuers],
    issuerCaseNumber,
    sentOn,
    dueOn,
    daysLeft,
    state,
    response: presentSummary(record),
  };
};

/** Coming due dates first, the nearest at the top; then those that have passed, the latest at the top. */
export const inRegisterOrder = (a: ConsultationRow, b: ConsultationRow): number => {
  const isPassed = Number(a.daysLeft < 0) - Number(b.daysLeft < 0);
  if (isPassed !== 0) return isPassed;
  const nearest = Math.abs(a.daysLeft) - Math.abs(b.daysLeft);
  return nearest !== 0 ? nearest : a.title.localeCompare(b.title, 'sv') || (a.id < b.id ? -1 : 1);
};

const presentSummary = (record: ConsultationRecord): ConsultationRow['response'] => {
  const { responseId, responseTitle, state, ownCaseNumber, editedAt } = record;
  if (responseId === null || responseTitle === null) return null;
  const { answer: answered, skip: skipped, undecided } = record.coverage ?? NOTHING;
  const edited = editedAt?.toISOString() ?? null;
  return {
    id: responseId,
    title: responseTitle,
    state,
    ownCaseNumber,
    answered,
    skipped,
    undecided,
    editedAt: edited,
  };
};
