// What counts as removing a large part of the text.
import { removesMuch } from './removes-much';

test.each([
  ['less than 1,500 characters, however much of the text', 1_499, 1_499, false],
  ['the whole of a page', 1_500, 1_500, true],
  ['a chapter of a long text, under two fifths', 100_000, 39_999, false],
  ['two fifths of a long text', 100_000, 40_000, true],
  ['nothing', 0, 0, false],
])('%s', (_, before, removed, answer) => {
  expect(removesMuch(before, removed)).toBe(answer);
});
