// Decision bodies and meetings as they stand in the form, and what keeps them from being saved.
import { isLocalDate, type DecisionBodyId, type LocalDate } from '@samsvar/domain';
import type { DecisionBodiesBody, DecisionBodiesDraft } from '@samsvar/protocol';

/** A meeting as typed; `key` keeps its fields when the order changes. */
export interface MeetingDraft {
  readonly key: string;
  readonly heldOn: string;
  readonly papersDueOn: string;
}

/** A body as typed. */
export interface BodyDraft {
  readonly key: string;
  readonly id: DecisionBodyId | null;
  readonly name: string;
  readonly meetings: readonly MeetingDraft[];
}

/** What can be wrong with a meeting or a name. */
export type BodyFault = 'nameMissing' | 'nameTwice' | 'dateMissing' | 'dateWrong' | 'dateTwice' | 'papersAfter' | 'papersWrong';

/** The form as it begins: meetings by day. */
export const bodiesDraft = ({ bodies }: DecisionBodiesBody): readonly BodyDraft[] =>
  bodies.map(({ id, name, meetings }) => ({
    key: id,
    id,
    name,
    meetings: [...meetings]
      .sort((one, other) => one.heldOn.localeCompare(other.heldOn))
      .map(({ heldOn, papersDueOn }, at) => ({ key: `${id}-${at}`, heldOn, papersDueOn: papersDueOn ?? '' })),
  }));

/** What is to be sent. Call it only when nothing is wrong; meetings go by day. */
export const bodiesToSend = (bodies: readonly BodyDraft[]): DecisionBodiesDraft => ({
  bodies: bodies.map(({ id, name, meetings }) => ({
    id,
    name: name.trim(),
    meetings: meetings.flatMap(({ heldOn, papersDueOn }) => (isLocalDate(heldOn) ? [{ heldOn, papersDueOn: dateOrNull(papersDueOn) }] : [])).sort((one, other) => one.heldOn.localeCompare(other.heldOn)),
  })),
});

const dateOrNull = (text: string): LocalDate | null => (isLocalDate(text) ? text : null);

/** What is wrong, by the key of the body or the meeting. */
export const bodiesFaults = (bodies: readonly BodyDraft[]): Readonly<Record<string, BodyFault>> => {
  const faults: Record<string, BodyFault> = {};
  const names = new Set<string>();
  for (const { key, name, meetings } of bodies) {
    const plain = name.trim().toLocaleLowerCase('sv');
    if (!plain) faults[key] = 'nameMissing';
    else if (names.has(plain)) faults[key] = 'nameTwice';
    names.add(plain);
    const days = new Set<string>();
    for (const meeting of meetings) {
      const fault = meetingFault(meeting, days);
      if (fault) faults[meeting.key] = fault;
      days.add(meeting.heldOn);
    }
  }
  return faults;
};

const meetingFault = ({ heldOn, papersDueOn }: MeetingDraft, before: ReadonlySet<string>): BodyFault | null => {
  if (!heldOn.trim()) return 'dateMissing';
  if (!isLocalDate(heldOn)) return 'dateWrong';
  if (before.has(heldOn)) return 'dateTwice';
  if (!papersDueOn.trim()) return null;
  if (!isLocalDate(papersDueOn)) return 'papersWrong';
  return papersDueOn > heldOn ? 'papersAfter' : null;
};

/** Whether saving would change anything; the order counts. */
export const isBodiesChanged = (bodies: readonly BodyDraft[], saved: DecisionBodiesBody): boolean => plainOf(bodies) !== plainOf(bodiesDraft(saved));

const plainOf = (bodies: readonly BodyDraft[]): string =>
  JSON.stringify(bodies.map(({ id, name, meetings }) => [id, name.trim(), meetings.map(({ heldOn, papersDueOn }) => [heldOn, papersDueOn])]));
