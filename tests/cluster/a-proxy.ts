// A real nginx with the settings that a cluster is given, in front of servers of a test.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { debianProgram, freePort } from '@samsvar/database/testing';
import type { ClusterNode } from './cluster';

export interface Proxy {
  readonly port: number;
  close(): Promise<void>;
}

const SETTINGS = path.resolve(import.meta.dirname, '../../docker/proxy/nginx.conf');
const START_LIMIT_MS = 10_000;

/** nginx, where it can be had; null, said aloud, where not. */
export const findNginx = () => {
  const program = debianProgram('nginx', ['nginx', 'libpcre2-8-0']);
  if (!program) console.log('No nginx can be had on this machine: its tests are not run.');
  return program;
};

/** The settings as they are, with the names of the nodes and the paths of a container replaced by this machine's. */
const settingsFor = (nodes: readonly ClusterNode[], port: number, folder: string): string => {
  const names = nodes.map(({ port }, i) => [`samsvar-${i + 1}:3000`, `127.0.0.1:${port}`] as const);
  const replacements = [...names, ['listen 8080;', `listen 127.0.0.1:${port};`], ['/tmp/nginx', `${folder}/nginx`], ['/dev/stdout', `${folder}/access.log`]] as const;
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the settings of the proxy do not say ${from}`);
    return text.replaceAll(from, to);
  }, readFileSync(SETTINGS, 'utf8'));
};

/** Starts it in front of three nodes. */
export const aProxy = async (nginx: NonNullable<ReturnType<typeof findNginx>>, nodes: readonly ClusterNode[]): Promise<Proxy & { places(): string[] }> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'samsvar-proxy-'));
  const port = await freePort();
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(file, settingsFor(nodes, port, folder));
  const options = { env: nginx.environment, stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'] };
  const child = spawn(path.join(nginx.root, 'usr/sbin/nginx'), ['-p', folder, '-c', file, '-e', 'stderr', '-g', 'daemon off;'], options);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const exit = new Promise((resolve) => child.once('exit', resolve));
  const close = async () => {
    child.kill('SIGTERM');
    await exit;
    rmSync(folder, { recursive: true, force: true });
  };
  const end = Date.now() + START_LIMIT_MS;
  while (!(await fetch(`http://127.0.0.1:${port}/proxy-health`).catch(() => null))?.ok) {
    if (Date.now() < end && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
    else {
      await close();
      throw new Error(`nginx did not start: ${said}`);
    }
  }
  /** Which node each request was sent to: `path status node`, oldest first. */
  const places = () =>
    readFileSync(path.join(folder, 'access.log'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(' '))
      .map(([, , uri, status, , ...node]) => `${uri} ${status} ${node.at(-1)}`);
  return { port, close, places };
};
