// A real Redis for tests, that can be killed, stopped for a while and started again.
import { spawn, type ChildProcess } from 'node:child_process';
import { createConnection, createServer } from 'node:net';
import path from 'node:path';
import { debianProgram } from './debian-program';

export interface TestRedis {
  readonly url: string;
  start(): Promise<void>;
  /** Ends the process without a word, as a crash would. */
  kill(): Promise<void>;
  /** Lets the process stand still, or go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
}

const PACKAGES = [
  'redis-server',
  'redis-tools',
  'liblzf1',
  'libjemalloc2',
  'liblua5.1-0',
  'lua-cjson',
  'lua-bitop',
];
const START_LIMIT_MS = 10_000;

/** A Redis that runs, to be killed by whoever asked for it; null, said aloud, where none can be had. */
export const aRedis = async (): Promise<TestRedis | null> => {
  const program = debianProgram('redis', PACKAGES);
  const port = await freePort();
  let running: ChildProcess | null = null;
  const kill = async () => {
    const child = running;
    running = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exit;
  };
  const start = async () => {
    if (!program) throw new Error('there is no Redis');
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    running = spawn(path.join(program.root, 'usr/bin/redis-server'), args, {
      env: program.environment,
      stdio: 'ignore',
    });
    const child = running;
    child.once('error', () => undefined);
    // A test run that ends early must leave nothing behind.
    process.once('exit', () => child.kill('SIGKILL'));
    const end = Date.now() + START_LIMIT_MS;
    while (!(await answers(port))) {
      if (Date.now() > end || running.exitCode !== null) throw new Error('Redis did not start');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  try {
    await start();
  } catch {
    await kill();
    console.log('No Redis can be had on this machine: its tests are not run.');
    return null;
  }
  return { url: `redis://127.0.0.1:${port}`, start, kill, signal: (signal) => void running?.kill(signal) };
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const done = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('data', (data) => done(data.toString().startsWith('+PONG')));
    socket.once('error', () => done(false));
    socket.setTimeout(1_000, () => done(false));
  });

/** A port on loopback that was free a moment ago. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
