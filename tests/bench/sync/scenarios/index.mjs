// All scenarios by name, in the order in which they are run.
import { longDocumentScenario } from './long-document.mjs';
import { manyScenario } from './many.mjs';
import { openingScenario } from './opening.mjs';
import { presenceScenario } from './presence.mjs';
import { saturationScenario } from './saturation.mjs';
import { stalledScenario } from './stalled.mjs';
import { stormScenario } from './storm.mjs';
import { twoNodesScenario } from './two-nodes.mjs';
import { typingScenarios } from './typing.mjs';

export const SCENARIOS = {
  ...typingScenarios,
  saturation: saturationScenario,
  many: manyScenario,
  opening: openingScenario,
  storm: stormScenario,
  'long-document': longDocumentScenario,
  stalled: stalledScenario,
  presence: presenceScenario,
  'two-nodes': twoNodesScenario,
};
