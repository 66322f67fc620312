// All scenarios by name, in the order in which they are run.
import { manyScenario } from './many.mjs';
import { stormScenarios } from './storm.mjs';
import { typingScenarios } from './typing.mjs';

export const SCENARIOS = {
  ...typingScenarios,
  many: manyScenario,
  ...stormScenarios,
};
