// Finding words in a text.
import { line as aLine, paragraphOf, pick, seeded } from '../testing/random-text';
import { QuoteFinder } from './find-quote';
import { ATOM } from '../response/line';
import { textIndex, wordsOf, type TextIndex } from './text-index';

const textOf = (seed: number): TextIndex => {
  const chance = seeded(seed);
  return textIndex({ content: Array.from({ length: 12 }, (_, i) => paragraphOf(`p${i}`, aLine(chance))) });
};
const quoteAt = (index: TextIndex, from: number, to: number) => ({
  words: wordsOf(index, { from, to }),
  prefix: wordsOf(index, { from: Math.max(0, from - 30), to: from }),
  suffix: wordsOf(index, { from: to, to: to + 30 }),
});

test('words are found where they stand, also when the text has been searched many times', () => {
  let found = 0;
  for (let seed = 0; seed < 40; seed++) {
    const chance = seeded(seed);
    const index = textOf(seed);
    const used = new QuoteFinder(index);
    for (let i = 0; i < 40; i++) {
      const from = Math.floor(chance() * index.line.length);
      const quote = quoteAt(index, from, from + 1 + Math.floor(chance() * pick(chance, [5, 20, 60])));
      const stretch = used.unique(quote);
      expect([seed, i, stretch]).toEqual([seed, i, new QuoteFinder(index).unique(quote)]);
      if (!stretch) continue;
      found += 1;
      expect(wordsOf(index, stretch)).toBe(quote.words);
    }
  }
  expect(found).toBeGreaterThan(400);
});

test('citations at either end are left out, those within are part of it', () => {
  const index = textIndex({ content: [{ type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'citation' }, { type: 'text', text: 'före ' }, { type: 'citation' }, { type: 'text', text: 'efter' }, { type: 'citation' }] }] });
  expect(index.line).toBe(`${ATOM}före ${ATOM}efter${ATOM}`);
  expect(new QuoteFinder(index).unique({ words: 'före efter', prefix: '', suffix: '' })).toEqual({ from: 1, to: 12 });
  expect(new QuoteFinder(index).nearest('efter', { from: 0, to: 13 }, 3)).toEqual({ from: 7, to: 12 });
});

test('words that stand in two places alike are in neither', () => {
  const index = textIndex({ content: [paragraphOf('a', [{ type: 'text', text: 'vi bör göra det' }]), paragraphOf('b', [{ type: 'text', text: 'vi bör göra det' }])] });
  expect(new QuoteFinder(index).unique({ words: 'bör göra', prefix: 'vi ', suffix: ' det' })).toBeNull();
});
