// The label of a passage: short, cut at words, and silent about what is not known.
import { passageLabel, shortened } from './passage-label';

it.each([
  [['Strategi', '4.3 Ett gemensamt centrum för hälsodata', '14'], 'Strategi, avsn. 4.3, s. 14'],
  [['Strategi', '4 Hälsodata och AI', null], 'Strategi, avsn. 4'],
  [['Strategi', '4.3. Centrum', 'iv'], 'Strategi, avsn. 4.3, s. iv'],
  [['Program', null, '3'], 'Program, s. 3'],
  [['Nyhet', null, null], 'Nyhet'],
  [['Strategi', 'Sammanfattning', '5'], 'Strategi, ”Sammanfattning”, s. 5'],
  [['Strategi', 'A. Bakgrund', '5'], 'Strategi, avsn. A, s. 5'],
  [['Strategi', 'I korthet', '5'], 'Strategi, ”I korthet”, s. 5'],
  [
    ['Strategi', 'Bilaga 2 Konsekvensbedömning av förslaget', null],
    'Strategi, ”Bilaga 2 Konsekvensbedömning…”',
  ],
  [
    ['Life science-strategi för Norrsjö–Västerålen 2027–2033', '8.3 Finansiering', '41'],
    'Life science-strategi…, avsn. 8.3, s. 41',
  ],
])('%j reads %j', ([sourceTitle, sectionLabel, pageLabel], label) => {
  expect(
    passageLabel({
      sourceTitle: sourceTitle ?? '',
      sectionLabel: sectionLabel ?? null,
      pageLabel: pageLabel ?? null,
    }),
  ).toBe(label);
});

it('cuts one very long word in the middle, and leaves what fits alone', () => {
  expect(shortened('a'.repeat(60), 40)).toBe(`${'a'.repeat(39)}…`);
  expect(shortened('a'.repeat(40), 40)).toBe('a'.repeat(40));
  expect(shortened('', 40)).toBe('');
});
