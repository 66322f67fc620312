// Live drafting beside other sync servers in the same run: delays, costs, memory, and what happens when all return at once.
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { printTable } from './table.mjs';
import { readOptions } from './options.mjs';
import { SCENARIOS } from './scenarios/index.mjs';
import { prepareStage } from './stage.mjs';
import { wait } from './processes.mjs';

let options;
try {
  options = readOptions(process.argv.slice(2));
} catch ({ message }) {
  console.error(message);
  process.exit(1);
}

const { scenarios, targets, runs, folder } = options;
const plan = scenarios.map((name) => ({ name, targets: SCENARIOS[name].targets.filter((target) => targets.includes(target)) }));
const stage = await prepareStage(options);
const rows = [];
const file = path.join(folder, `${new Date().toISOString().replace(/[:.]/g, '-')}.json`);
const began = performance.now();

const measure = async (run, scenario, target) => {
  const from = performance.now();
  let figures;
  try {
    figures = await SCENARIOS[scenario].run(stage, target, { ...options, run });
  } catch (error) {
    figures = { failure: error.message };
  }
  const seconds = Math.round((performance.now() - from) / 1000);
  rows.push({ run, scenario, target, load: os.loadavg()[0], ...figures });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(rows, null, 1));
  console.error(`${Math.round((performance.now() - began) / 1000)} s  run ${run + 1}  ${scenario}  ${target}  (${seconds} s)${figures.failure ? `  FAILED: ${figures.failure}` : ''}`);
  // Connections in TIME_WAIT and a checkpoint of the database are not the next one's business.
  await wait(500);
};

try {
  for (let run = 0; run < runs; run += 1) {
    for (const { name, targets: those } of plan) {
      // Another one goes first each time.
      for (let i = 0; i < those.length; i += 1) await measure(run, name, those[(i + run) % those.length]);
    }
  }
} finally {
  await stage.close();
}
printTable(rows);
console.log(`\nAll figures: ${path.relative(process.cwd(), file)}`);
process.exit(0);
