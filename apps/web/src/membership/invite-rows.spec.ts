// Rows of people to invite: judged anew as they are corrected.
import { expect, test } from '@jest/globals';
import { emptyRow, inviteesOf, rowProblems, rowsOfList, type InviteRow } from './invite-rows';

const aRow = (key: string, differences: Partial<InviteRow> = {}): InviteRow => ({ ...emptyRow(key, 'author'), email: `${key}@x.example`, ...differences });
type People = Parameters<typeof rowProblems>[1];
// Only addresses, kinds and states are read.
const people = {
  members: [{ email: 'anna@x.example' }],
  invitations: [
    { email: 'bo@x.example', kind: 'member', state: 'pending' },
    { email: 'old@x.example', kind: 'member', state: 'expired' },
    { email: 'guest@x.example', kind: 'guest', state: 'pending' },
  ],
} as unknown as People;
const problems = (...rows: InviteRow[]) => Object.fromEntries(rowProblems(rows, people));

test('says what keeps a row from being sent', () => {
  expect(problems(aRow('bad', { email: 'anna@' }), aRow('none', { email: '', name: 'Anna' }))).toEqual({ bad: 'bad-email', none: 'bad-email' });
  expect(problems(aRow('m', { email: ' ANNA@x.example ' }), aRow('i', { email: 'bo@x.example' }))).toEqual({ m: 'member', i: 'invited' });
  expect(problems(aRow('1', { email: 'ny@x.example' }), aRow('2', { email: 'Ny@x.example' }))).toEqual({ 2: 'twice' });
  expect(problems(aRow('long', { name: 'a'.repeat(121) }))).toEqual({ long: 'name-too-long' });
});

test('an invitation that is over, or to one response, does not stand in the way; an empty row is no problem', () => {
  expect(problems(aRow('1', { email: 'old@x.example' }), aRow('2', { email: 'guest@x.example' }), emptyRow('3', 'author'))).toEqual({});
});

test('sends what is right, trimmed', () => {
  const rows = [aRow('a', { email: ' A@X.example', name: ' Ada ' }), aRow('bad', { email: 'x' }), emptyRow('e', 'author')];
  expect(inviteesOf(rows, rowProblems(rows, people))).toEqual([{ email: 'a@x.example', name: 'Ada', role: 'author', title: '' }]);
});

test('rows of a list keep what it said, and that a role was guessed', () => {
  const list = { encoding: 'utf-8' as const, rows: [{ line: 2, email: 'x', name: 'X', role: 'author' as const, title: '', problem: 'bad-role' as const }] };
  expect(rowsOfList(list, 'l')).toEqual([{ key: 'l-2-0', email: 'x', name: 'X', role: 'author', title: '', isRoleGuessed: true }]);
});
