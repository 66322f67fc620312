// Our own server: its code, its database, its people and their sessions, put in place without going through its pages.
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { runnerImport } from 'vite';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
const ORGANISATION = randomUUID();
const SESSION_MS = 12 * 3_600_000;

/** A module of ours, in TypeScript as it stands. */
export const ourModule = async (file) =>
  (await runnerImport(path.join(ROOT, file), { root: ROOT, configFile: false, logLevel: 'error' })).module;

/** Makes an organisation with so many authors, and answers each one's cookie. */
export const makePeople = async (sql, secret, count) => {
  await sql`insert into organisation (id, name, type, organisation_number)
    values (${ORGANISATION}, 'Region Norrsjö', 'region', '232100-0001')`;
  const people = Array.from({ length: count }, (_, i) => ({ id: randomUUID(), name: `Person ${i}`, session: randomBytes(24).toString('base64url') }));
  const ids = people.map(({ id }) => id);
  await sql`insert into person (id, name, email, password_hash)
    select id, name, id || '@example.se', 'none' from unnest(${ids}::uuid[], ${people.map(({ name }) => name)}::text[]) as person (id, name)`;
  await sql`insert into membership (organisation_id, person_id, role) select ${ORGANISATION}::uuid, id, 'author' from unnest(${ids}::uuid[]) as id`;
  for (const { id, session } of people) {
    const cookie = { originalMaxAge: null, httpOnly: true, path: '/' };
    const data = sql.json({ cookie, passport: { user: { personId: id, organisationId: ORGANISATION } }, beganAt: Date.now() });
    await sql`insert into session (id_hash, data, person_id, expires_at)
      values (${createHash('sha256').update(session).digest()}, ${data}, ${id}, ${new Date(Date.now() + SESSION_MS)})`;
  }
  const creator = ids[0];
  // As express-session signs it.
  const signed = (session) => `s:${session}.${createHmac('sha256', secret).update(session).digest('base64').replace(/=+$/, '')}`;
  return { creator, cookies: people.map(({ session }) => `samsvar=${encodeURIComponent(signed(session))}`) };
};

/** Makes responses that all say the same, stored as an orderly close leaves them; answers their ids. */
export const makeResponses = async (sql, { creator, count, update, vector }) => {
  const ids = Array.from({ length: count }, () => randomUUID());
  const rows = sql`unnest(${ids}::uuid[]) as id`;
  const [state, known] = [Buffer.from(update), Buffer.from(vector)];
  const hash = createHash('sha256').update(state).update(known).digest();
  const empty = sql.json({});
  await sql.begin(async (tx) => {
    // One id serves for the whole chain from consultation to document.
    await tx`insert into consultation (id, organisation_id, title, issuers, issuer_case_number, due_on, created_by)
      select id, ${ORGANISATION}::uuid, 'Remiss', '{Regeringskansliet}', 'S2026/1', '2030-01-01', ${creator}::uuid from ${rows}`;
    await tx`insert into case_file (id, organisation_id, consultation_id, state) select id, ${ORGANISATION}::uuid, id, 'drafting' from ${rows}`;
    await tx`insert into response (id, organisation_id, case_file_id, title, created_by)
      select id, ${ORGANISATION}::uuid, id, 'Remissvar', ${creator}::uuid from ${rows}`;
    await tx`insert into response_document (response_id, epoch, head, schema_version) select id, 1, 1, 1 from ${rows}`;
    await tx`insert into response_update (response_id, epoch, seq, payload, authors) select id, 1, 1, ${state}, ${[creator]}::uuid[] from ${rows}`;
    await tx`insert into response_snapshot (response_id, epoch, seq, state, state_vector, sha256)
      select id, 1, 1, ${state}, ${known}, ${hash} from ${rows}`;
    await tx`insert into response_projection (response_id, epoch, seq, content, projection) select id, 1, 1, ${empty}, ${empty} from ${rows}`;
  });
  return ids;
};
