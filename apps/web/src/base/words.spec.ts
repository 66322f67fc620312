// The catalogue is whole in both languages, and counts in plain words.
import { loadWords, words, type Words } from './words';

beforeAll(() => loadWords('en'));

type Entry = readonly [key: string, value: unknown];

const leaves = (value: unknown, key = ''): Entry[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, key ? `${key}.${name}` : name))
    : [[key, value]];

const kinds = (catalogue: Words) => leaves(catalogue).map(([key, value]) => `${key}: ${typeof value}`);

it('has the same entries in Swedish and English', () =>
  expect(kinds(words('en'))).toEqual(kinds(words('sv'))));

it.each(['sv', 'en'] as const)('has no empty words in %s', (language) => {
  const empty = leaves(words(language)).filter(
    ([, value]) => typeof value === 'string' && value.trim() === '',
  );
  expect(empty).toEqual([]);
});

it('has no Swedish left in English', () => {
  const swedish = leaves(words('en')).filter(
    ([, value]) => typeof value === 'string' && /[åäöÅÄÖ]/.test(value.replace('Check å, ä and ö', '')),
  );
  expect(swedish).toEqual([]);
});

it.each([
  [14, '14 dagar kvar', '14 days left'],
  [1, '1 dag kvar', '1 day left'],
  [0, 'sista dagen i dag', 'last day today'],
  [-1, '1 dag försenad', '1 day overdue'],
  [-3, '3 dagar försenad', '3 days overdue'],
])('says %i days left in words', (left, sv, en) => {
  expect(words('sv').consultation.daysLeft(left)).toBe(sv);
  expect(words('en').consultation.daysLeft(left)).toBe(en);
});
