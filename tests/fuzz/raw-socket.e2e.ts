// Websockets against every rule, on the real server: it stays up, others go on writing, and nothing is left behind.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import { seededChance } from '@samsvar/realtime/testing';
import { aFreePort } from '../kill/faults-proxy';
import { authors, startProcess, startedResponse } from '../kill/killed-server';
import { Typist, until } from '../kill/typist';
import { counted } from './counts';
import { ACTS, EARLY } from './raw-acts';
import { attempt, handshake, type Door } from './raw-socket';

const ATTEMPTS = counted({ quick: 5_000, full: 100_000 });
const SEED = Number(process.env['SEED'] ?? 1);
const IDLE = 2_000;
const AT_ONCE = 12;

let database: TestDatabase;
let server: ChildProcess;
let port: number;
let doors: readonly Door[];
const typists: Typist[] = [];
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'samsvar-raw-'));
const figures = { attempts: 0, slowestHealthMs: 0, socketsBefore: 0, socketsAfter: 0, megabytesBefore: 0, megabytesAfter: 0 };

beforeAll(async () => {
  database = await aDatabase();
  port = await aFreePort();
  server = await startProcess({ DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error' });
  const people = await authors({ sql: database.sql, port }, ['Åsa Öberg', 'Ivar Ek', 'Elak Ett', 'Elak Två', 'Elak Tre']);
  const [first] = people;
  if (!first) throw new Error('nobody');
  const response = await startedResponse(port, first);
  doors = people.slice(2).map(({ cookie }) => ({ port, cookie, path: `/collab/${response}` }));
  people.slice(0, 2).forEach((person, i) => typists.push(new Typist('ab'[i] ?? 'c', person, `ws://127.0.0.1:${port}/collab/${response}`)));
  await until(() => typists.every(({ connection }) => connection.isSynced), 'both have the text');
  typists[0]?.type();
  await until(() => typists.every((typist) => typist.isSettled && typist.text.includes('a0.')), 'both have the first word');
}, 90_000);

afterAll(async () => {
  for (const { connection } of typists) connection.close();
  const exit = new Promise((resolve) => server.once('exit', resolve));
  if (isAlive()) server.kill('SIGKILL');
  else exit.then(() => undefined, () => undefined);
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
  const file = process.env['FUZZ_FIGURES'];
  if (file) writeFileSync(file, JSON.stringify(figures));
});

const isAlive = (): boolean => server.exitCode === null && server.signalCode === null;

/** Open sockets of the server, where the system tells. */
const socketsOpen = (): number => {
  try {
    return readdirSync(`/proc/${server.pid}/fd`).length;
  } catch {
    return 0;
  }
};

const megabytes = (): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

/** Both write and the server is asked how it is, until told to stop. */
const lifeGoesOn = (): { stop(): Promise<void> } => {
  let isOver = false;
  const going = (async () => {
    while (!isOver) {
      for (const typist of typists) typist.type();
      const from = performance.now();
      const { status } = await fetch(`http://127.0.0.1:${port}/healthz`);
      expect(status).toBe(200);
      figures.slowestHealthMs = Math.max(figures.slowestHealthMs, performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await going;
    },
  };
};

const allIsWell = async (): Promise<void> => {
  await until(() => typists.every(({ isSettled }) => isSettled), 'all saved');
  await until(() => typists[0]?.text === typists[1]?.text, 'both see the same');
  for (const { written, text } of typists) expect(written.filter((word) => !text.includes(word))).toEqual([]);
  expect(isAlive()).toBe(true);
  await until(() => socketsOpen() <= figures.socketsBefore + 20, 'the sockets are gone', 30_000);
};

test(`${ATTEMPTS} times against the rules`, async () => {
  const chance = seededChance(SEED);
  const wait = () => new Promise<void>((resolve) => setTimeout(resolve, 5 + chance() * 20));
  figures.socketsBefore = socketsOpen();
  figures.megabytesBefore = megabytes();
  const life = lifeGoesOn();
  const [acts, early] = [Object.values(ACTS), Object.values(EARLY)];
  const one = async () => {
    const door = doors[Math.floor(chance() * doors.length)];
    if (!door) return;
    figures.attempts += 1;
    await attempt(port, async (socket, opened) => {
      if (chance() < 0.3) early[Math.floor(chance() * early.length)]?.(socket, door, chance);
      else {
        socket.write(handshake(door));
        await Promise.race([opened, new Promise((resolve) => setTimeout(resolve, 1_000))]);
        acts[Math.floor(chance() * acts.length)]?.(socket, door, chance);
      }
      await wait();
    });
  };
  const worker = async () => {
    while (figures.attempts < ATTEMPTS && isAlive()) await one();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await life.stop();
  await allIsWell();
  figures.socketsAfter = socketsOpen();
  figures.megabytesAfter = megabytes();
  expect(figures.megabytesAfter).toBeLessThan(figures.megabytesBefore + 200);
}, 120_000 + ATTEMPTS * 40);

test(`${IDLE} sockets that say nothing`, async () => {
  const life = lifeGoesOn();
  const idle: Socket[] = [];
  for (let i = 0; i < IDLE; i += 100) {
    const some = Array.from({ length: 100 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
    idle.push(...some);
    await Promise.all(some.map((socket) => new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))));
  }
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  await life.stop();
  for (const socket of idle) socket.destroy();
  await allIsWell();
}, 120_000);

test('each of the ways is walked alone, so that one that ends the process is known by its name', async () => {
  const chance = seededChance(SEED + 1);
  const [door] = doors;
  if (!door) throw new Error('no door');
  for (const [name, act] of Object.entries({ ...ACTS, ...EARLY })) {
    await attempt(port, async (socket, opened) => {
      if (name in ACTS) {
        socket.write(handshake(door));
        await opened;
      }
      act(socket, door, chance);
      await new Promise((resolve) => setTimeout(resolve, 20));
    });
    expect([name, isAlive()]).toEqual([name, true]);
  }
  await allIsWell();
}, 60_000);
