// What stands after an @ is found, matched by the beginnings of words, and read back out of a finished text.
import { expect, it } from '@jest/globals';
import { matchingMentions, mentionQuery, mentionsIn } from './mention-query';

const option = (label: string, detail = '') => ({ id: label, label, detail });
const people = [option('Anna Berg', 'Medtek'), option('Rut Ek', 'Medtek'), option('Åke Ek', 'Region Syd'), option('Anna'), option('Medtek', 'organisation')];
const labels = (found: readonly { label: string }[]): string[] => found.map(({ label }) => label);

it.each([
  ['Hej @', 5, { at: 4, query: '' }],
  ['Hej @Ann', 8, { at: 4, query: 'Ann' }],
  ['(@Rut Ek', 8, { at: 1, query: 'Rut Ek' }],
  ['@a @b', 5, { at: 3, query: 'b' }],
  ['anna@medtek', 11, null],
  ['@Anna\nmera', 10, null],
  ['Hej', 3, null],
])('in "%s" at %i finds %p', (text, caret, found) => expect(mentionQuery(text, caret)).toEqual(found));

it('matches beginnings of words, without regard to capitals and accents', () => {
  expect(labels(matchingMentions(people, 'be'))).toEqual(['Anna Berg']);
  expect(labels(matchingMentions(people, 'ake e'))).toEqual(['Åke Ek']);
  expect(labels(matchingMentions(people, 'medt'))).toEqual(['Medtek', 'Anna Berg', 'Rut Ek']);
  expect(matchingMentions(people, 'zz')).toEqual([]);
  expect(matchingMentions(people, '', 2)).toHaveLength(2);
});

it('finds who is called in a text, and not the shorter name inside a longer', () => {
  expect(labels(mentionsIn('Fråga @Anna Berg och @Rut Ek.', people))).toEqual(['Anna Berg', 'Rut Ek']);
  expect(labels(mentionsIn('@Anna, @Anna Berg', people))).toEqual(['Anna Berg', 'Anna']);
  expect(mentionsIn('Anna Berg', people)).toEqual([]);
});
