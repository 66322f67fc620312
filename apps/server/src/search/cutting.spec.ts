// The sentence around a hit, and the part of a long block that is shown.
import { sentenceAround, shownPart } from './cutting';

const around = (text: string, word: string): string => {
  const from = text.indexOf(word);
  const { from: begin, to } = sentenceAround(text, { from, to: from + word.length });
  return text.slice(begin, to);
};

it.each([
  ['Först detta. Sedan trafiken här. Sist det.', 'trafiken', 'Sedan trafiken här.'],
  ['Enligt t.ex. Region Norrsjö ökar trafiken. Punkt.', 'trafiken', 'Enligt t.ex. Region Norrsjö ökar trafiken.'],
  ['Enligt 4 kap. 2 § lagen gäller trafiken. Punkt.', 'trafiken', 'Enligt 4 kap. 2 § lagen gäller trafiken.'],
  ['Den 4. Juni? Ja! Trafiken.', 'Trafiken', 'Trafiken.'],
  ['Han sade: ”Trafiken ökar.” Sedan gick han.', 'Trafiken', 'Han sade: ”Trafiken ökar.”'],
  ['Enligt A. Berg ökar trafiken', 'trafiken', 'Enligt A. Berg ökar trafiken'],
  ['Budget 2,5 mkr. Trafiken får mer.', 'Trafiken', 'Budget 2,5 mkr. Trafiken får mer.'],
])('of %j with %s is %j', (text, word, sentence) => {
  expect(around(text, word)).toBe(sentence);
});

it('is cut to the words around the hit when it is very long', () => {
  const sentence = around(`${'ord '.repeat(300)}trafiken ${'ord '.repeat(300)}`, 'trafiken');
  expect(sentence).toContain('trafiken');
  expect(sentence.length).toBeLessThan(300);
  expect(sentence).toMatch(/^ord .* ord$/);
});

it('shows a short block whole, and of a long one what is around the hit, at borders of words', () => {
  expect(shownPart('Kort.', undefined)).toEqual({ from: 0, to: 5 });
  const text = `${'början '.repeat(100)}trafiken ${'slutet '.repeat(100)}`;
  const from = text.indexOf('trafiken');
  const shown = shownPart(text, { from, to: from + 8 });
  expect(text.slice(shown.from, shown.to)).toMatch(/^början .*trafiken .*slutet$/);
  expect(shown.to - shown.from).toBeLessThan(420);
  const last = shownPart('x'.repeat(5_000), { from: 4_990, to: 5_000 });
  expect(last.to).toBe(5_000);
});
