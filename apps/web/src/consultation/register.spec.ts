// Searching and sorting the register.
import type { ConsultationRow } from '@samsvar/protocol';
import { viewOf, type RegisterView } from './register';

const row = (part: Partial<ConsultationRow>): ConsultationRow => ({
  id: '0190a000-0000-7000-8000-000000000001' as ConsultationRow['id'], // a uuid by its looks
  title: 'Strategi för livsvetenskap',
  issuers: ['Region Havsund'],
  issuerCaseNumber: 'RS 2026-0123',
  sentOn: null,
  dueOn: '2026-03-27',
  daysLeft: 14,
  state: 'received',
  response: null,
  ...part,
});
const rows = [
  row({}),
  row({ title: 'Översiktsplan', issuers: ['Åby kommun'], dueOn: '2026-04-01' }),
  row({ title: 'Kulturplan', daysLeft: -3, dueOn: '2026-03-10' }),
];
const view: RegisterView = { text: '', state: 'all', sort: null };
const titles = (part: Partial<RegisterView>) => viewOf(rows, { ...view, ...part }).map(({ title }) => title);

it('finds every word wherever it stands', () => {
  expect(titles({ text: 'havsund STRATEGI' })).toEqual(['Strategi för livsvetenskap']);
  expect(titles({ text: '0123 åby' })).toEqual(['Översiktsplan']);
  expect(titles({ text: 'vägplan' })).toEqual([]);
});

it('sorts as Swedes do', () => {
  expect(titles({ sort: { column: 'title', direction: 'ascending' } })).toEqual([
    'Kulturplan',
    'Strategi för livsvetenskap',
    'Översiktsplan',
  ]);
  expect(titles({ sort: { column: 'due', direction: 'descending' } })[0]).toBe('Översiktsplan');
});

it('keeps the server’s order until another is asked for', () =>
  expect(titles({})).toEqual(['Strategi för livsvetenskap', 'Översiktsplan', 'Kulturplan']));

it('sorts by due date from the earliest, overdue or not, and the other way round', () => {
  const byDate = ['Kulturplan', 'Strategi för livsvetenskap', 'Översiktsplan'];
  expect(titles({ sort: { column: 'due', direction: 'ascending' } })).toEqual(byDate);
  expect(titles({ sort: { column: 'due', direction: 'descending' } })).toEqual([...byDate].reverse());
});

it('shows the overdue ones alone', () => expect(titles({ state: 'overdue' })).toEqual(['Kulturplan']));
