// Two texts side by side, word by word.
import fc from 'fast-check';
import { compareTexts } from './word-diff';

test('a changed number is all that differs', () => {
  expect(compareTexts('Målet är 75 procent år 2030.', 'Målet är 80 procent år 2030.')).toEqual([
    { isSame: true, before: 'Målet är ', after: 'Målet är ' },
    { isSame: false, before: '75 ', after: '80 ' },
    { isSame: true, before: 'procent år 2030.', after: 'procent år 2030.' },
  ]);
});

test('equal words between larger changes are equal by chance', () => {
  const pieces = compareTexts('Länsstyrelserna utreder i samverkan kulturmiljöerna', 'Trafikverket finansierar i stället dubbelspårsutbyggnaden');
  expect(pieces).toHaveLength(1);
});

test('nothing of either text is lost', () => {
  const text = fc.array(fc.constantFrom('ska', 'bör', ' ', '  ', 'EU-stöd', 'EU­stöd', '12,5', '%', '.', '\n', 'å'), { maxLength: 30 }).map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = compareTexts(before, after);
      expect(pieces.map((piece) => piece.before).join('')).toBe(before);
      expect(pieces.map((piece) => piece.after).join('')).toBe(after);
    }),
    { numRuns: 300 },
  );
});
