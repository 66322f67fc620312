// How long from `npm start` to a served page (fresh clone, empty npm cache; then again), and memory when idle.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const LIMITS = { first: 120, second: 5, memory: 250 };
const root = path.resolve(import.meta.dirname, '../../..');
const work = mkdtempSync(path.join(os.tmpdir(), 'samsvar-bench-start-'));
const clone = path.join(work, 'clone');
const port = await new Promise((resolve) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

execFileSync('git', ['clone', '--quiet', root, clone]);
const environment = { ...process.env, PORT: String(port), npm_config_cache: path.join(work, 'npm-cache') };
delete environment.DATABASE_URL;

const start = async () => {
  const began = performance.now();
  const child = spawn('npm', ['start'], { cwd: clone, env: environment, stdio: 'ignore' });
  for (;;) {
    const page = await fetch(`http://127.0.0.1:${port}/`).then((answer) => (answer.ok ? answer.text() : ''), () => '');
    if (page.includes('<div id="root"')) break;
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { child, seconds: (performance.now() - began) / 1000 };
};
const stop = (child) =>
  new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });

/** Proportional set size of every process of the clone, in MB: shared pages are counted once. */
const memory = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        const parent = readFileSync(`/proc/${pid}/status`, 'utf8');
        const isOurs = command.includes(clone) || readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`npm_config_cache=${work}`);
        if (!isOurs || /^State:\s+Z/m.test(parent) || /^npm start/.test(command)) return 0;
        return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]) / 1024;
      } catch {
        return 0;
      }
    })
    .reduce((sum, value) => sum + value, 0);

const row = (what, value, unit, limit) => console.log(`${what.padEnd(52)} ${value.toFixed(1).padStart(7)} ${unit}   (limit ${limit})`);
try {
  const first = await start();
  row('first start, fresh clone, empty cache → page', first.seconds, 's', LIMITS.first);
  await stop(first.child);
  const again = [];
  for (let round = 0; round < 3; round++) {
    const { child, seconds } = await start();
    again.push(seconds);
    if (round === 2) {
      await new Promise((resolve) => setTimeout(resolve, 15_000));
      if (process.platform === 'linux') row('memory of server and database, idle (PSS)', memory(), 'MB', LIMITS.memory);
    }
    await stop(child);
  }
  row('second start → page (median of 3)', again.sort((a, b) => a - b)[1], 's', LIMITS.second);
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
}
