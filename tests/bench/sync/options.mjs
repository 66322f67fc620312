// What to measure, read from the command line.
import path from 'node:path';
import { SCENARIOS } from './scenarios/index.mjs';
import { TARGETS } from './targets.mjs';

const USAGE = `node tests/bench/run.mjs sync [options]
  --scenarios a,b   only these: ${Object.keys(SCENARIOS).join(', ')}
  --targets a,b     only these: ${Object.keys(TARGETS).join(', ')}
  --runs 3          how often each is measured, all interleaved
  --short           shorter and smaller, to see that it works
  --no-build        measure the server as it was last built
  --profile         keep a processor profile of our server for each scenario
Figures are medians, kept beside the benchmark in results/; node tests/bench/sync/table.mjs <file> … shows them again.
Only ratios within one run mean anything, and only on a machine that does nothing else.`;

const listOf = (text, known, what) => {
  const names = text.split(',');
  const strange = names.filter((name) => !(name in known));
  if (strange.length > 0) throw new Error(`There is no ${what} ${strange.join(', ')}.\n${USAGE}`);
  return names;
};

/** Throws with a text to show when something is not understood. */
export const readOptions = (words) => {
  if (words.includes('--help')) throw new Error(USAGE);
  const isShort = words.includes('--short');
  const options = {
    scenarios: Object.keys(SCENARIOS),
    targets: Object.keys(TARGETS),
    runs: isShort ? 1 : 3,
    seconds: isShort ? 3 : 8,
    documents: isShort ? 100 : 500,
    isShort,
    isBuilt: words.includes('--no-build'),
    isProfiled: words.includes('--profile'),
    folder: path.join(import.meta.dirname, 'results'),
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (['--short', '--no-build', '--profile'].includes(word)) continue;
    const value = words[(at += 1)];
    if (value === undefined) throw new Error(USAGE);
    if (word === '--scenarios') options.scenarios = listOf(value, SCENARIOS, 'scenario');
    else if (word === '--targets') options.targets = listOf(value, TARGETS, 'target');
    else if (word === '--runs' && Number(value) > 0) options.runs = Number(value);
    else throw new Error(USAGE);
  }
  return options;
};
