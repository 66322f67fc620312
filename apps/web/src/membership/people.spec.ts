// Finding people, the last administrator, and how long ago something was.
import { expect, test } from '@jest/globals';
import type { PersonId } from '@samsvar/domain';
import { ago } from './ago';
import { findPeople, type PeopleFilter } from './find-people';
import { lastAdministrator } from './last-administrator';
import type { Member } from './use-members';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const aMember = (name: string, differences: Partial<Member> = {}): Member => ({
  id: name as PersonId, // a branded text
  name,
  email: `${name.toLowerCase()}@medtek.example`,
  role: 'author',
  title: '',
  state: 'active',
  isSelf: false,
  joinedAt: '2026-01-01T00:00:00Z',
  lastActiveAt: '2026-11-20T12:00:00Z',
  sessions: 0,
  hasPassword: true,
  hasSecondFactor: true,
  providers: [],
  openThreads: 0,
  ownedSections: 0,
  ...differences,
});

test.each([
  ['all', ['Anna', 'Bo', 'Åsa', 'Ny']],
  ['suspended', ['Bo']],
  ['no-factor', ['Anna']],
  ['idle', ['Bo']],
] as const)('the filter %s', (filter: PeopleFilter, names) => {
  const members = [
    aMember('Anna', { hasSecondFactor: false }),
    aMember('Bo', { state: 'suspended', lastActiveAt: '2026-08-01T00:00:00Z' }),
    aMember('Åsa', { hasSecondFactor: false, providers: ['Entra'] }),
    aMember('Ny', { joinedAt: '2026-11-01T00:00:00Z', lastActiveAt: null }),
  ];
  expect(findPeople(members, { query: '', filter, now: NOW }).map(({ name }) => name)).toEqual(names);
});

test('finds by name, address and title, whatever the case', () => {
  const members = [aMember('Åsa Öhman', { title: 'Jurist' }), aMember('Bo')];
  const find = (query: string) => findPeople(members, { query, filter: 'all', now: NOW }).map(({ name }) => name);
  expect(find('åsa jurist')).toEqual(['Åsa Öhman']);
  expect(find('BO@')).toEqual(['Bo']);
  expect(find('åsa bo')).toEqual([]);
});

test('the last administrator is the only one who can sign in', () => {
  const ada = aMember('Ada', { role: 'administrator' });
  expect(lastAdministrator([ada, aMember('Bo')])).toBe('Ada');
  expect(lastAdministrator([ada, aMember('Bo', { role: 'administrator', state: 'suspended' })])).toBe('Ada');
  expect(lastAdministrator([ada, aMember('Bo', { role: 'administrator' })])).toBeNull();
  expect(lastAdministrator([])).toBeNull();
});

test.each([
  [30_000, 'nyss'],
  [-5_000, 'nyss'],
  [5 * 60_000, 'för 5 minuter sedan'],
  [3 * 24 * 3_600_000, 'för 3 dagar sedan'],
  [40 * 24 * 3_600_000, 'för 1 månad sedan'],
])('%s ms ago is "%s"', (past, words) => expect(ago(new Date(NOW - past).toISOString(), NOW, { language: 'sv', justNow: 'nyss' })).toBe(words));
