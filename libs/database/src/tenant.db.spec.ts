// Queries of tenants: each in its own sight, and nothing of one stays for the next on the same connection.
import { randomUUID } from 'node:crypto';
import { openDatabase, transaction, type Sql } from './sql';
import { asTenant, type Tenant, type TenantDatabase } from './tenant';
import { aDatabase, type TestDatabase } from './testing';

let database: TestDatabase;
let pool: Sql;
let tenants: TenantDatabase;
let sql: Sql;
let current: Tenant | null = null;
const [first, second] = [aTenant(), aTenant()];

function aTenant(): Tenant {
  return { organisationId: randomUUID(), personId: randomUUID() };
}

beforeAll(async () => {
  database = await aDatabase();
  for (const { organisationId, personId } of [first, second]) {
    await database.sql`insert into organisation (id, name, type, organisation_number) values (${organisationId}, 'O', 'region', ${organisationId})`;
    await database.sql`insert into person (id, name, email, password_hash) values (${personId}, 'P', ${`${personId}@example.se`}, 'x')`;
    await database.sql`insert into membership (organisation_id, person_id, role) values (${organisationId}, ${personId}, 'author')`;
    await database.sql`insert into decision_body (id, organisation_id, name, position) values (${randomUUID()}, ${organisationId}, 'Nämnd', 1)`;
  }
  // One connection for all: whatever stayed on it would be seen.
  pool = openDatabase(database.url, { connections: 1 });
  tenants = asTenant(pool, () => current);
  ({ sql } = tenants);
}, 60_000);
afterAll(async () => {
  await tenants.close();
  await pool.end({ timeout: 5 });
  await database.close();
});
afterEach(() => {
  current = null;
});

const bodies = async (): Promise<string[]> => (await sql<{ organisationId: string }[]>`select organisation_id from decision_body`).map((row) => row.organisationId);
const as = <T>(tenant: Tenant | null, work: () => T): T => {
  current = tenant;
  return work();
};
/** What stands on the tenants' connection when nobody has been named. */
const standing = async () => {
  const [row] = await as(first, () => sql`select current_user::text as role, current_setting('samsvar.organisation', true) as organisation`);
  return row;
};

test('each tenant sees their own, and without one everything is seen', async () => {
  expect(await as(first, bodies)).toEqual([first.organisationId]);
  expect(await as(second, bodies)).toEqual([second.organisationId]);
  expect(await as(null, bodies)).toHaveLength(2);
  expect(await standing()).toEqual({ role: 'samsvar_tenant', organisation: first.organisationId });
});

test('many at once, of two tenants, see nothing of each other', async () => {
  const asked = Array.from({ length: 200 }, (_, i) => {
    const tenant = i % 2 ? first : second;
    // Read when the query is handed over, which is before the next one of the same turn.
    const query = as(tenant, () => sql<{ organisationId: string }[]>`select organisation_id from decision_body where ${i} = ${i}`);
    return { tenant, rows: query };
  });
  current = first;
  for (const { rows } of asked.filter(({ tenant }) => tenant === first)) expect((await rows).map((row) => row.organisationId)).toEqual([first.organisationId]);
  current = second;
  for (const { rows } of asked.filter(({ tenant }) => tenant === second)) expect((await rows).map((row) => row.organisationId)).toEqual([second.organisationId]);
});

test('neither an error, a rollback nor a cancelled transaction leaves a tenant behind', async () => {
  await expect(as(first, () => Promise.resolve(sql`select 1 / 0`))).rejects.toThrow('division by zero');
  expect(await as(second, bodies)).toEqual([second.organisationId]);
  await expect(as(first, () => transaction(sql, async (tx) => {
    await tx`select set_config('samsvar.organisation', ${second.organisationId}, true)`;
    throw new Error('no');
  }))).rejects.toThrow('no');
  expect(await as(first, bodies)).toEqual([first.organisationId]);
  await expect(as(first, () => transaction(sql, (tx) => Promise.resolve(tx`insert into decision_body (id, organisation_id, name, position)
    values (${randomUUID()}, ${second.organisationId}, 'x', 2)`)))).rejects.toMatchObject({ code: '42501' });
  expect(await as(second, bodies)).toEqual([second.organisationId]);
});

test('a single statement is kept only when it has been committed, and a transaction whole or not at all', async () => {
  const { organisationId } = first;
  const add = (name: string) => as(first, () => sql`insert into decision_body (id, organisation_id, name, position) values (${randomUUID()}, ${organisationId}, ${name}, 3)`);
  expect((await add('en')).count).toBe(1);
  await transaction(sql, async (tx) => {
    await tx`update decision_body set name = 'två' where name = 'en'`;
    expect(await tx`select from decision_body where name = 'två'`).toHaveLength(1);
  });
  expect(await database.sql`select from decision_body where name = 'två'`).toHaveLength(1);
  await expect(transaction(sql, async (tx) => {
    await tx`delete from decision_body`;
    throw new Error('no');
  })).rejects.toThrow('no');
  expect(await as(first, bodies)).toHaveLength(2);
});

test('fragments, helpers and options of a transaction work as on the pool', async () => {
  current = first;
  const { organisationId } = first;
  const where = sql`where organisation_id = ${organisationId} and ${sql('name')} = any(${['två', 'tre']}::text[])`;
  expect(await sql`select name from decision_body ${where}`).toEqual([{ name: 'två' }]);
  await sql`insert into decision_body ${sql({ id: randomUUID(), organisationId, name: 'tre', position: 4 })}`;
  expect(await sql`select ${sql.json({ a: 1 })}::jsonb as value, ${sql.array(['x'])}::text[] as list`).toEqual([{ value: { a: 1 }, list: ['x'] }]);
  expect(await sql.unsafe('select count(*)::int as n from decision_body where name <> $1', ['två'])).toEqual([{ n: 2 }]);
  await expect(sql.begin('read only', (tx) => tx`delete from decision_body`)).rejects.toThrow('read-only');
  expect((await sql`delete from decision_body where position > 1`).count).toBe(2);
});

test('only uuids name a tenant', async () => {
  await expect(as({ organisationId: `'; reset role; --`, personId: first.personId }, bodies)).rejects.toThrow('two uuids');
  expect(await as(first, bodies)).toEqual([first.organisationId]);
});

test('a connection that is lost fails its query, and the next has another, still a tenant', async () => {
  const slow = as(first, () => Promise.resolve(sql`select pg_sleep(20)`));
  const cut = async (): Promise<void> => {
    const rows = await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%pg_sleep%' and pid <> pg_backend_pid()`;
    if (rows.length === 0) await cut();
  };
  const [outcome] = await Promise.all([slow.then(() => 'answered', (error: unknown) => String((error as { code?: string }).code)), cut()]);
  expect(outcome).toMatch(/^(57P01|CONNECTION_CLOSED|ECONNRESET)$/);
  expect(await as(first, bodies)).toEqual([first.organisationId]);
  expect(await standing()).toMatchObject({ role: 'samsvar_tenant' });
});
