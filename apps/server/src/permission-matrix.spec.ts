// Plays the permission matrix through the real doors: every route, every principal, every hidden thing.
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Sql } from '@samsvar/database';
import { MESSAGE } from '@samsvar/protocol';
import type { Actor } from '@samsvar/domain';
import {
  MESSAGES,
  PICTURE,
  PRINCIPALS,
  ROWS,
  type Principal,
  type Row,
  type World,
} from './permission-matrix';
import { aColleague, aConsultation, anActor } from './testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from './testing/an-application';

const CANARY = 'Kanariefågel7319';

let server: TestApplication;
let world: World;
const clients = new Map<Principal, TestClient>();

beforeAll(async () => {
  server = await anApplication();
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
  const started = await aStartedResponse(author);
  world = { ...(await aWorld(sql, author, server.config.dataDir)), ...started, ...(await aReview(sql, author, started.response)) };
}, 60_000);
afterAll(() => server.close());

describe('nothing is forgotten', () => {
  test('every route of the router has its row, and every row its route', () => {
    expect(ROWS.map((row) => row.route).sort()).toEqual(routesOf(server).sort());
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
      const answer = await ask(row, { principal, of: world });
      expect(`${answer.status} ${answer.status === status ? '' : answer.text}`).toBe(`${status} `);
      if (status >= 400) expect(await fingerprint(server.sql)).toBe(before);
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
    const absent = await ask(row, { principal: 'rival', of: nowhere() });
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
    const answers = await Promise.all(asking.map((principal) => ask(row, { principal, of: nowhere() })));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
  });
});

const pathOf = (row: Row, named: World, principal: Principal): string =>
  row.path?.(named, principal) ?? row.route.slice(row.route.indexOf(' ') + 1);

const nowhere = (): World => {
  const id = randomUUID();
  return {
    ...world,
    organisation: id,
    consultation: id,
    unanswered: id,
    source: id,
    version: id,
    job: id,
    passage: id,
    response: id,
    kept: id,
    document: id,
    thread: id,
    comment: id,
    suggestion: id,
    removable: forEach(() => id),
  };
};

/** One value for each principal. */
const forEach = <T>(valueOf: (principal: Principal) => T): Record<Principal, T> =>
  // Every principal gets its entry on this line.
  Object.fromEntries(PRINCIPALS.map((principal) => [principal, valueOf(principal)])) as Record<Principal, T>;

const spellings = (at: string): string[] => {
  const [route = '', query] = at.split('?');
  const rest = query === undefined ? '' : `?${query}`;
  return [
    `${route}/${rest}`,
    `/${route}${rest}`,
    `${route.toUpperCase()}${rest}`,
    `${route.replace('api', '%61pi')}${rest}`,
    `${route.replace('/api/', '/api/./')}${rest}`,
    `${route.replace('/api/', '/api/%2e/')}${rest}`,
    `${route}%20${rest}`,
    `${route}%00${rest}`,
    `${route};x=1${rest}`,
  ];
};

interface Question {
  readonly principal: Principal;
  /** What the path and the body name. */
  readonly of: World;
  /** Another spelling of the path. */
  readonly at?: string;
  readonly method?: string;
}

const ask = async (
  row: Row,
  { principal, of, at = pathOf(row, of, principal), method = row.route.split(' ')[0] ?? 'GET' }: Question,
) => {
  const client = clients.get(principal);
  if (!client) throw new Error(`no client for ${principal}`);
  if (row.isStream) {
    const answer = await fetch(server.url + at, { headers: { cookie: client.cookie } });
    const text = answer.ok ? '' : await answer.text();
    if (answer.ok) await answer.body?.cancel();
    return { status: answer.status, headers: answer.headers, text };
  }
  if (row.raw) return client.send(method, at, row.raw.bytes, { 'content-type': row.raw.type });
  return client.send(method, at, method === 'HEAD' ? undefined : row.body?.(of));
};

/** Headers that must not differ; the time and the request's own id do. */
const steady = (headers: Headers): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => !['date', 'x-request-id', 'keep-alive'].includes(name)));

/** Everything that Express will answer, seen in the router itself rather than in any list of ours. */
const routesOf = ({ app }: TestApplication): string[] => {
  const express = app.getHttpAdapter().getInstance() as {
    router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
  }; // Express 5
  return express.router.stack.flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : [],
  );
};

/** A hash over every row that a request could change, taken when no job is changing any. */
const fingerprint = async (sql: Sql): Promise<string> => {
  const isBusy = async () =>
    (await sql`select 1 from job where state in ('queued', 'running') limit 1`).length > 0;
  while (await isBusy()) await new Promise((resolve) => setTimeout(resolve, 50));
  const tables = [
    'consultation',
    'case_file',
    'consultation_document',
    'source',
    'source_version',
    'passage',
    'response',
    'response_figure',
    'citation',
    'anchor',
    'thread',
    'comment',
    'suggestion',
    'response_party',
    'section_work',
    'section_person',
  ];
  const hashes: string[] = [];
  for (const table of tables) {
    const rows = await sql<
      { text: string | null }[]
    >`select string_agg(t::text, '|' order by t::text) as text from ${sql(table)} t`;
    hashes.push(rows[0]?.text ?? '');
  }
  return createHash('sha256').update(hashes.join('\n')).digest('hex');
};

/** Starts a response and adds a picture to it, through the doors, as its author would. */
const aStartedResponse = async (
  author: Actor,
): Promise<Pick<World, 'response' | 'kept' | 'figure' | 'unanswered'>> => {
  const client = clients.get('author');
  const consultation = await aConsultation(server.sql, author, { title: `Remiss ${CANARY}` });
  const unanswered = await aConsultation(server.sql, author, { title: `Obesvarad ${CANARY}` });
  const started = await client?.send('POST', `/api/consultations/${consultation}/responses`, {
    mirrors: null,
    ownCaseNumber: CANARY,
  });
  const { id } = started?.body as { id: string }; // what the shapes promise, here and below
  const added = await client?.send('POST', `/api/responses/${id}/figures`, PICTURE, {
    'content-type': 'image/png',
  });
  const kept = await client?.send('POST', `/api/responses/${id}/versions`, { label: CANARY });
  return { unanswered, response: id, kept: (kept?.body as { id: string }).id, figure: (added?.body as { sha256: string }).sha256 };
};

const aWorld = async (
  sql: Sql,
  owner: Actor,
  dataDir: string,
): Promise<Omit<World, 'response' | 'kept' | 'figure' | 'unanswered' | 'thread' | 'comment' | 'suggestion'>> => {
  const consultation = await aConsultation(sql, owner, { title: `Remiss ${CANARY}` });
  const [source, version, job, passage] = Array.from({ length: 4 }, () => randomUUID());
  const { organisationId, personId } = owner;
  const file = Buffer.from(`Text om ${CANARY}.`);
  const sha256 = createHash('sha256').update(file).digest();
  const hex = sha256.toString('hex');
  const folder = path.join(dataDir, 'blobs', hex.slice(0, 2), hex.slice(2, 4));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, hex), file);
  await sql`insert into case_file (id, organisation_id, consultation_id, state) values (${randomUUID()}, ${organisationId}, ${consultation}, 'received')`;
  await sql`insert into blob (sha256, bytes) values (${sha256}, ${file.length})`;
  await sql`insert into source (id, organisation_id, kind, title, created_by) values (${source ?? ''}, ${organisationId}, 'other', ${`Källa ${CANARY}`}, ${personId})`;
  await sql`insert into source_version (id, source_id, no, state, format, filename, sha256, bytes, block_count, created_by)
    values (${version ?? ''}, ${source ?? ''}, 1, 'ready', 'text', ${`${CANARY}.txt`}, ${sha256}, ${file.length}, 1, ${personId})`;
  await sql`insert into block (version_id, ord, type, text) values (${version ?? ''}, 0, 'paragraph', ${`Text om ${CANARY}.`})`;
  await sql`insert into passage (id, organisation_id, version_id, block_from, offset_from, block_to, offset_to, exact, prefix, suffix, created_by)
    values (${passage ?? ''}, ${organisationId}, ${version ?? ''}, 0, 0, 0, 4, 'Text', '', ${` om ${CANARY}.`}, ${personId})`;
  await sql`insert into job (id, organisation_id, kind, payload, state, stage) values (${job ?? ''}, ${organisationId}, 'read-source', '{}', 'done', 'done')`;
  const documents = await someDocuments(sql, owner, { consultation, source: source ?? '' });
  return {
    ...documents,
    organisation: organisationId,
    consultation,
    source: source ?? '',
    version: version ?? '',
    job: job ?? '',
    passage: passage ?? '',
    canary: CANARY,
  };
};

/** A thread of the author's, and a suggestion whose words are not in the text. */
const aReview = async (sql: Sql, owner: Actor, response: string): Promise<Pick<World, 'thread' | 'comment' | 'suggestion'>> => {
  const [thread, comment, anchor, other, suggestion] = Array.from({ length: 5 }, () => randomUUID()) as [string, string, string, string, string]; // five
  const { organisationId, personId } = owner;
  const begin = (id: string, kind: string, anchorId: string | null) =>
    sql`insert into thread (id, response_id, organisation_id, kind, anchor_id, created_by)
      values (${id}, ${response}, ${organisationId}, ${kind}, ${anchorId}, ${personId})`;
  await begin(thread, 'comment', null);
  await sql`insert into comment (id, thread_id, body, created_by, organisation_id) values (${comment}, ${thread}, ${CANARY}, ${personId}, ${organisationId})`;
  await sql`insert into anchor (id, response_id, kind, state, block_from, offset_from, block_to, offset_to, quote, prefix, suffix, now_text, epoch, seq)
    values (${anchor}, ${response}, 'mark', 'detached', 'none', 0, 'none', 4, ${CANARY}, '', '', '', 1, 1)`;
  await begin(other, 'suggestion', anchor);
  await sql`insert into suggestion (id, response_id, organisation_id, thread_id, anchor_id, scope, base, base_sha256, proposed, reason, created_by)
    values (${suggestion}, ${response}, ${organisationId}, ${other}, ${anchor}, 'inline', ${sql.json([{ type: 'text', text: CANARY }])},
      ${Buffer.alloc(32)}, ${sql.json([{ type: 'text', text: 'Annat' }])}, ${CANARY}, ${personId})`;
  return { thread, comment, suggestion };
};

/** A document that is the given source, and others that can be taken out. */
const someDocuments = async (
  sql: Sql,
  { organisationId, personId }: Actor,
  of: { readonly consultation: string; readonly source: string },
): Promise<Pick<World, 'document' | 'removable'>> => {
  const document = randomUUID();
  const removable = forEach(() => randomUUID());
  const list = (id: string, source: string) =>
    sql`insert into consultation_document (id, consultation_id, source_id, role, position) values (${id}, ${of.consultation}, ${source}, 'other', 0)`;
  await list(document, of.source);
  for (const id of Object.values(removable)) {
    const source = randomUUID();
    await sql`insert into source (id, organisation_id, kind, title, created_by) values (${source}, ${organisationId}, 'other', ${`Bilaga ${CANARY}`}, ${personId})`;
    await list(id, source);
  }
  return { document, removable };
};
