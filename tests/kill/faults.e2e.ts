// The database away, killed and full under the real server while people type: said at once, kept, and saved in the end.
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { spawnSync, type ChildProcess } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import * as Y from 'yjs';
import { aFaultyDatabase, type FaultyDatabase } from './faults-database';
import { aFreePort } from './faults-proxy';
import { authors, startProcess, startedResponse, type Person } from './killed-server';
import { Typist, textOf, until } from './typist';

const KILLS = Number(process.env['DB_KILLS'] ?? 3);
/** How long the database is away (ms). */
const AWAY = Number(process.env['DB_AWAY'] ?? 10) * 1000;
/** At how many messages to the database the line is cut, one after the other. */
const CUTS = Number(process.env['DB_CUTS'] ?? 12);
const figures = { kills: 0, acknowledged: 0, lost: 0, recoveryMs: [] as number[], toldMs: [] as number[], awayMs: AWAY };

afterAll(() => {
  const file = process.env['FAULT_FIGURES'];
  if (file) writeFileSync(file, JSON.stringify(figures));
});

/** A server on a database that can fail, and two people in one response. */
class Room {
  readonly typists: Typist[] = [];
  readonly port: number;
  private people: Person[] = [];
  private response = '';

  private constructor(
    readonly database: FaultyDatabase,
    private readonly server: { readonly process: ChildProcess; readonly port: number; readonly dataDir: string },
  ) {
    this.port = server.port;
  }

  static async open(database: FaultyDatabase): Promise<Room> {
    const port = await aFreePort();
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'samsvar-room-'));
    const process = await startProcess({ DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error' });
    const room = new Room(database, { process, port, dataDir });
    room.people = await authors({ sql: database.sql, port }, ['Åsa Öberg', 'Ivar Ek']);
    const [first] = room.people;
    if (!first) throw new Error('nobody');
    room.response = await startedResponse(port, first);
    await room.enter();
    return room;
  }

  /** Both come in, and have the text. */
  async enter(): Promise<void> {
    const marks = this.typists.length === 0 ? 'ab' : 'cd';
    const come = this.people.map((person, i) => new Typist(marks[i] ?? 'x', person, `ws://127.0.0.1:${this.port}/collab/${this.response}`));
    this.typists.push(...come);
    await until(() => come.every(({ connection }) => connection.isSynced), 'both have the text');
    const [one] = come;
    one?.type();
    await until(() => come.every((typist) => typist.isSettled && typist.text.includes(one?.written[0]?.trim() ?? '')), 'both have the first word');
  }

  get present(): readonly Typist[] {
    return this.typists.slice(-2);
  }

  async typeFor(ms: number): Promise<void> {
    const end = Date.now() + ms;
    while (Date.now() < end) {
      for (const typist of this.present) if (Math.random() < 0.5) typist.type();
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  async settled(what: string, ms = 40_000): Promise<void> {
    await until(() => this.present.every(({ isSettled }) => isSettled), what, ms);
    await until(() => new Set(this.present.map(({ text }) => text)).size === 1, 'both see the same');
  }

  /** The text as the log alone says. */
  async logged(): Promise<string> {
    const rows = await this.database.sql<{ payload: Buffer }[]>`select payload from response_update where response_id = ${this.response} order by seq`;
    const doc = new Y.Doc();
    for (const { payload } of rows) Y.applyUpdate(doc, payload);
    const text = textOf(doc).toString();
    doc.destroy();
    return text;
  }

  /** Everything that was called saved and is not in the log. */
  async lost(): Promise<readonly string[]> {
    const saved = this.typists.flatMap(({ written, savedCount }) => written.slice(0, savedCount));
    const text = await this.logged();
    figures.acknowledged += saved.length;
    return saved.filter((word) => !text.includes(word));
  }

  async missing(): Promise<readonly string[]> {
    const text = await this.logged();
    return this.typists.flatMap(({ written }) => written).filter((word) => !text.includes(word));
  }

  async close(): Promise<void> {
    for (const { connection } of this.typists) connection.close();
    const { process, dataDir } = this.server;
    const exit = new Promise((resolve) => process.once('exit', resolve));
    if (process.exitCode === null && process.signalCode === null) {
      process.kill('SIGKILL');
      await exit;
    }
    await this.database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }

  isAlive(): boolean {
    return this.server.process.exitCode === null && this.server.process.signalCode === null;
  }
}

const statusOf = async (port: number, route: string): Promise<number> => (await fetch(`http://127.0.0.1:${port}/${route}`)).status;

/** Both go on typing until both are told that nothing can be saved. */
const untilTold = async (room: Room): Promise<void> => {
  const from = Date.now();
  const isTold = () => room.present.every(({ connection }) => connection.saveState.state === 'cannot-save');
  while (!isTold() && Date.now() - from < 20_000) await room.typeFor(100);
  expect(room.present.map(({ connection }) => connection.saveState.state)).toEqual(['cannot-save', 'cannot-save']);
  figures.toldMs.push(Date.now() - from);
};

describe(`the database away for ${AWAY / 1000} s`, () => {
  let room: Room;
  beforeAll(async () => {
    room = await Room.open(await aFaultyDatabase());
  }, 90_000);
  afterAll(() => room.close(), 60_000);

  test(`the line cut at each of ${CUTS} messages to the database, before and after it has arrived`, async () => {
    const { line } = room.database;
    for (let at = 1; at <= CUTS; at += 1) {
      let seen = 0;
      line.guard = () => {
        seen += 1;
        if (seen !== at) return true;
        if (at % 2 === 0) return false;
        // The database has it, and its answer finds nobody.
        setTimeout(() => line.reset(), 1);
        return true;
      };
      await room.typeFor(250);
      await room.settled(`all saved after cut ${at}`);
    }
    line.guard = () => true;
    expect(await room.lost()).toEqual([]);
    expect(await room.missing()).toEqual([]);
    expect(await room.logged()).toBe(room.present[0]?.text);
  }, 120_000 + CUTS * 10_000);

  test.each(['cut', 'stalled'] as const)('%s: both are told, keep their text, and are saved without doing anything', async (state) => {
    await room.typeFor(500);
    const from = Date.now();
    room.database.line.set(state);
    await untilTold(room);
    expect(await statusOf(room.port, 'healthz')).toBe(200);
    expect(await statusOf(room.port, 'readyz')).toBe(503);
    await room.typeFor(Math.max(0, AWAY - (Date.now() - from)));
    for (const { written, text } of room.present) expect(written.filter((word) => !text.includes(word))).toEqual([]);
    const lost = await room.lost();
    room.database.line.set('open');
    const healed = Date.now();
    await room.settled('all saved again');
    figures.recoveryMs.push(Date.now() - healed);
    expect(lost).toEqual([]);
    expect(await room.missing()).toEqual([]);
  }, 180_000 + AWAY);

  test('the last one leaves meanwhile: what had reached the server is saved when the database is back', async () => {
    room.database.line.set('cut');
    await room.typeFor(400);
    // What one has of the other has reached the server.
    await until(() => new Set(room.present.map(({ text }) => text)).size === 1, 'both see the same');
    for (const { connection } of room.present) connection.close();
    await new Promise((resolve) => setTimeout(resolve, AWAY));
    room.database.line.set('open');
    let missing = await room.missing();
    for (const end = Date.now() + 60_000; missing.length > 0 && Date.now() < end; missing = await room.missing()) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(missing).toEqual([]);
    await room.enter();
    expect(room.present[0]?.text).toBe(await room.logged());
  }, 120_000 + AWAY);
});

test(`${KILLS} times PostgreSQL killed in mid-sentence: nothing that was called saved is lost`, async () => {
  const room = await Room.open(await aFaultyDatabase());
  try {
    for (let kill = 0; kill < KILLS; kill += 1) {
      await room.typeFor(100 + Math.random() * 1_200);
      await room.database.kill();
      await room.typeFor(200 + Math.random() * 800);
      await room.database.restart();
      const back = Date.now();
      const lost = await room.lost();
      figures.kills += 1;
      figures.lost += lost.length;
      expect(lost).toEqual([]);
      await room.settled('all saved again');
      figures.recoveryMs.push(Date.now() - back);
      expect(room.isAlive()).toBe(true);
    }
    expect(await room.missing()).toEqual([]);
    expect(await room.logged()).toBe(room.present[0]?.text);
  } finally {
    await room.close();
  }
}, 120_000 + KILLS * 60_000);

/** A small file system of its own; null where this may not be made. */
const aSmallDisk = (): string | null => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'samsvar-full-'));
  const mounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=260m,mode=755', 'tmpfs', folder]).status === 0;
  if (mounted) return folder;
  rmSync(folder, { recursive: true, force: true });
  return null;
};

test('a full disk: both are told, nothing is called saved, and all is saved when there is room again', async () => {
  const disk = aSmallDisk();
  if (!disk) {
    console.warn('Not tried: a small disk cannot be made here (it takes root on Linux).');
    return;
  }
  const filler = path.join(disk, 'filler');
  let room: Room | null = null;
  try {
    room = await Room.open(await aFaultyDatabase(path.join(disk, 'data')));
    await room.typeFor(300);
    fill(filler, disk);
    await untilTold(room);
    expect(await statusOf(room.port, 'healthz')).toBe(200);
    rmSync(filler);
    // PostgreSQL itself may have given up: whoever runs it starts it again.
    await room.database.sql`select 1`.catch(async () => {
      await room?.database.kill().catch(() => undefined);
      await room?.database.restart();
    });
    expect(await room.lost()).toEqual([]);
    await room.settled('all saved again');
    expect(await room.missing()).toEqual([]);
    expect(room.isAlive()).toBe(true);
  } finally {
    await room?.close();
    spawnSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  }
}, 180_000);

/** Takes all the room there is. */
const fill = (file: string, disk: string): void => {
  const block = Buffer.alloc(64 * 1024);
  for (let { bavail, bsize } = statfsSync(disk); bavail * bsize >= block.length; { bavail, bsize } = statfsSync(disk)) {
    writeFileSync(file, Buffer.alloc(bavail * bsize - (bavail * bsize) % block.length), { flag: 'a' });
  }
  const { bavail, bsize } = statfsSync(disk);
  if (bavail > 0) writeFileSync(file, Buffer.alloc(bavail * bsize), { flag: 'a' });
};
