// Three nodes serve one response to three people: whatever happens to a node or to the relay, nothing that was called saved is lost.
import { writeFileSync } from 'node:fs';
import { aRedis } from '@samsvar/database/testing';
import { authors, startedResponse } from '../kill/killed-server';
import { Typist, until } from '../kill/typist';
import { aCluster, aDoor, loggedText, type Cluster, type Door } from './cluster';

/** How many nodes are killed, for each relay. */
const KILLS = Number(process.env['NODE_KILLS'] ?? 2);
/** The most milliseconds that people type before something happens. */
const LONGEST = 1_500;
/** What others write is there within this, also without the relay (ms). */
const WITHOUT_RELAY_MS = 5_000;

const redis = await aRedis();
const figures: Record<string, Figures> = {};
interface Figures {
  kills: number;
  acknowledged: number;
  lost: number;
  recoveredMs: number[];
  withoutRelayMs: number[];
}

afterAll(async () => {
  await redis?.kill();
  const file = process.env['NODE_KILL_FIGURES'];
  if (file) writeFileSync(file, JSON.stringify(figures));
  if (KILLS > 2) console.log(JSON.stringify(summaryOf(figures)));
});

const summaryOf = (all: typeof figures) =>
  Object.entries(all).map(([relay, { kills, acknowledged, lost, recoveredMs, withoutRelayMs }]) => {
    const sorted = [...recoveredMs].sort((a, b) => a - b);
    return { relay, kills, acknowledged, lost, recoveredMs: { median: sorted[Math.floor(sorted.length / 2)], most: sorted.at(-1) }, withoutRelayMs };
  });

describe.each([
  ['PostgreSQL', 'none'],
  ['Redis', redis],
] as const)('over %s', (name, server) => {
  const it = server ? test : test.skip;
  const mine: Figures = (figures[name] = { kills: 0, acknowledged: 0, lost: 0, recoveredMs: [], withoutRelayMs: [] });
  let cluster: Cluster;
  let response = '';
  let toRedis: Door | null = null;
  const doors: Door[] = [];
  const typists: Typist[] = [];

  beforeAll(async () => {
    if (!server) return;
    // The second node reaches Redis through a door of its own, which can be shut.
    const way = server === 'none' ? null : (toRedis = await aDoor({ port: Number(new URL(server.url).port) }));
    cluster = await aCluster(3, server === 'none' ? null : (i) => (i === 1 && way ? `redis://127.0.0.1:${way.port}` : server.url));
    const [node] = cluster.nodes;
    if (!node) throw new Error('no node');
    const people = await authors({ sql: cluster.sql, port: node.port }, ['Åsa Öberg', 'Ivar Ek', 'Li Sten']);
    const [first] = people;
    if (!first) throw new Error('nobody');
    response = await startedResponse(node.port, first);
    for (const [i, person] of people.entries()) {
      const door = await aDoor(nodeAt(i));
      doors.push(door);
      typists.push(new Typist('abc'[i] ?? 'd', person, `ws://127.0.0.1:${door.port}/collab/${response}`));
    }
    await until(() => typists.every(({ connection }) => connection.isSynced), 'all have the text');
    // One of them makes the paragraph's text, or each would make one of their own.
    typists[0]?.type();
    await until(() => typists.every((typist) => typist.isSettled && typist.text.includes('a0.')), 'all have the first word');
  }, 120_000);

  afterAll(async () => {
    for (const { connection } of typists) connection.close();
    for (const door of doors) await door.close();
    await cluster?.close();
    await toRedis?.close();
  }, 60_000);

  const nodeAt = (i: number) => {
    const node = cluster.nodes[i % cluster.nodes.length];
    if (!node) throw new Error('no node');
    return node;
  };

  const typeFor = async (ms: number): Promise<void> => {
    const end = Date.now() + ms;
    while (Date.now() < end) {
      for (const typist of typists) if (Math.random() < 0.4) typist.type();
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  };

  /** Waits for it; says how each of them stands when it does not happen. */
  const untilAll = async (isSo: (typist: Typist) => boolean, what: string, ms = 30_000) => {
    const standing = () =>
      typists.map((typist) => {
        const { isConnected, isSynced, saveState, refusal, stranded } = typist.connection;
        return { isSo: isSo(typist), isConnected, isSynced, saveState, refusal, stranded, written: typist.written.length, savedCount: typist.savedCount };
      });
    await until(() => typists.every(isSo), what, ms).catch((error: unknown) => {
      throw new Error(`${String(error)} ${JSON.stringify(standing())}`);
    });
  };

  const untilSettled = (what: string) => untilAll(({ isSettled }) => isSettled, what);

  const saved = () => typists.flatMap(({ written, savedCount }) => written.slice(0, savedCount));

  const lostOf = async (words: readonly string[]) => {
    const logged = await loggedText(cluster.sql, response);
    const lost = words.filter((word) => !logged.includes(word));
    mine.acknowledged = Math.max(mine.acknowledged, words.length);
    mine.lost += lost.length;
    return lost;
  };

  /** Everything that anybody wrote is saved, and everybody sees the same. */
  const untilEqual = async () => {
    await untilSettled('all is saved');
    await until(() => new Set(typists.map(({ text }) => text)).size === 1, 'all see the same', 30_000);
    expect(await loggedText(cluster.sql, response)).toBe(typists[0]?.text);
    for (const { written, text } of typists) expect(written.filter((word) => !text.includes(word))).toEqual([]);
  };

  /** One person writes a word; answers ms until everybody else has it. */
  const spread = async (from: number): Promise<number> => {
    const typist = typists[from];
    typist?.type();
    const word = typist?.written.at(-1) ?? '';
    const began = performance.now();
    await untilAll(({ text }) => text.includes(word), 'all have the word');
    return performance.now() - began;
  };

  it('people at different nodes write together and see the same', async () => {
    await typeFor(1_500);
    await untilEqual();
    // Nobody waits for the log to be asked.
    expect(await spread(0)).toBeLessThan(WITHOUT_RELAY_MS);
    expect(await lostOf(saved())).toEqual([]);
  }, 60_000);

  it('people at different nodes see where the others are, and that one has gone', async () => {
    const seen = () => typists.map(({ connection }) => connection.awareness.getStates().size);
    for (const [i, { connection }] of typists.entries()) connection.awareness.setLocalStateField('cursor', { at: i });
    await until(() => seen().every((count) => count === 3), 'all see all three');
    typists[2]?.connection.awareness.setLocalState(null);
    await until(() => seen().slice(0, 2).every((count) => count === 2), 'one has gone');
  }, 60_000);

  it(`${KILLS} times a node is killed in mid-sentence: its people go on at another, nothing that was called saved is lost`, async () => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      await typeFor(100 + Math.random() * LONGEST);
      await nodeAt(kill).kill();
      mine.kills += 1;
      expect(await lostOf(saved())).toEqual([]);
      const began = Date.now();
      doors[kill % 3]?.leadTo(nodeAt(kill + 1));
      await typeFor(200);
      await untilSettled('all is saved at another node');
      mine.recoveredMs.push(Date.now() - began - 200);
      await nodeAt(kill).start();
      await typeFor(100);
      doors[kill % 3]?.leadTo(nodeAt(kill));
    }
    await untilEqual();
  }, 120_000 + KILLS * 30_000);

  it('a node that stands still for five seconds catches up, and its people lose nothing', async () => {
    const typing = typeFor(7_000);
    await new Promise((resolve) => setTimeout(resolve, 500));
    nodeAt(1).signal('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    expect(await lostOf(saved())).toEqual([]);
    nodeAt(1).signal('SIGCONT');
    await typing;
    await untilEqual();
  }, 90_000);

  it('all nodes are renewed one after the other while people write, and nothing is lost', async () => {
    for (let i = 0; i < 3; i += 1) {
      const typing = typeFor(1_500);
      expect(await nodeAt(i).stop()).toBe(0);
      doors[i]?.leadTo(nodeAt(i + 1));
      expect(await lostOf(saved())).toEqual([]);
      await nodeAt(i).start();
      await typing;
      doors[i]?.leadTo(nodeAt(i));
    }
    await untilEqual();
  }, 120_000);

  it('without the relay, what others write comes later, and nothing is lost', async () => {
    if (!server) return;
    await typeFor(300);
    if (server === 'none') return void (await loseDatabaseConnections());
    await server.kill();
    await typeFor(500);
    for (let i = 0; i < 3; i += 1) mine.withoutRelayMs.push(Math.round(await spread(i)));
    expect(Math.max(...mine.withoutRelayMs)).toBeLessThan(WITHOUT_RELAY_MS);
    await untilEqual();
    expect(await lostOf(saved())).toEqual([]);
    await server.start();
    await typeFor(500);
    await untilEqual();
  }, 120_000);

  // Over PostgreSQL, a node that is parted from the relay is parted from the log, too.
  if (server !== 'none') it('a node that is parted from the relay goes on, and hears the others later', async () => {
    await typeFor(300);
    toRedis?.hold(true);
    await typeFor(500);
    for (const from of [0, 1, 2]) expect(await spread(from)).toBeLessThan(WITHOUT_RELAY_MS);
    await typeFor(3_000);
    expect(await lostOf(saved())).toEqual([]);
    toRedis?.hold(false);
    await typeFor(300);
    await untilEqual();
  }, 120_000);

  /** What carries the notices is what carries everything: all connections are cut, again and again while people write. */
  const loseDatabaseConnections = async () => {
    for (let i = 0; i < Math.max(3, KILLS); i += 1) {
      const typing = typeFor(700);
      await cluster.sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`;
      mine.withoutRelayMs.push(Math.round(await spread(i % 3)));
      await typing;
    }
    expect(Math.max(...mine.withoutRelayMs)).toBeLessThan(WITHOUT_RELAY_MS);
    await untilEqual();
    expect(await lostOf(saved())).toEqual([]);
  };
});
