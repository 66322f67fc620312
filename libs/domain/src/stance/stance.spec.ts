// The rules that each of the ten stances carries.
import { STANCES, STANCE_RULES, isStanceAllowed, isStanceMet, supportOfSection, totalSupport } from './stance';
import { STANCE_WORDS } from './stance-words';

const nothing = { words: 0, demands: 0, proposedWordings: 0 };

test('there are ten values, each with words in both languages', () => {
  expect(STANCES).toHaveLength(10);
  expect(STANCES.every((stance) => STANCE_WORDS[stance].sv && STANCE_WORDS[stance].en)).toBe(true);
});

test('declining is for the whole, not assessed for a section', () => {
  expect(STANCES.filter((stance) => !isStanceAllowed(stance, 'section'))).toEqual(['declines']);
  expect(STANCES.filter((stance) => !isStanceAllowed(stance, 'overall'))).toEqual(['not_assessed']);
});

test('a value that needs a demand or wording is met by either, and by nothing else', () => {
  for (const stance of ['supports_subject_to_change', 'opposes_as_drafted'] as const) {
    expect(isStanceMet(stance, { ...nothing, words: 200 })).toBe(false);
    expect(isStanceMet(stance, { ...nothing, demands: 1 })).toBe(true);
    expect(isStanceMet(stance, { ...nothing, proposedWordings: 1 })).toBe(true);
  }
});

test('a value that needs reasons or a comment is met by words', () => {
  for (const stance of ['supports_with_comments', 'neutral', 'opposes'] as const) {
    expect(isStanceMet(stance, nothing)).toBe(false);
    expect(isStanceMet(stance, { ...nothing, words: 3 })).toBe(true);
  }
});

test('the others need nothing', () => {
  const free = STANCES.filter((stance) => STANCE_RULES[stance].need === null);
  expect(free).toEqual(['supports', 'no_objection', 'no_comments', 'declines', 'not_assessed']);
  expect(free.every((stance) => isStanceMet(stance, nothing))).toBe(true);
});

test('a chapter is supported by its own sections, and by no others', () => {
  const outline = [
    { ...nothing, id: '4', level: 1, words: 10 },
    { ...nothing, id: '4.3', level: 2, demands: 1 },
    { ...nothing, id: '4.3.1', level: 3, proposedWordings: 1 },
    { ...nothing, id: '4.4', level: 2, words: 5 },
    { ...nothing, id: '5', level: 1, demands: 7 },
  ];
  expect(supportOfSection(outline, '4')).toEqual({ words: 15, demands: 1, proposedWordings: 1 });
  expect(supportOfSection(outline, '4.3')).toEqual({ words: 0, demands: 1, proposedWordings: 1 });
  expect(supportOfSection(outline, '4.4')).toEqual({ words: 5, demands: 0, proposedWordings: 0 });
  expect(supportOfSection(outline, 'other')).toEqual(nothing);
  expect(totalSupport(outline).demands).toBe(8);
});
