// The one test command: installs what is missing, then lint, types, unit, database, and browser tests, and a sum.
import '../apps/server/ensure-installed.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'tests/results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** What a failure says first, on one line. */
const firstLines = (message = '') => message.replace(/\u001b\[[0-9;]*m/g, '').split('\n').filter((line) => line.trim()).slice(0, 6).map((line) => line.trim()).join(' | ').slice(0, 600);

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
const failures = [];
for (const name of existsSync(results) ? readdirSync(results).filter((file) => file.endsWith('.json')) : []) {
  const run = JSON.parse(readFileSync(path.join(results, name), 'utf8'));
  sum.passed += run.numPassedTests;
  sum.failed += run.numFailedTests + run.numRuntimeErrorTestSuites;
  sum.skipped += run.numPendingTests + run.numTodoTests;
  for (const file of run.testResults.filter(({ status }) => status === 'failed')) {
    const named = file.assertionResults.filter(({ status }) => status === 'failed');
    const told = named.length > 0 ? named.map((test) => `${test.fullName}: ${firstLines(test.failureMessages[0])}`) : [firstLines(file.message)];
    failures.push(...told.map((line) => `${path.relative(root, file.name)}: ${line}`));
  }
}
// Last of all, where whoever sees only the end of a long log will find it.
if (failures.length > 0) console.log(`\nWhat failed:\n${failures.join('\n')}`);
if (!isChecked || !isDriven) console.log('\nSomething failed; see above. Lint and type errors are not counted as tests.');
console.log(`\nTests: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(isChecked && isDriven && sum.failed === 0 && sum.passed > 0 ? 0 : 1);
