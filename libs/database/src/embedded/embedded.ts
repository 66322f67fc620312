// Starts and stops a real PostgreSQL of our own: on loopback, with its data in one folder.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { findBinaries, type Binaries } from './binaries';
import { pickIdentity, type Identity } from './identity';
import { claimFolder } from './owner';

export interface EmbeddedDatabase {
  readonly url: string;
  /** Whether the cluster was made by this start. */
  readonly isFirst: boolean;
  readonly mode: Identity['mode'];
  /** Stops PostgreSQL in order and lets the folder go. May be called twice. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Settings of the server beside our own, as `name=value`. Tests turn fsync off; the product never does. */
  readonly settings?: readonly string[];
  /** Other programs than the ones npm installed: tests try the oldest PostgreSQL we promise. */
  readonly binaries?: Binaries;
  /** This process may end while it runs, which stops it. For tests: they share one, and none of them is the last. */
  readonly isUnattended?: boolean;
  /** For tests of the ways to run as root. */
  readonly mode?: 'nobody' | 'user-namespace';
}

const USER = 'samsvar';
const START_LIMIT = 30_000;
const ENVIRONMENT = { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' };

/**
 * Starts PostgreSQL with its data under `dataDir`, making it on the first start. Survives kill -9 of either
 * process and a lock file left behind. Throws a sentence to act on when the folder is in use or nothing can run.
 */
export const startEmbedded = async (
  dataDir: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedDatabase> => {
  const root = path.resolve(dataDir);
  const folder = path.join(root, 'postgres');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const release = claimFolder(root);
  try {
    const binaries = options.binaries ?? findBinaries();
    const identity = pickIdentity(binaries.postgres, folder, options.mode);
    const password = passwordOf(root);
    const isFirst = !existsSync(path.join(folder, 'PG_VERSION'));
    if (isFirst) await initialise(binaries.initdb, { identity, folder, password });
    const { child, port } = await launch(binaries.postgres, {
      identity,
      folder,
      settings: options.settings ?? [],
    });
    if (options.isUnattended) letGo(child);
    const stop = stopper(child, release);
    return {
      url: `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`,
      isFirst,
      mode: identity.mode,
      stop,
    };
  } catch (error) {
    release();
    throw error;
  }
};

const passwordOf = (root: string): string => {
  const file = path.join(root, 'postgres-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
};

interface Cluster {
  readonly identity: Identity;
  readonly folder: string;
}

const run = (
  { identity }: Cluster,
  program: string,
  args: readonly string[],
  dieWithUs: boolean,
): ChildProcess => {
  const [command = program, ...rest] = identity.command(program, args, dieWithUs);
  // setpriv changes the user itself; a program that is spawned directly gets it from us.
  const ids = command === 'setpriv' ? {} : identity.ids;
  // Detached, or Ctrl-C would reach the database before the application has let go of it.
  return spawn(command, rest, {
    ...ids,
    cwd: '/',
    detached: true,
    env: ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
};

const initialise = async (initdb: string, cluster: Cluster & { readonly password: string }) => {
  const secret = mkdtempSync(path.join(os.tmpdir(), 'samsvar-'));
  const file = path.join(secret, 'password');
  writeFileSync(file, cluster.password, { mode: 0o600 });
  const { uid, gid } = cluster.identity.ids;
  if (uid !== undefined && gid !== undefined) [secret, file].forEach((entry) => chownSync(entry, uid, gid));
  const args = ['-D', cluster.folder, '-U', USER, '-A', 'scram-sha-256', `--pwfile=${file}`, '-E', 'UTF8'];
  const child = run(cluster, initdb, [...args, '--locale=C.UTF-8', '--no-instructions'], false);
  const output = collect(child);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => rmSync(secret, { recursive: true, force: true }));
  if (code === 0) return;
  rmSync(cluster.folder, { recursive: true, force: true });
  throw new Error(`The embedded PostgreSQL could not make its data folder ${cluster.folder}: ${output()}`);
};

const collect = (child: ChildProcess): (() => string) => {
  let text = '';
  const add = (chunk: Buffer) => {
    if (text.length < 20_000) text += chunk.toString();
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => text.trim();
};

const launch = async (
  postgres: string,
  cluster: Cluster & { readonly settings: readonly string[] },
): Promise<{ child: ChildProcess; port: number }> => {
  const deadline = Date.now() + START_LIMIT;
  for (;;) {
    const port = await freePort();
    const own = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      // Holds 100,000 blocks with their indexes; taken only as far as it is used.
      'shared_buffers=256MB',
      'max_connections=80',
    ];
    const settings = [...own, ...cluster.settings].flatMap((setting) => ['-c', setting]);
    const child = run(cluster, postgres, ['-D', cluster.folder, '-p', String(port), ...settings], true);
    const output = collect(child);
    if (await isReady(child)) return { child, port };
    const isHeld = /postmaster\.pid|pre-existing shared memory|Address already in use/.test(output());
    if (!isHeld || Date.now() > deadline) {
      throw new Error(`The embedded PostgreSQL did not start: ${output()}`);
    }
    stopOrphan(output(), cluster.folder);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
};

const isReady = (child: ChildProcess) =>
  new Promise<boolean>((resolve) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('ready to accept connections')) resolve(true);
    });
    child.once('exit', () => resolve(false));
    child.once('error', () => resolve(false));
  });

/** Lets this process end without waiting for the child. */
const letGo = (child: ChildProcess) => {
  child.unref();
  for (const pipe of [child.stdout, child.stderr]) if (pipe instanceof net.Socket) pipe.unref();
};

/** A database whose application died keeps the lock: it is asked to stop, and only if it serves this folder. */
const stopOrphan = (output: string, folder: string) => {
  const pid = Number(/PID (\d+)/.exec(output)?.[1]);
  if (!pid) return;
  try {
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)) process.kill(pid, 'SIGINT');
  } catch {
    // It is gone already; the next attempt will find the lock stale.
  }
};

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

const stopper = (child: ChildProcess, release: () => void) => {
  const atExit = () => child.kill('SIGINT');
  process.once('exit', atExit);
  return async () => {
    process.off('exit', atExit);
    if (child.exitCode === null && child.signalCode === null) {
      await new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGINT');
      });
    }
    release();
  };
};
