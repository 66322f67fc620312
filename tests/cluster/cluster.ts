// Several real servers on one database, to be killed, stood still and started again, and doors that lead to one of them.
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { aDatabase, freePort } from '@samsvar/database/testing';
import type { Sql } from '@samsvar/database';
import * as Y from 'yjs';
import { startProcess } from '../kill/killed-server';
import { textOf } from '../kill/typist';

export interface ClusterNode {
  readonly port: number;
  start(): Promise<void>;
  /** Ends the process without a word, as a crash would. */
  kill(): Promise<void>;
  /** Asks the process to stop, and answers its exit code. */
  stop(): Promise<number | null>;
  /** Lets the process stand still, or go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
}

export interface Cluster {
  readonly sql: Sql;
  readonly nodes: readonly ClusterNode[];
  close(): Promise<void>;
}

/** Servers that run, each with a data folder of its own. With the address of a Redis they tell each other over it. */
export const aCluster = async (
  size: number,
  redisUrlOf: ((node: number) => string) | null,
  settings: Readonly<Record<string, string>> = {},
): Promise<Cluster> => {
  const database = await aDatabase();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'samsvar-cluster-'));
  const common = {
    DATABASE_URL: database.url,
    SESSION_SECRET: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'error',
    ...settings,
  };
  const nodes: ClusterNode[] = [];
  for (let i = 0; i < size; i += 1) {
    const redis: Readonly<Record<string, string>> = redisUrlOf ? { REDIS_URL: redisUrlOf(i) } : {};
    nodes.push(await aNode({ ...common, ...redis, DATA_DIR: path.join(folder, String(i)) }));
  }
  // One after the other: the first brings the database up to date.
  for (const node of nodes) await node.start();
  return {
    sql: database.sql,
    nodes,
    close: async () => {
      await Promise.all(nodes.map((node) => node.kill()));
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const aNode = async (environment: Readonly<Record<string, string>>): Promise<ClusterNode> => {
  const port = await freePort();
  let running: ChildProcess | null = null;
  const end = async (signal: NodeJS.Signals) => {
    const child = running;
    running = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return exit;
  };
  return {
    port,
    start: async () => {
      running = await startProcess({ ...environment, PORT: String(port) });
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    signal: (signal) => void running?.kill(signal),
  };
};

/** A way in, as a proxy would be: connections go to where it leads when they are made. */
export interface Door {
  readonly port: number;
  /** From now on to this one; connections to another are cut. */
  leadTo(place: Place): void;
  /** Lets nothing through and cuts nothing, as a network does that is parted; or lets everything through again. */
  hold(isHeld: boolean): void;
  close(): Promise<void>;
}

/** What listens on a port of this machine. */
export interface Place {
  readonly port: number;
}

export const aDoor = async (first: Place): Promise<Door> => {
  let target = first.port;
  let isHeld = false;
  const open = new Set<Socket>();
  const server = createServer((inside) => {
    const outside = connect(target, '127.0.0.1');
    for (const [one, other] of [[inside, outside], [outside, inside]] as const) {
      open.add(one);
      one.on('data', (bytes) => other.write(bytes));
      if (isHeld) one.pause();
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const cut = () => open.forEach((socket) => socket.destroy());
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    leadTo: ({ port }) => {
      if (port === target) return;
      target = port;
      cut();
    },
    hold: (hold) => {
      isHeld = hold;
      for (const socket of open) if (hold) socket.pause(); else socket.resume();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
};

/** The text as the log alone says. */
export const loggedText = async (sql: Sql, response: string): Promise<string> => {
  const rows = await sql<{ payload: Buffer }[]>`select payload from response_update where response_id = ${response} order by seq`;
  const doc = new Y.Doc();
  for (const { payload } of rows) Y.applyUpdate(doc, payload);
  const text = textOf(doc).toString();
  doc.destroy();
  return text;
};
