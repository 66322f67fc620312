// What was decided on one visit to the queue, step by step, so that it can be taken back in turn. Pure.
import type { PassageId } from '@samsvar/domain';
import type { PlacementBody } from '@samsvar/protocol';

/** What was decided at once: one placement, or several in bulk. As they stood afterwards. */
export type DecidedStep = readonly PlacementBody[];

/** The steps without what is taken back now, wherever it was decided; a step with nothing left is none. */
export const stepsWithout = (steps: readonly DecidedStep[], taken: DecidedStep): readonly DecidedStep[] => {
  const ids = new Set<PassageId>(taken.map(({ passage }) => passage.id));
  return steps.map((step) => step.filter(({ passage }) => !ids.has(passage.id))).filter((step) => step.length > 0);
};

/** The steps with one more at the end. What somebody decides anew is undone once, as it was decided last. */
export const stepsWith = (steps: readonly DecidedStep[], decided: DecidedStep): readonly DecidedStep[] =>
  decided.length === 0 ? steps : [...stepsWithout(steps, decided), decided];
