// Questions as people write them.
import { termsOf } from './question';

const words = (question: string): string[] => termsOf(question).map((term) => term.words);

it.each([
  ['trafik', ['trafik']],
  ['  Trafik   FÖRSÖRJNING ', ['trafik', 'försörjning']],
  ['"lika villkor" vård', ['lika villkor', 'vård']],
  ['”Citat som  Word skriver dem”', ['citat som word skriver dem']],
  ['idé', ['ide']],
  ['(trafik), trafik!', ['trafik']],
  ['§ 4 10 % e-hälsa', ['§', '4', '10', 'e-hälsa']],
  ['"oavslutad fras', ['oavslutad', 'fras']],
  ['... -- ""', []],
])('reads %j', (question, terms) => {
  expect(words(question)).toEqual(terms);
});

it('takes å written with a ring of its own for å', () => {
  expect(words('va\u030ard')).toEqual(['vård']);
});

it('escapes what means something to the database, and asks for no letters where there are too few', () => {
  expect(termsOf('10%_a\\b el').map(({ pattern }) => pattern)).toEqual(['%10\\%\\_a\\\\b%', '']);
});

it('takes eight words at most', () => {
  expect(words('ett två tre fyra fem sex sju åtta nio tio')).toHaveLength(8);
});
