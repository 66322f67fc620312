// What keeps decision bodies from being saved, and what is sent.
import { expect, test } from '@jest/globals';
import type { DecisionBodyId } from '@samsvar/domain';
import { bodiesDraft, bodiesFaults, bodiesToSend, isBodiesChanged, type BodyDraft } from './bodies-draft';

const id = '0b1f3c9e-0000-4000-8000-000000000001' as DecisionBodyId; // a branded text
const aBody = (differences: Partial<BodyDraft> = {}): BodyDraft => ({ key: 'b', id: null, name: 'Styrelsen', meetings: [], ...differences });
const aMeeting = (key: string, heldOn: string, papersDueOn = '') => ({ key, heldOn, papersDueOn });

test('a body needs a name of its own', () => {
  expect(bodiesFaults([aBody({ name: ' ' })])).toEqual({ b: 'nameMissing' });
  expect(bodiesFaults([aBody({ key: 'a' }), aBody({ name: 'styrelsen ' })])).toEqual({ b: 'nameTwice' });
});

test('a meeting needs a day that is one and its own; papers come before it', () => {
  const meetings = [
    aMeeting('missing', ''),
    aMeeting('wrong', '2027-02-30'),
    aMeeting('fine', '2027-03-18', '2027-03-18'),
    aMeeting('twice', '2027-03-18'),
    aMeeting('late', '2027-04-01', '2027-04-02'),
    aMeeting('papers', '2027-05-01', 'i maj'),
  ];
  expect(bodiesFaults([aBody({ meetings })])).toEqual({ missing: 'dateMissing', wrong: 'dateWrong', twice: 'dateTwice', late: 'papersAfter', papers: 'papersWrong' });
});

test('meetings are sent by day, without papers as null', () => {
  const meetings = [aMeeting('2', '2027-06-10'), aMeeting('1', '2027-03-18', '2027-03-04')];
  expect(bodiesToSend([aBody({ name: ' Styrelsen ', meetings })])).toEqual({
    bodies: [{ id: null, name: 'Styrelsen', meetings: [{ heldOn: '2027-03-18', papersDueOn: '2027-03-04' }, { heldOn: '2027-06-10', papersDueOn: null }] }],
  });
});

test('the order of bodies is a change; what was read is none', () => {
  const saved = { bodies: [{ id, name: 'A', meetings: [{ heldOn: '2027-03-18', papersDueOn: null }] }, { id, name: 'B', meetings: [] }] };
  const draft = bodiesDraft(saved);
  expect(isBodiesChanged(draft, saved)).toBe(false);
  expect(isBodiesChanged([...draft].reverse(), saved)).toBe(true);
});
