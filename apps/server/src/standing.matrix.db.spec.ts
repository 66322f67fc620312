// Plays every row of the permission matrix for those whose standing is not whole: removed, suspended, half signed in, a factor missing, not confirmed, or a program.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { CONFIRMATION_LASTS, DEFAULT_SIGN_IN_RULES, TOKEN_SCOPE_NAMES, type Actor, type TokenScope } from '@samsvar/domain';
import { PRINCIPALS, ROWS, type Principal, type Row } from './permission-matrix';
import { CONFIRMED, FOR_TOKENS, WHILE_ENROLLING } from './permission-rows/standings';
import { aHalfSession } from './testing/a-session';
import { CANARY, aWorldOf } from './testing/a-matrix-world';
import { aClientOf } from './testing/a-sharing-world';
import { aColleague, anActor } from './testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from './testing/an-application';
import { play, type Player } from './testing/matrix-cells';
import { watchWrites } from './testing/writes';

let server: TestApplication;
let cells = 0;
const began = Date.now();

beforeAll(async () => {
  server = await anApplication();
  await watchWrites(server.sql);
}, 60_000);
afterAll(async () => {
  console.info(`matrix: ${String(cells)} cells of those whose standing is not whole in ${((Date.now() - began) / 1000).toFixed(0)} s`);
  await server.close();
});

/** Open to whoever asks, and a refusal all the same. */
const OPEN = ['POST /api/session', 'POST /api/session/factor', 'POST /api/session/passkey/options', 'POST /api/session/passkey'];
const isPublic = (row: Row): boolean => row.expect[0] !== 401 || OPEN.includes(row.route);
const columnOf = (row: Row, principal: Principal): number => row.expect[PRINCIPALS.indexOf(principal)] ?? 0;

/** Somebody in a world of their own: how they come to stand as they do, and what they then get. */
interface Standing {
  readonly like: Principal;
  readonly enter: (author: Actor) => Promise<TestClient>;
  readonly expected: (row: Row) => number | string;
}

/** They may hold whatever they like: nobody is there. */
const ANONYMOUS = { like: 'anonymous', expected: (row: Row) => columnOf(row, 'anonymous') } as const;

const colleague = async (author: Actor): Promise<Actor> => aColleague(server.sql, author, 'author');
const administrator = (author: Actor): Promise<Actor> => aColleague(server.sql, author, 'administrator');

const STANDINGS: Readonly<Record<string, Standing>> = {
  'former member who holds the session': {
    ...ANONYMOUS,
    enter: async (author) => {
      const actor = await colleague(author);
      const client = await aClientOf(server, actor);
      await server.sql`delete from membership where person_id = ${actor.personId}`;
      return client;
    },
  },
  'suspended member': {
    ...ANONYMOUS,
    enter: async (author) => {
      const actor = await administrator(author);
      const client = await aClientOf(server, actor);
      await server.sql`update membership set suspended_at = now() where person_id = ${actor.personId}`;
      return client;
    },
  },
  'member of a suspended organisation': {
    ...ANONYMOUS,
    enter: async (author) => {
      const client = await aClientOf(server, author);
      await server.sql`update organisation set suspended_at = now() where id = ${author.organisationId}`;
      return client;
    },
  },
  'author whose second factor is outstanding': {
    ...ANONYMOUS,
    enter: async (author) => {
      const client = await server.client();
      client.cookie = (await aHalfSession(server.sql, server.config.sessionSecret, author)).cookie;
      return client;
    },
  },
  'author who lacks the second factor that is asked for': {
    like: 'author',
    enter: async (author) => {
      const rules = { ...DEFAULT_SIGN_IN_RULES, secondFactor: { ...DEFAULT_SIGN_IN_RULES.secondFactor, author: 'required' } };
      await server.sql`insert into organisation_setting (organisation_id, sign_in_rules) values (${author.organisationId}, ${server.sql.json(rules)})
        on conflict (organisation_id) do update set sign_in_rules = excluded.sign_in_rules`;
      return aClientOf(server, author);
    },
    expected: (row) => (isPublic(row) || WHILE_ENROLLING.includes(row.route) ? columnOf(row, 'author') : '403 factor-needed'),
  },
  'author who confirmed long ago': { like: 'author', enter: (author) => aStale(author), expected: (row) => stale(row, 'author') },
  'administrator who confirmed long ago': {
    like: 'administrator',
    enter: async (author) => aStale(await administrator(author)),
    expected: (row) => stale(row, 'administrator'),
  },
  'token of an author with all scopes': {
    like: 'author',
    enter: (author) => aToken(author, TOKEN_SCOPE_NAMES),
    expected: (row) => byToken(row, 'author', TOKEN_SCOPE_NAMES),
  },
  'token of an author with one scope': {
    like: 'author',
    enter: (author) => aToken(author, ['reviews:read']),
    expected: (row) => byToken(row, 'author', ['reviews:read']),
  },
  'token of an administrator with all scopes': {
    like: 'administrator',
    enter: async (author) => aToken(await administrator(author), TOKEN_SCOPE_NAMES),
    expected: (row) => byToken(row, 'administrator', TOKEN_SCOPE_NAMES),
  },
  'token that was revoked': {
    ...ANONYMOUS,
    enter: async (author) => {
      const client = await aToken(author, TOKEN_SCOPE_NAMES);
      await server.sql`update api_token set revoked_at = now() where person_id = ${author.personId}`;
      return client;
    },
  },
};

const stale = (row: Row, principal: Principal): number | string => (CONFIRMED.includes(row.route) ? '403 confirmation-needed' : columnOf(row, principal));

/** Role and scope together; what takes a session, or a confirmation, is never a program's. */
const byToken = (row: Row, principal: Principal, scopes: readonly TokenScope[]): number => {
  const scope = FOR_TOKENS[row.route];
  return isPublic(row) || (scope && scopes.includes(scope)) ? columnOf(row, principal) : 403;
};

const aStale = async (actor: Actor): Promise<TestClient> => {
  const client = await aClientOf(server, actor);
  await server.sql`update session set data = jsonb_set(data, '{confirmedAt}', to_jsonb(${Date.now() - CONFIRMATION_LASTS - 1000}::bigint))
    where person_id = ${actor.personId}`;
  return client;
};

const aToken = async ({ personId, organisationId }: Actor, scopes: readonly TokenScope[]): Promise<TestClient> => {
  const token = `ssv_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(token).digest();
  await server.sql`insert into api_token (id, organisation_id, person_id, name, token_hash, scopes, created_at, expires_at)
    values (${randomUUID()}, ${organisationId}, ${personId}, 'Diariet', ${hash}, ${[...scopes]}, now(), now() + interval '1 day')`;
  const [client, headers] = [await server.client(), { authorization: `Bearer ${token}` }];
  return { ...client, headers, send: (method, route, body, more) => client.send(method, route, body, { ...headers, ...more }) };
};

/** Depends on what was done before: a name that is so already, sessions that there are none of. */
const UNTOLD = ['PUT /api/account/name', 'DELETE /api/account/sessions', 'DELETE /api/session', 'POST /api/account/erasure'];

test('the lists name rows', () => {
  const known = new Set(ROWS.map(({ route }) => route));
  const named = [...WHILE_ENROLLING, ...CONFIRMED, ...Object.keys(FOR_TOKENS)];
  expect(named.filter((route) => !known.has(route))).toEqual([]);
});

test.each(Object.entries(STANDINGS))(
  'every row for a %s',
  async (name, { like, enter, expected }) => {
    // All come from one address, which may try only so often.
    await server.sql`delete from rate_limit`;
    const author = await anActor(server.sql, 'author');
    const world = await aWorldOf(server, author);
    const player: Player = {
      ...{ name, like, world, expected, client: await enter(author) },
      // Whoever is let in to the world may know it.
      secret: like === 'anonymous' ? CANARY : randomUUID(),
      logs: ({ route }) => (UNTOLD.includes(route) ? null : [author.organisationId]),
      isHidden: () => false,
    };
    const tally = await play(server, player, ROWS);
    cells += tally.cells;
    expect(tally.faults).toEqual([]);
  },
  240_000,
);
