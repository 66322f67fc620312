// What was decided is taken back in turn, each placement once.
import { aPlacement, passageId } from '../testing/placement-parts';
import { stepsWith, stepsWithout, type DecidedStep } from './decided-steps';

const [one, two, three] = [aPlacement(1), aPlacement(2), aPlacement(3)];
const idsOf = (steps: readonly DecidedStep[]) => steps.map((step) => step.map(({ passage }) => passage.id));

it('adds a step at the end, and nothing for nothing', () => {
  expect(idsOf(stepsWith([[one]], [two, three]))).toEqual([[passageId(1)], [passageId(2), passageId(3)]]);
  expect(stepsWith([[one]], [])).toEqual([[one]]);
});

it('keeps the rest of a step of which one was taken back, and no empty step', () => {
  expect(idsOf(stepsWithout([[one], [two, three]], [two]))).toEqual([[passageId(1)], [passageId(3)]]);
  expect(stepsWithout([[one]], [one])).toEqual([]);
});

it('has what was decided anew at its last place only', () => {
  const again = aPlacement(1, { revision: 3 });
  expect(stepsWith([[one, two], [three]], [again])).toEqual([[two], [three], [again]]);
});
