// The product as a person starts it: the built server as a process of its own, with an own data folder.
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const START_LIMIT = 120_000;

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

/** A running product; `kill` is -9 of the server, `start` again uses the same folder and port. */
export interface Product {
  readonly url: string;
  readonly folder: string;
  /** What it has printed since its last start. */
  output(): string;
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Orderly stop, and the data folder removed. */
  end(): Promise<void>;
}

/** Starts the built product with the demo workspace on a free port, and waits until it answers. */
export const startProduct = async (): Promise<Product> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'samsvar-product-'));
  cpSync(await demoFolder(), folder, { recursive: true });
  return started(folder);
};

/**
 * A data folder that the product itself has filled with its demo workspace, and left in good order. Filling takes most of a
 * start: it is done once for all files of a run.
 */
const demoFolder = async (): Promise<string> => {
  const shared = process.env['SAMSVAR_SHARED_FOLDER'];
  if (!shared) throw new Error('The run has no folder to share: see tests/shared-folder.mjs.');
  const filled = path.join(shared, 'demo');
  if (existsSync(filled)) return filled;
  const folder = mkdtempSync(path.join(shared, 'filling-'));
  const product = await started(folder);
  await product.stop();
  renameSync(folder, filled);
  return filled;
};

const started = async (folder: string): Promise<Product & { stop(): Promise<void> }> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let printed = '';
  const start = async () => {
    printed = '';
    child = spawn(process.execPath, ['apps/server/dist/main.js'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATA_DIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const add = (chunk: Buffer) => (printed += chunk.toString());
    child.stdout?.on('data', add);
    child.stderr?.on('data', add);
    await answers(url, child, () => printed);
  };
  const ended = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  await start();
  return {
    url,
    folder,
    output: () => printed,
    start,
    kill: () => ended('SIGKILL'),
    stop: () => ended('SIGTERM'),
    end: async () => {
      await ended('SIGTERM');
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
};

const answers = async (url: string, child: ChildProcess, output: () => string) => {
  const deadline = Date.now() + START_LIMIT;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The product stopped while starting:\n${output()}`);
    const isUp = await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false);
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  child.kill('SIGKILL');
  throw new Error(`The product did not answer within ${START_LIMIT / 1000} s:\n${output()}`);
};
