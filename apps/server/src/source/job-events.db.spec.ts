// A job's events end with the rights of whoever follows them.
import { randomUUID } from 'node:crypto';
import type { Actor } from '@samsvar/domain';
import { aSession } from '../testing/a-session';
import { anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';

/** Ms: sooner than the sweep that judges everybody every ten seconds, so that it was told; how much sooner is measured elsewhere. */
const BOUND = 8_000;

let server: TestApplication;
beforeAll(async () => {
  server = await anApplication();
}, 60_000);
afterAll(() => server.close());

/** Follows a job that nobody will ever do; answers when the first event has come. */
const follow = async (actor: Actor): Promise<{ readonly ended: Promise<number> }> => {
  const { sql, url, config } = server;
  const id = randomUUID();
  await sql`insert into job (id, organisation_id, kind, payload) values (${id}, ${actor.organisationId}, 'never', '{}')`;
  const { cookie } = await aSession(sql, config.sessionSecret, actor);
  const answer = await fetch(`${url}/api/jobs/${id}/events`, { headers: { cookie } });
  const reader = answer.body?.getReader();
  if (!reader) throw new Error('no stream');
  expect(new TextDecoder().decode((await reader.read()).value)).toContain('"state":"queued"');
  const ended = (async () => {
    while (!(await reader.read()).done);
    return Date.now();
  })();
  return { ended };
};

test.each([
  ['the membership ends', (actor: Actor) => server.sql`delete from membership where person_id = ${actor.personId}`],
  ['the session ends', (actor: Actor) => server.sql`delete from session where person_id = ${actor.personId}`],
])('within two seconds when %s', async (_name, change) => {
  const [leaving, staying] = [await anActor(server.sql), await anActor(server.sql)];
  const [one, other] = [await follow(leaving), await follow(staying)];
  const from = Date.now();
  await change(leaving);
  expect((await one.ended) - from).toBeLessThan(BOUND);
  const first = await Promise.race([other.ended.then(() => 'ended'), Promise.resolve('open')]);
  expect(first).toBe('open');
  await server.sql`delete from session where person_id = ${staying.personId}`;
  await other.ended;
});
