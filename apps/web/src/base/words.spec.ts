// The catalogue is whole in both languages, and counts in plain words.
import { allWords, type AllWords } from './all-words';
import { loadWords, words } from './words';

beforeAll(() => loadWords('en'));

type Entry = readonly [key: string, value: unknown];

const leaves = (value: unknown, key = ''): Entry[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, key ? `${key}.${name}` : name))
    : [[key, value]];

const kinds = (catalogue: AllWords) => leaves(catalogue).map(([key, value]) => `${key}: ${typeof value}`);

it('has the same entries in Swedish and English', () =>
  expect(kinds(allWords('en'))).toEqual(kinds(allWords('sv'))));

it.each(['sv', 'en'] as const)('has no empty words in %s', (language) => {
  const empty = leaves(allWords(language)).filter(
    ([, value]) => typeof value === 'string' && value.trim() === '',
  );
  expect(empty).toEqual([]);
});

it('has no Swedish left in English', () => {
  const swedish = leaves(allWords('en')).filter(
    ([, value]) => typeof value === 'string' && /[åäöÅÄÖ]/.test(value.replace('Check å, ä and ö', '')),
  );
  expect(swedish).toEqual([]);
});

it('holds the first words as they are', () => {
  for (const language of ['sv', 'en'] as const) {
    const { base, session, consultation } = words(language);
    expect(allWords(language)).toMatchObject({ base, session });
    expect(allWords(language).consultation.register).toBe(consultation.register);
  }
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
