// Words that differ are told apart on both sides; the rest is the same on both.
import { wordDifference } from './word-difference';

const text = (pieces: readonly { text: string }[]) => pieces.map((piece) => piece.text).join('');

it('marks the year that has become another', () => {
  const { before, after } = wordDifference('Målet nås senast 2030.', 'Målet nås senast 2035.');
  expect(before.filter(({ differs }) => differs).map((piece) => piece.text)).toEqual(['2030']);
  expect(after.filter(({ differs }) => differs).map((piece) => piece.text)).toEqual(['2035']);
});

it('gives back each text from end to end, over line feeds too', () => {
  const [was, is] = ['Första stycket.\nAndra stycket om å, ä och ö.', 'Första stycket ändrat.\nAndra stycket om å och ö.'];
  const { before, after } = wordDifference(was, is);
  expect(text(before)).toBe(was);
  expect(text(after)).toBe(is);
});

it('marks nothing where the words are the same, and all of what stands alone', () => {
  expect(wordDifference('Samma ord', 'Samma ord').before).toEqual([{ text: 'Samma ord', differs: false }]);
  expect(wordDifference('', 'Nytt').after).toEqual([{ text: 'Nytt', differs: true }]);
});
