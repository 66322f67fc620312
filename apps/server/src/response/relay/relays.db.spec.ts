// Both relays on real servers: what is said is heard, by the others only, also after the connection was lost.
import { randomUUID } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { openDatabase } from '@samsvar/database';
import { aDatabase, aRedis, freePort, type TestDatabase, type TestRedis } from '@samsvar/database/testing';
import type { PersonId, ResponseId } from '@samsvar/domain';
import type { Relay, RelayMessage } from '@samsvar/realtime';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { makeRelay } from './make-relay';
import { LIVE_CHANNEL } from './relay-wire';

const redis = await aRedis();
let database: TestDatabase;
const logged: string[] = [];
const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
const opened: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await aDatabase();
}, 60_000);
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  logged.length = 0;
});
afterAll(async () => {
  await database.close();
  await redis?.kill();
});

interface Node {
  readonly relay: Relay;
  readonly heard: RelayMessage[];
  missed: number;
}

/** A node with connections of its own. */
const aNode = async (redisUrl: string | null, databaseUrl = database.url): Promise<Node> => {
  const sql = openDatabase(databaseUrl, { connections: 2 });
  const { relay } = makeRelay({ databaseUrl: database.url, redisUrl }, sql, log);
  if (!relay) throw new Error('no relay');
  const node: Node = { relay, heard: [], missed: 0 };
  opened.push(async () => {
    await relay.close();
    await sql.end({ timeout: 1 });
  });
  await relay.listen({
    heard: (message) => void node.heard.push(message),
    missed: () => void (node.missed += 1),
  });
  return node;
};

const until = async (isSo: () => boolean, what: string) => {
  const end = Date.now() + 15_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`Never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

const documentId = randomUUID() as ResponseId; // a new uuid, named here
const channel = (name: string): RelayMessage => ({
  type: 'channel',
  documentId,
  name,
  payload: { text: 'å' },
  audience: null,
});
const presence = (
  ...clients: (readonly [client: number, clock: number, length?: number])[]
): RelayMessage => {
  const states = clients.map(([client, clock, length = 4]) => [
    ...[client, clock, ...(length < 128 ? [length] : [(length & 127) | 128, length >> 7])],
    ...Array.from({ length }, () => 110),
  ]);
  return { type: 'presence', documentId, entries: Uint8Array.from([clients.length, ...states.flat()]) };
};
const heardPresence = ({ heard }: Node) =>
  heard.flatMap((message) => (message.type === 'presence' ? [message.entries] : []));

/** Says it again and again until it comes: a lost message is nothing unusual while a connection is made anew. */
const untilHeard = async (from: Node, to: Node, name: string) => {
  await until(() => {
    from.relay.publish(channel(name));
    return to.heard.some((message) => message.type === 'channel' && message.name === name);
  }, `${name} is heard`);
};

const relays: [string, TestRedis | null | 'none'][] = [
  ['PostgreSQL', 'none'],
  ['Redis', redis],
];

describe.each(relays)('the relay over %s', (_name, server) => {
  const url = server === 'none' ? null : (server?.url ?? null);
  const it = server ? test : test.skip;

  it('carries what one node says to all others, and never back', async () => {
    const [a, b, c] = [await aNode(url), await aNode(url), await aNode(url)];
    expect([a.missed, b.missed, c.missed]).toEqual([1, 1, 1]);
    a.relay.publish({ type: 'who', documentId });
    a.relay.publish(channel('comment'));
    a.relay.publish(presence([7, 1]));
    b.relay.publish(channel('last'));
    await until(
      () => b.heard.length === 3 && c.heard.length === 4 && a.heard.length === 1,
      'all have heard it',
    );
    expect(b.heard).toEqual(
      expect.arrayContaining([{ type: 'who', documentId }, channel('comment'), presence([7, 1])]),
    );
    expect(a.heard).toEqual([channel('last')]);
    expect(logged).toEqual([]);
  });

  it('sends of presence within a window only the newest of each connection', async () => {
    const [a, b] = [await aNode(url), await aNode(url)];
    for (let clock = 1; clock <= 50; clock += 1) a.relay.publish(presence([7, clock], [8, clock]));
    await until(() => heardPresence(b).length === 2, 'the first and the last');
    a.relay.publish(channel('after'));
    await until(() => b.heard.length === 3, 'the end');
    expect(heardPresence(b)).toEqual(
      [presence([7, 1], [8, 1]), presence([7, 50], [8, 50])].map(
        (message) => message.type === 'presence' && message.entries,
      ),
    );
  });

  it('carries presence of many people, in pieces where it must', async () => {
    const [a, b] = [await aNode(url), await aNode(url)];
    a.relay.publish(presence(...Array.from({ length: 20 }, (_, i) => [i, 1, 1_000] as const)));
    const count = () => heardPresence(b).reduce((sum, [entries = 0]) => sum + entries, 0);
    await until(() => count() === 20, 'all twenty');
    expect(heardPresence(b).length).toBe(url ? 1 : 4);
  });

  it('is not disturbed by what is not ours on its channel', async () => {
    const [a, b] = [await aNode(url), await aNode(url)];
    const garbage = [
      '',
      'hej',
      '1 x y z',
      `1 ${randomUUID()} c ${documentId} 1 0 - AAAA`,
      `1 ${randomUUID()} h ${documentId} AAAA`,
    ];
    const talker = url ? new Redis(url) : null;
    for (const text of garbage)
      await (talker ? talker.publish(LIVE_CHANNEL, text) : database.sql.notify(LIVE_CHANNEL, text));
    talker?.disconnect();
    await untilHeard(a, b, 'after all that');
    expect(b.heard.every(({ type }) => type === 'channel')).toBe(true);
    // One line for each node, not one for each message.
    expect(logged).toHaveLength(2);
    expect(logged[0]).toContain('was not understood');
  });

  it('a listener that throws does not silence it', async () => {
    const [a, b] = [await aNode(url), await aNode(url)];
    const bad = await aNode(url);
    bad.heard.push = () => {
      throw new Error('broken');
    };
    await untilHeard(a, b, 'one');
    await untilHeard(a, b, 'two');
    await until(() => logged.some((line) => line.includes('could not be used')), 'it is logged');
  });
});

test('over PostgreSQL, commits are told by the append statement alone, and what no notice holds is dropped', async () => {
  const [a, b] = [await aNode(null), await aNode(null)];
  a.relay.publish({
    type: 'commit',
    documentId,
    epoch: 1,
    seq: 2,
    update: new Uint8Array([1]),
    claims: new Map(),
  });
  a.relay.publish({ type: 'channel', documentId, name: 'large', payload: 'x'.repeat(9_000), audience: null });
  a.relay.publish(channel('small'));
  await until(() => b.heard.length > 0, 'the small one');
  expect(b.heard).toEqual([channel('small')]);
  expect(logged.join()).toContain('was dropped');
  expect(logged.join()).not.toContain('xxx');
});

test('over PostgreSQL, a killed connection is made anew and says that something may have been missed', async () => {
  const [a, b] = [await aNode(null), await aNode(null)];
  for (let round = 2; round < 4; round += 1) {
    await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    await until(() => a.missed >= round && b.missed >= round, 'both listen again');
    await untilHeard(a, b, `round ${round}`);
    await untilHeard(b, a, `round ${round}`);
  }
});

test('over PostgreSQL, a database that is away for seconds is listened to again when it is back', async () => {
  const url = new URL(database.url);
  const behind = Number(url.port);
  const open = new Set<Socket>();
  const door = createServer((inside) => {
    const outside = connect(behind, url.hostname);
    for (const [one, other] of [[inside, outside], [outside, inside]] as const) {
      open.add(one.on('error', () => other.destroy()).on('close', () => other.destroy()));
      one.pipe(other);
    }
  });
  const port = await freePort();
  const openDoor = () => new Promise<void>((resolve) => door.listen(port, '127.0.0.1', resolve));
  await openDoor();
  url.port = String(port);
  const [a, b] = [await aNode(null, url.href), await aNode(null)];
  const closed = new Promise((resolve) => door.close(resolve));
  open.forEach((socket) => socket.destroy());
  await closed;
  // Long enough for several tries to fail; what is said meanwhile is lost, and nobody is kept waiting.
  for (let i = 0; i < 30; i += 1) {
    a.relay.publish(channel('lost'));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await openDoor();
  await until(() => a.missed >= 2, 'it listens again');
  await untilHeard(b, a, 'after the database was away');
  await untilHeard(a, b, 'after the database was away');
  for (const close of opened.splice(0).reverse()) await close();
  door.close();
}, 60_000);

test('without other servers there is no relay, and PostgreSQL tells of appends only where it is the relay', () => {
  const { sql } = database;
  expect(makeRelay({ databaseUrl: null, redisUrl: null }, sql, log)).toEqual({ relay: null, notifyAs: null });
  expect(makeRelay({ databaseUrl: 'x', redisUrl: null }, sql, log).notifyAs).toMatch(/^[0-9a-f-]{36}$/);
  expect(makeRelay({ databaseUrl: 'x', redisUrl: 'redis://x' }, sql, log).notifyAs).toBeNull();
});

const withRedis = redis ? test : test.skip;

withRedis('over Redis, commits come with their bytes and claims', async () => {
  const [a, b] = [await aNode(redis?.url ?? ''), await aNode(redis?.url ?? '')];
  const person = randomUUID() as PersonId; // a new uuid, named here
  const update = Uint8Array.from({ length: 100_000 }, (_, i) => i);
  const commit: RelayMessage = {
    type: 'commit',
    documentId,
    epoch: 3,
    seq: 9,
    update,
    claims: new Map([[2 ** 40, person]]),
  };
  a.relay.publish(commit);
  await until(() => b.heard.length === 1, 'it comes');
  expect(b.heard).toEqual([commit]);
});

withRedis(
  'over Redis, a killed connection, a killed server and a silent server are got over',
  async () => {
    if (!redis) return;
    const [a, b] = [await aNode(redis.url), await aNode(redis.url)];
    const admin = new Redis(redis.url);
    await admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    admin.disconnect();
    await until(() => a.missed >= 2 && b.missed >= 2, 'both listen again');
    await untilHeard(a, b, 'after the connections were killed');

    await redis.kill();
    a.relay.publish(channel('into the void'));
    await until(() => logged.some((line) => line.includes('Redis does not answer')), 'it is logged');
    await redis.start();
    await until(() => a.missed >= 3 && b.missed >= 3, 'both listen again');
    await untilHeard(a, b, 'after Redis was killed');

    redis.signal('SIGSTOP');
    const before = logged.length;
    for (let i = 0; i < 20; i += 1)
      a.relay.publish({
        type: 'commit',
        documentId,
        epoch: 1,
        seq: 2 + i,
        update: new Uint8Array(1_000_000),
        claims: new Map(),
      });
    await new Promise((resolve) => setTimeout(resolve, 5_000)); // longer than a beat and the wait for its answer
    redis.signal('SIGCONT');
    await until(() => a.missed >= 4 && b.missed >= 4, 'both listen again');
    await untilHeard(b, a, 'after Redis stood still');
    expect(logged.length - before).toBeLessThan(10);
  },
  60_000,
);

withRedis(
  'a node starts while Redis is away, and hears the others when it comes',
  async () => {
    if (!redis) return;
    await redis.kill();
    const [a, b] = await Promise.all([aNode(redis.url), aNode(redis.url)]);
    expect(a.missed + b.missed).toBe(0);
    await redis.start();
    await until(() => a.missed === 1 && b.missed === 1, 'both listen');
    await untilHeard(a, b, 'at last');
  },
  30_000,
);
