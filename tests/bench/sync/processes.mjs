// Starts and ends the servers that are measured, and reads what the kernel knows of them.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const START_MS = 60_000;
const STOP_MS = 30_000;
/** Makes a server collect its garbage on SIGUSR2, so that memory can be compared. */
const COLLECT = path.join(import.meta.dirname, 'peers/collect.mjs');
const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

export const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export const freePort = () =>
  new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const answers = (port) =>
  new Promise((resolve) => {
    const probe = net.connect({ port, host: '127.0.0.1' });
    probe.once('connect', () => resolve(true) || probe.destroy());
    probe.once('error', () => resolve(false));
  });

/** Starts a Node program on a port of its own; resolves when something answers there. */
export const startProgram = async ({ file, env = {}, cwd, flags = [] }) => {
  const port = await freePort();
  const memory = path.join(os.tmpdir(), `bench-memory-${port}.json`);
  const child = spawn(process.execPath, ['--expose-gc', '--import', COLLECT, ...flags, file], {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', ...env, PORT: String(port), BENCH_MEMORY: memory },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  let said = '';
  child.stderr.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
  const ended = new Promise((resolve) => child.once('exit', resolve)).finally(() => running.delete(child));
  for (const limit = Date.now() + START_MS; !(await answers(port)); await wait(40)) {
    if (child.exitCode === null && Date.now() < limit) continue;
    child.kill('SIGKILL');
    throw new Error(`${file} did not start: ${said}`);
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([ended, wait(STOP_MS)]);
    child.kill('SIGKILL');
    await ended;
    rmSync(memory, { force: true });
  };
  return { port, pid: child.pid, stop, memory };
};

/** Asks for a collection; answers what is left on the heap and in buffers of the main thread, in MB. */
export const collect = async ({ pid, memory }) => {
  for (let times = 0; times < 3; times += 1) {
    rmSync(memory, { force: true });
    process.kill(pid, 'SIGUSR2');
    while (!existsSync(memory)) await wait(20);
    await wait(150);
  }
  const { heapUsed, external } = JSON.parse(readFileSync(memory, 'utf8'));
  return (heapUsed + external) / 1024 / 1024;
};

const childrenOf = (pid) => {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return text.split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
};

const familyOf = (pid) => [pid, ...childrenOf(pid).flatMap(familyOf)];

const threadTime = (pid, thread) => {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
  } catch {
    return 0;
  }
};

const processTime = (pid) => {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + threadTime(pid, thread), 0);
  } catch {
    return 0;
  }
};

/** Processor milliseconds that these processes, with all threads and children, have used. */
export const processorMs = (...pids) => pids.flatMap(familyOf).reduce((sum, pid) => sum + processTime(pid), 0) / 1e6;

/** Resident memory of a process and its children in MB. */
export const residentMb = (pid) =>
  familyOf(pid).reduce((sum, one) => {
    try {
      return sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${one}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return sum;
    }
  }, 0);

/** How busy this process, which plays all clients, was between two moments: at 1 it is what is measured. */
export const ownLoad = () => {
  const [cpu, at] = [process.cpuUsage(), performance.now()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return (user + system) / 1000 / (performance.now() - at);
  };
};
