// Plays the permission matrix through the real doors: every route, every principal, every hidden thing.
import type { Sql } from '@samsvar/database';
import { MESSAGE } from '@samsvar/protocol';
import type { Actor } from '@samsvar/domain';
import {
  MESSAGES,
  PRINCIPALS,
  ROWS,
  type Principal,
  type Row,
  type World,
} from './permission-matrix';
import { CANARY, aWorldOf } from './testing/a-matrix-world';
import { AUDITS } from './permission-rows/audits';
import { aColleague, anActor } from './testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from './testing/an-application';
import { ask as askServer, fingerprint, pathOf, type Question } from './testing/play-row';
import { nowhere, spellings, steady } from './testing/spellings';

let server: TestApplication;
let world: World;
const clients = new Map<Principal, TestClient>();

beforeAll(async () => {
  // The clock stands still, so that a slow run does not outlast what confirming oneself lasts.
  const now = new Date();
  server = await anApplication({ clock: () => now });
  const author = await anActor(server.sql, 'author');
  const { sql } = server;
  const people: Readonly<Record<Exclude<Principal, 'anonymous'>, Actor>> = {
    author,
    reviewer: await aColleague(sql, author, 'reviewer'),
    administrator: await aColleague(sql, author, 'administrator'),
    registrar: await aColleague(sql, author, 'registrar'),
    decisionMaker: await aColleague(sql, author, 'decision_maker'),
    rival: await anActor(sql, 'author'),
  };
  clients.set('anonymous', await server.client());
  for (const [name, actor] of Object.entries(people))
    clients.set(name as Principal, await server.client(actor)); // the keys above
  world = await aWorldOf(server, author);
}, 60_000);
afterAll(() => server.close());

describe('nothing is forgotten', () => {
  test('every route of the router has its row, and every row its route', () => {
    expect(ROWS.map((row) => row.route).sort()).toEqual(routesOf(server).sort());
  });

  test('every row that changes something says what it leaves in the log, or why nothing', () => {
    const silent = ROWS.filter(({ route }) => !route.startsWith('GET ') && !AUDITS[route]).map(({ route }) => route);
    expect(silent).toEqual([]);
    const known = new Set(ROWS.map(({ route }) => route));
    expect(Object.keys(AUDITS).filter((route) => !known.has(route))).toEqual([]);
  });

  test('every message of the socket has its row', () => {
    expect(Object.keys(MESSAGES).sort()).toEqual(Object.keys(MESSAGE).sort());
  });
});

describe.each(ROWS.map((row) => [row.route, row] as const))('%s', (_route, row) => {
  test.each(PRINCIPALS.map((principal, index) => [principal, row.expect[index] ?? 0] as const))(
    '%s gets %i',
    async (principal, status) => {
      const before = await fingerprint(server.sql);
      const entries = await countEntries(server.sql);
      const answer = await ask(row, { principal, of: world });
      expect(`${answer.status} ${answer.status === status ? '' : answer.text}`).toBe(`${status} `);
      if (status >= 400) expect(await fingerprint(server.sql)).toBe(before);
      expect(await entriesAfter(server.sql, entries)).toEqual(auditedIn(row, principal, status));
      if (status === 404 || principal === 'rival' || principal === 'anonymous')
        expect(answer.text).not.toContain(CANARY);
    },
  );

  if (row.route.startsWith('GET ') && !row.isStream) {
    test.each(PRINCIPALS)('HEAD tells %s the status of GET and no more', async (principal) => {
      const get = await ask(row, { principal, of: world });
      const head = await ask(row, { principal, of: world, method: 'HEAD' });
      expect({ status: head.status, text: head.text }).toEqual({ status: get.status, text: '' });
    });
  }

  if (!row.path || row.expect.at(-1) !== 404) return;

  test('to a rival, what is hidden and what does not exist answer with the same bytes', async () => {
    const hidden = await ask(row, { principal: 'rival', of: world });
    const absent = await ask(row, { principal: 'rival', of: nowhere(world) });
    expect({ status: absent.status, text: absent.text, headers: steady(absent.headers) }).toEqual({
      status: hidden.status,
      text: hidden.text,
      headers: steady(hidden.headers),
    });
  });

  test('no other spelling of the path shows it to a rival', async () => {
    const before = await fingerprint(server.sql);
    for (const at of spellings(pathOf(row, world, 'rival'))) {
      const answer = await ask(row, { principal: 'rival', of: world, at });
      expect(`${at} ${answer.status >= 400 && answer.status < 500}`).toBe(`${at} true`);
      expect(answer.text).not.toContain(CANARY);
    }
    expect(await fingerprint(server.sql)).toBe(before);
  });

  test('an absent thing is the same to everyone who is signed in', async () => {
    const asking = PRINCIPALS.filter((principal) => principal !== 'anonymous');
    const answers = await Promise.all(asking.map((principal) => ask(row, { principal, of: nowhere(world) })));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
  });
});

test('whatever was done, the log says no name and no address of anybody: it may not be rewritten when they are erased', async () => {
  const entries = await server.sql<{ action: string; object: string; facts: object }[]>`select action, object_id as object, facts from audit_entry`;
  expect(entries.length).toBeGreaterThan(100);
  const people = await server.sql<{ name: string }[]>`select distinct name from person`;
  const telling = new RegExp(['@', ...people.map(({ name }) => name)].join('|'), 'i');
  expect(entries.filter(({ object, facts }) => telling.test(object + JSON.stringify(facts)))).toEqual([]);
});

const ask = (row: Row, question: Omit<Question, 'server' | 'clients'>) => askServer(row, { ...question, server, clients });

/** Everything that Express will answer, seen in the router itself rather than in any list of ours. */
const routesOf = ({ app }: TestApplication): string[] => {
  const express = app.getHttpAdapter().getInstance() as {
    router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
  }; // Express 5
  return express.router.stack.flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : [],
  );
};

/** How many entries there are in all logs together. */
const countEntries = async (sql: Sql): Promise<number> =>
  (await sql<{ count: number }[]>`select count(*) as count from audit_entry`)[0]?.count ?? 0;

/** What was written down since, and in whose log. */
const entriesAfter = async (sql: Sql, count: number): Promise<string[]> => {
  const rows = await sql<{ action: string; isOwners: boolean }[]>`
    select action, organisation_id = ${world.organisation} as is_owners from audit_entry order by at offset ${count}`;
  return rows.map(({ action, isOwners }) => `${action} in the log of the ${isOwners ? 'owner' : 'rival'}`);
};

/** What is to be written down: exactly one entry where something was done, in the log of the organisation that it was done in. */
const auditedIn = (row: Row, principal: Principal, status: number): string[] => {
  const audit = AUDITS[row.route];
  if (status >= 400 || !audit || 'because' in audit || audit.by?.includes(principal) === false) return [];
  return [audit.action, audit.also].flatMap((action) => (action ? `${action} in the log of the ${principal === 'rival' ? 'rival' : 'owner'}` : []));
};
