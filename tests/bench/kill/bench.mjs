// Kills the real server 20 times while two people type, and prints what was acknowledged and what was lost.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'samsvar-bench-kill-'));
const figures = path.join(folder, 'figures.json');
const cycles = process.env.KILL_CYCLES ?? '20';

const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '-c', 'tests/jest.e2e.config.mjs', 'kill/kill'];
const run = spawnSync(process.execPath, jest, {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, KILL_CYCLES: cycles, KILL_FIGURES: figures },
});
const { cycles: done, acknowledged, lost, waiting, restartMs } = JSON.parse(readFileSync(figures, 'utf8'));
rmSync(folder, { recursive: true, force: true });
const sorted = [...restartMs].sort((a, b) => a - b);
console.log(`cycles ${done}  acknowledged ${acknowledged}  lost ${lost}  on their way when killed ${waiting}`);
console.log(`from start to all saved again: median ${sorted[Math.floor(sorted.length / 2)]} ms, longest ${sorted.at(-1)} ms`);
process.exit(run.status ?? 1);
