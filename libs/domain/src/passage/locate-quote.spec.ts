// Finding quotes: at their place, by their surroundings, or not at all.
import { searchable } from './locate-quote';

const blocks = [
  { ord: 0, text: 'Vården ska ges inom skälig tid. 😀 Det gäller alla.' },
  { ord: 1, text: 'Regionen ska följa upp målet varje år.' },
  { ord: 2, text: 'Kommunerna ska följa upp målet varje år.' },
];
const all = searchable(blocks);
const quote = (exact: string, rest: object = {}) => ({ exact, prefix: '', suffix: '', position: null, ...rest });

it('finds words that stand once', () =>
  expect(all.locate(quote('inom skälig tid'))).toEqual({ blockFrom: 0, offsetFrom: 15, blockTo: 0, offsetTo: 30 }));

it('trusts a position only when the words there are the quote', () =>
  expect(all.locate(quote('inom skälig tid', { position: { start: 0, end: 15 } }))).toMatchObject({ offsetFrom: 15 }));

it('says when words stand in several places', () => expect(all.locate(quote('ska följa upp målet'))).toBe('several'));

it('tells them apart by what stands around', () => {
  expect(all.locate(quote('ska följa upp målet', { prefix: 'Kommunerna ' }))).toMatchObject({ blockFrom: 2, offsetFrom: 11 });
  expect(all.locate(quote('ska följa upp målet', { prefix: 'Ingen som finns ' }))).toBe('several');
});

it('takes the position among equal places, counted in code points as the standard does', () => {
  // The picture is one code point and two code units.
  const start = [...`${blocks[0]?.text ?? ''}\n${blocks[1]?.text ?? ''}\nKommunerna `].length;
  expect(all.locate(quote('ska följa upp målet', { position: { start, end: start + 19 } }))).toMatchObject({ blockFrom: 2, offsetFrom: 11 });
  expect(all.locate(quote('ska följa upp målet', { position: { start: start + 1, end: start + 20 } }))).toBe('several');
});

it('reads over the end of a block, whatever white space the other program had there', () =>
  expect(all.locate(quote('gäller alla. Regionen  ska'))).toEqual({ blockFrom: 0, offsetFrom: 39, blockTo: 1, offsetTo: 12 }));

it('finds nothing that does not stand there, to the letter', () => {
  expect(all.locate(quote('inom skalig tid'))).toBe('not-found');
  expect(all.locate(quote('  '))).toBe('not-found');
});
