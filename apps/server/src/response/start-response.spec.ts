// What a response takes from its consultation and its source before anybody has written a word.
import { aBlock } from '../testing/a-source';
import { responseTitle, withoutSkips } from './start-response';

it.each([
  ['Remiss: Life science-strategi', 'Remissvar: Life science-strategi'],
  ['REMISS – Ny plan', 'Remissvar: Ny plan'],
  ['Remissen om vård', 'Remissvar: Remissen om vård'],
  ['Remiss-rutiner i vården', 'Remissvar: Remiss-rutiner i vården'],
  ['Plan', 'Remissvar: Plan'],
])('%j gives %j', (title, expected) => expect(responseTitle(title)).toBe(expected));

it('an organisation that gives yttranden has them called so', () => expect(responseTitle('Remiss: Plan', 'yttrande')).toBe('Yttrande: Plan'));

it.each([
  [
    [2, 2, 3],
    [1, 2, 3],
  ],
  [
    [1, 3, 3, 2, 4],
    [1, 2, 3, 2, 3],
  ],
  [
    [1, 2, 3, 1, 2],
    [1, 2, 3, 1, 2],
  ],
  [
    [null, 6],
    [1, 2],
  ],
  [[], []],
])('headings of levels %j are mirrored at %j', (levels, expected) => {
  const headings = levels.map((level, ord) => aBlock(ord, { type: 'heading', level }));
  expect(withoutSkips(headings).map(({ level }) => level)).toEqual(expected);
});
