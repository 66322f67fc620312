// The second wall in SQL: what a tenant sees, changes and adds, table by table, and that nothing of it stays on a connection.
import { randomUUID } from 'node:crypto';
import { asTenant, type Sql, type Tenant, type TenantDatabase } from '@samsvar/database';
import type { Actor } from '@samsvar/domain';
import { aWorldOf } from './testing/a-matrix-world';
import { aColleague, anActor } from './testing/a-workspace';
import { anApplication, type TestApplication } from './testing/an-application';
import type { World } from './permission-matrix';

let server: TestApplication;
let world: World;
let [owner, rival]: Actor[] = [];
let current: Tenant | null = null;
let tenants: TenantDatabase;
let sql: Sql;

beforeAll(async () => {
  server = await anApplication();
  owner = await anActor(server.sql, 'author');
  rival = await anActor(server.sql, 'author');
  world = await aWorldOf(server, owner);
  await fillTheRest(server.sql, owner, world);
  tenants = asTenant(server.sql, () => current);
  ({ sql } = tenants);
}, 60_000);
afterAll(async () => {
  await tenants.close();
  await server.close();
});
afterEach(() => {
  current = null;
});

/** What belongs to nobody who acts in a request: not even the role may touch it. */
const DENIED = [
  'account_link', 'identity_flow', 'identity_message', 'known_organisation', 'migration', 'passkey', 'person_totp',
  'rate_limit', 'recovery_code', 'response_incident', 'session',
];

const tablesOf = async (): Promise<string[]> =>
  (await server.sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public' order by 1`).map(({ name }) => name);
const columnOf = (table: string) => server.sql(table === 'person' ? 'id' : table === 'rate_limit' ? 'key' : 'ctid');
const codeOf = (work: PromiseLike<unknown>): Promise<string> =>
  Promise.resolve(work).then(() => 'none', (error: unknown) => (error as { code?: string }).code ?? String(error)); // errors of PostgreSQL

test('every table is judged: none is without row-level security, and every one has a policy or is denied', async () => {
  const rows = await server.sql<{ name: string; isJudged: boolean; policies: number }[]>`
    select c.relname as name, c.relrowsecurity as is_judged, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and not c.relispartition`;
  const names = rows.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(50);
  expect(rows.filter(({ isJudged, policies, name }) => !isJudged || (policies === 0 && !DENIED.includes(name)))).toEqual([]);
});

test('no table shows a rival a row that names the owner or anything of theirs, and those that are denied answer so', async () => {
  const things = [world.organisation, world.consultation, world.source, world.version, world.response, world.thread, world.suggestion, owner?.personId, world.canary];
  const seen: Record<string, string> = {};
  for (const table of await tablesOf()) {
    current = null;
    const [whole] = await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)} t where t::text like any(${things.map((thing) => `%${String(thing)}%`)})`;
    current = asking(rival);
    const columns = table === 'person' ? sql`(t.id, t.name, t.email)::text` : sql`t::text`;
    const found = await codeOf(sql`select 1 / (case when count(*) = 0 then 1 else 0 end) from ${sql(table)} t
      where ${columns} like any(${things.map((thing) => `%${String(thing)}%`)})`);
    if (found !== 'none') seen[table] = found;
    if ((whole?.n ?? 0) > 0) counted.add(table);
  }
  expect(seen).toEqual(Object.fromEntries(DENIED.map((table) => [table, '42501'])));
  // The owner has rows nearly everywhere, or this would prove nothing.
  expect([...counted].length).toBeGreaterThan(30);
});
const counted = new Set<string>();

test('what a rival changes or removes of the owner’s is nothing, in every table', async () => {
  const touched: string[] = [];
  for (const table of (await tablesOf()).filter((name) => !DENIED.includes(name))) {
    current = asking(rival);
    const own = await server.sql<{ n: number }[]>`select count(*)::int as n from ${server.sql(table)}`;
    for (const attempt of [sql`delete from ${sql(table)} where ${columnOf(table)} is not null`, sql`delete from ${sql(table)}`]) {
      // Refused where nothing may be removed at all.
      const outcome = await codeOf(attempt);
      if (outcome !== 'none' && outcome !== '42501' && outcome !== '23503') touched.push(`${table} ${outcome}`);
    }
    const left = await server.sql<{ n: number }[]>`select count(*)::int as n from ${server.sql(table)} t where t::text like ${`%${world.organisation}%`} or t::text like ${`%${world.response}%`}`;
    const before = own[0]?.n ?? 0;
    if ((left[0]?.n ?? 0) > before) touched.push(table);
  }
  expect(touched).toEqual([]);
  current = null;
  expect(await sql`select from response where id = ${world.response}`).toHaveLength(1);
  expect(await sql`select from thread where id = ${world.thread}`).toHaveLength(1);
  current = asking(rival);
  for (const statement of [
    sql`update response set title = 'x' where id = ${world.response}`,
    sql`update thread set outcome_note = 'x' where id = ${world.thread}`,
    sql`update comment set body = 'x' where id = ${world.comment}`,
    sql`update source set title = 'x' where id = ${world.source}`,
    sql`update organisation set name = 'x' where id = ${world.organisation}`,
    sql`update person set name = 'x' where id = ${owner?.personId ?? ''}`,
  ]) expect((await statement).count).toBe(0);
});

test('what a rival would add to the owner’s is refused', async () => {
  current = asking(rival);
  const { organisation, consultation, response, version, thread, source } = world;
  const me = rival?.personId ?? '';
  const mine = rival?.organisationId ?? '';
  for (const attempt of [
    () => sql`insert into consultation (id, organisation_id, title, issuers, issuer_case_number, due_on, created_by)
      values (${randomUUID()}, ${organisation}, 'x', ${['x']}, 'x', '2026-12-15', ${me})`,
    () => sql`insert into source (id, organisation_id, kind, title, created_by) values (${randomUUID()}, ${organisation}, 'other', 'x', ${me})`,
    () => sql`insert into block (version_id, ord, type, text) values (${version}, 99, 'paragraph', 'x')`,
    () => sql`insert into consultation_document (id, consultation_id, source_id, role, position) values (${randomUUID()}, ${consultation}, ${source}, 'other', 9)`,
    () => sql`insert into thread (id, response_id, organisation_id, kind, created_by) values (${randomUUID()}, ${response}, ${mine}, 'comment', ${me})`,
    () => sql`insert into comment (id, thread_id, body, created_by, organisation_id) values (${randomUUID()}, ${thread}, 'x', ${me}, ${mine})`,
    () => sql`insert into response_party (response_id, organisation_id, part, joined_by) values (${response}, ${mine}, 'write', ${me})`,
    () => sql`insert into response_guest (response_id, person_id, organisation_id, part, invited_by) values (${response}, ${me}, ${mine}, 'write', ${me})`,
    () => sql`insert into membership (organisation_id, person_id, role) values (${organisation}, ${me}, 'administrator')`,
    () => sql`insert into audit_entry select * from audit_entry`,
    () => sql`update audit_entry set action = 'x'`,
    () => sql`insert into notification (id, person_id, organisation_id, kind, response_id, by_id)
      values (${randomUUID()}, ${owner?.personId ?? ''}, ${organisation}, 'mentioned', ${response}, ${me})`,
    () => sql`select password_hash from person`,
    () => sql`select * from session`,
    () => sql`create table mine (n int)`,
  ]) expect(`${await codeOf(attempt())} ${attempt.toString().slice(0, 60)}`).toMatch(/^42501/);
});

test('what is shared is seen, with its names, by the party and by the guest alone, until it is over', async () => {
  const party = await anActor(server.sql, 'author');
  const guest = await anActor(server.sql, 'author');
  const colleague = await aColleague(server.sql, guest, 'author');
  const sees = async (actor: Actor) => {
    current = asking(actor);
    const tables = ['response', 'thread', 'comment', 'suggestion', 'response_version', 'case_file', 'consultation', 'consultation_document', 'source', 'block'];
    const seen: number[] = [];
    for (const table of tables) seen.push((await sql`select from ${sql(table)}`).length > 0 ? 1 : 0);
    const names = await sql`select name from person where id = ${owner?.personId ?? ''}`;
    current = null;
    return `${seen.join('')} ${String(names.length)}`;
  };
  expect(await Promise.all([sees(party)])).toEqual(['0000000000 0']);
  await server.sql`insert into response_party (response_id, organisation_id, part, joined_by)
    values (${world.response}, ${party.organisationId}, 'review', ${owner?.personId ?? ''})`;
  // The started response's matter has no documents; a source that is cited has a title, and no words.
  expect(await sees(party)).toBe('1111111010 1');
  await server.sql`insert into response_guest (response_id, person_id, organisation_id, part, invited_by)
    values (${world.response}, ${guest.personId}, ${guest.organisationId}, 'review', ${owner?.personId ?? ''})`;
  expect(await sees(guest)).toBe('1111111010 1');
  expect(await sees(colleague)).toBe('0000000000 0');
  await server.sql`update response_guest set until = '2020-01-01' where person_id = ${guest.personId}`;
  expect(await sees(guest)).toMatch(/^0000000000/);
  await server.sql`update thread set layer = organisation_id where id = ${world.thread}`;
  current = asking(party);
  expect(await sql`select from thread where id = ${world.thread}`).toHaveLength(0);
  expect(await sql`select from comment where thread_id = ${world.thread}`).toHaveLength(0);
  await server.sql`update thread set layer = null where id = ${world.thread}`;
  await server.sql`delete from response_party where organisation_id = ${party.organisationId}`;
  expect(await sees(party)).toMatch(/^0000000000/);
  // The owner still knows the names of whoever was there.
  current = asking(owner);
  expect(await sql`select name from person where id = any(${[party.personId, guest.personId]}::uuid[])`).toHaveLength(2);
  expect(await sql`select name from person where id = ${colleague.personId}`).toHaveLength(0);
});

const asking = (actor: Actor | undefined): Tenant => ({ organisationId: actor?.organisationId ?? '', personId: actor?.personId ?? '' });

/** Rows in tables that a world of its own does not fill. */
const fillTheRest = async (whole: Sql, actor: Actor, { response, thread, source, version }: World): Promise<void> => {
  const { organisationId: o, personId: p } = actor;
  const hash = () => Buffer.from(randomUUID().replaceAll('-', '').repeat(2), 'hex');
  await whole`insert into organisation_setting (organisation_id, letter_head) values (${o}, 'Kanariefågel7319')`;
  await whole`insert into standard_phrase (id, organisation_id, title, body, updated_by) values (${randomUUID()}, ${o}, 'a', 'Kanariefågel7319', ${p})`;
  const [body, provider, webhook] = [randomUUID(), randomUUID(), randomUUID()];
  await whole`insert into decision_body (id, organisation_id, name, position) values (${body}, ${o}, 'Nämnd', 1)`;
  await whole`insert into decision_meeting (decision_body_id, held_on) values (${body}, '2026-12-01')`;
  await whole`insert into organisation_domain (organisation_id, domain, challenge, created_by) values (${o}, 'prov.example', 'x', ${p})`;
  await whole`insert into invitation (id, organisation_id, kind, email, role, token_hash, expires_at) values (${randomUUID()}, ${o}, 'member', 'ny@example.se', 'author', ${hash()}, '2027-01-01')`;
  await whole`insert into identity_provider (id, organisation_id, kind, name, issuer, settings, created_by) values (${provider}, ${o}, 'oidc', 'x', 'x', '{}', ${p})`;
  await whole`insert into person_identity (provider_id, subject, person_id) values (${provider}, 's', ${p})`;
  await whole`insert into api_token (id, organisation_id, person_id, name, token_hash, scopes, expires_at) values (${randomUUID()}, ${o}, ${p}, 'x', ${hash()}, '{}', '2027-01-01')`;
  await whole`insert into webhook (id, organisation_id, name, url, events, sealed_secret, created_by) values (${webhook}, ${o}, 'x', 'https://x.example', '{}', ${hash()}, ${p})`;
  await whole`insert into webhook_delivery (id, webhook_id, event, payload) values (${randomUUID()}, ${webhook}, 'x', '{}')`;
  await whole`insert into section_work (response_id, section_id, updated_by) values (${response}, 's', ${p})`;
  await whole`insert into section_person (response_id, section_id, person_id, organisation_id, part) values (${response}, 's', ${p}, ${o}, 'owner')`;
  await whole`insert into thread_seen (thread_id, person_id, seen_at) values (${thread}, ${p}, now()) on conflict do nothing`;
  await whole`insert into notification (id, person_id, organisation_id, kind, response_id, by_id) values (${randomUUID()}, ${p}, ${o}, 'mentioned', ${response}, ${p})`;
  await whole`insert into notification_setting (person_id, mail) values (${p}, 'daily') on conflict do nothing`;
  await whole`insert into outgoing_mail (id, person_id, organisation_id, address, subject, body) values (${randomUUID()}, ${p}, ${o}, 'a@b.se', 'x', 'Kanariefågel7319')`;
  await whole`insert into working_copy (id, response_id, organisation_id, content, seq, made_by) values (${randomUUID()}, ${response}, ${o}, '{}', 1, ${p})`;
  const [passage] = await whole<{ id: string }[]>`select id from passage where version_id = ${version}`;
  await whole`insert into citation (id, response_id, organisation_id, passage_id, source_id, version_id, block_from, mode, position, seen_seq)
    values (${randomUUID()}, ${response}, ${o}, ${passage?.id ?? ''}, ${source}, ${version}, 0, 'note', 1, 0)`;
};
