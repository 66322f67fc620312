// The one test command: installs what is missing, then lint, types, unit, database, and browser tests, and a sum.
import '../apps/server/ensure-installed.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'tests/results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const environment = { ...process.env, NX_TUI: 'false', NO_COLOR: '1', FORCE_COLOR: '0' };
const nx = (...args) =>
  spawnSync(process.execPath, ['node_modules/nx/dist/bin/nx.js', ...args, '--output-style=stream'], {
    cwd: root,
    stdio: 'inherit',
    env: environment,
  }).status === 0;

const isChecked = nx('run-many', '-t', 'lint', 'typecheck', 'test', '--nxBail=false');
const isDriven = nx('run-many', '-t', 'e2e', '--nxBail=false');

const sum = { passed: 0, failed: 0, skipped: 0 };
for (const name of existsSync(results) ? readdirSync(results).filter((file) => file.endsWith('.json')) : []) {
  const run = JSON.parse(readFileSync(path.join(results, name), 'utf8'));
  sum.passed += run.numPassedTests;
  sum.failed += run.numFailedTests + run.numRuntimeErrorTestSuites;
  sum.skipped += run.numPendingTests + run.numTodoTests;
}
if (!isChecked || !isDriven) console.log('\nSomething failed; see above. Lint and type errors are not counted as tests.');
console.log(`\nTests: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(isChecked && isDriven && sum.failed === 0 && sum.passed > 0 ? 0 : 1);
