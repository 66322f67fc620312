// A workspace of some size, written straight to the database: two organisations, matters, a long source, responses with threads.
import { createHash, randomUUID } from 'node:crypto';

const MATTERS = 200;
const BLOCKS = 3_000;
const THREADS = 300;

/** Makes it; answers what is asked for. Other organisations have as much, so that nothing is found by being alone. */
export const fill = async (sql, passwordHash) => {
  const mine = await organisation(sql, passwordHash, 'anna@bench.example');
  await organisation(sql, passwordHash, 'bo@bench.example');
  await organisation(sql, passwordHash, 'cia@bench.example');
  await sql`analyze`;
  return mine;
};

const organisation = async (sql, passwordHash, email) => {
  const [o, p, source, version] = Array.from({ length: 4 }, () => randomUUID());
  const number = String(Math.floor(Math.random() * 1e10)).padStart(10, '0');
  await sql`insert into organisation (id, name, type, organisation_number) values (${o}, 'Region', 'region', ${`${number.slice(0, 6)}-${number.slice(6)}`})`;
  await sql`insert into person (id, name, email, password_hash) values (${p}, 'Anna', ${email}, ${passwordHash})`;
  await sql`insert into membership (organisation_id, person_id, role) values (${o}, ${p}, 'author')`;
  const sha256 = createHash('sha256').update(source).digest();
  await sql`insert into blob (sha256, bytes) values (${sha256}, 1)`;
  await sql`insert into source (id, organisation_id, kind, title, created_by) values (${source}, ${o}, 'other', 'Källa', ${p})`;
  await sql`insert into source_version (id, source_id, no, state, format, filename, sha256, bytes, block_count, created_by)
    values (${version}, ${source}, 1, 'ready', 'text', 'a.txt', ${sha256}, 1, ${BLOCKS}, ${p})`;
  await sql`insert into block (version_id, ord, type, text) select ${version}::uuid, n, 'paragraph', repeat('Ett ord till. ', 20) from generate_series(0, ${BLOCKS - 1}::int) n`;
  await sql`insert into consultation (id, organisation_id, title, issuers, issuer_case_number, due_on, created_by)
    select gen_random_uuid(), ${o}::uuid, 'Remiss ' || n, '{Region}', 'RS ' || n, '2027-01-01', ${p}::uuid from generate_series(1, ${MATTERS}::int) n`;
  const [{ id: consultation }] = await sql`select id from consultation where organisation_id = ${o} limit 1`;
  return { organisation: o, person: p, email, source, version, consultation };
};

/** Threads with a comment each in a response that has been started through the door. */
export const fillReview = async (sql, { organisation: o, person: p }, response) => {
  await sql`insert into thread (id, response_id, organisation_id, kind, created_by)
    select gen_random_uuid(), ${response}::uuid, ${o}::uuid, 'comment', ${p}::uuid from generate_series(1, ${THREADS}::int)`;
  await sql`insert into comment (id, thread_id, body, created_by, organisation_id)
    select gen_random_uuid(), id, 'Ett ord till.', ${p}::uuid, ${o}::uuid from thread where response_id = ${response}`;
  await sql`analyze`;
  const [{ id }] = await sql`select id from thread where response_id = ${response} limit 1`;
  return id;
};
