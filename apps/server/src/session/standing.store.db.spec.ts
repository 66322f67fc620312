// Sessions that stand, and those that do not, on a real database.
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import type { Actor } from '@samsvar/domain';
import { aSession } from '../testing/a-session';
import { aColleague, anActor } from '../testing/a-workspace';
import { findStanding } from './standing.store';

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
}, 60_000);
afterAll(() => database.close());

const enter = (actor: Actor) => aSession(database.sql, 'x'.repeat(32), actor);
const now = () => new Date();

test('answers for many sessions at once who acts in them, as they are now', async () => {
  const { sql } = database;
  const author = await anActor(sql, 'author');
  const reviewer = await aColleague(sql, author, 'reviewer');
  const [one, two, other] = [await enter(author), await enter(author), await enter(reviewer)];
  const names = [one.name, two.name, other.name];
  expect(await findStanding(sql, [...names, one.name], now())).toEqual(
    new Map([
      [one.name, author],
      [two.name, author],
      [other.name, reviewer],
    ]),
  );
  await sql`update membership set role = 'reviewer' where person_id = ${author.personId}`;
  expect((await findStanding(sql, names, now())).get(one.name)?.role).toBe('reviewer');
});

test('leaves out a session that has ended or whose hour has come, and tells of a membership that has ended', async () => {
  const { sql } = database;
  const [left, late, removed] = [await anActor(sql), await anActor(sql), await anActor(sql)];
  const sessions = [await enter(left), await enter(late), await enter(removed)];
  const names = sessions.map(({ name }) => name);
  expect((await findStanding(sql, names, now())).size).toBe(3);
  await sql`delete from session where person_id = ${left.personId}`;
  await sql`update session set expires_at = now() - interval '1 second' where person_id = ${late.personId}`;
  await sql`delete from membership where person_id = ${removed.personId}`;
  expect([...(await findStanding(sql, names, now()))]).toEqual([[sessions[2]?.name, null]]);
});

test('a membership of another organisation does not stand in for the one that ended', async () => {
  const { sql } = database;
  const [person, other] = [await anActor(sql), await anActor(sql)];
  const { name } = await enter(person);
  await sql`insert into membership (organisation_id, person_id, role) values (${other.organisationId}, ${person.personId}, 'author')`;
  await sql`delete from membership where person_id = ${person.personId} and organisation_id = ${person.organisationId}`;
  expect((await findStanding(sql, [name], now())).get(name)).toBeNull();
});

test('what is no session at all is nobody’s, and asking about none is answered', async () => {
  expect((await findStanding(database.sql, ['00', ''], now())).size).toBe(0);
  expect((await findStanding(database.sql, [], now())).size).toBe(0);
});
