// Many people lose their rights in the middle of typing, on two nodes: two seconds later nothing comes from or to them.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Actor, ResponseId } from '@samsvar/domain';
import { aParagraph, aResponse } from '../testing/a-response';
import { aSecondNode, type SecondNode } from '../testing/a-second-node';
import { aSession } from '../testing/a-session';
import { aTypist, type Typist } from '../testing/a-typist';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';

/** How many lose their rights: `REVOCATIONS=1000` tries more, on a machine that has nothing else to do. */
const REVOCATIONS = Number(process.env['REVOCATIONS'] ?? 200);
/** People who write in each response, besides one who keeps the right to. */
const TOGETHER = 5;
/**
 * Ms after the commit of a change from which it is obeyed. Both servers and all clients share this one process: what
 * its loop was held up at worst, on a machine that does other things as well, is added, and told when it matters.
 */
const BOUND = 2_000;
/** Ms between two words of one person (250 words a second in all: one process is everybody), and between two changes. */
const PACE = Math.max(800, REVOCATIONS * 4);
const STEP = 30;

interface Revoked {
  readonly actor: Actor;
  readonly typist: Typist;
  readonly how: 'removed' | 'reviewer' | 'signed out';
  /** When the change was committed, as epoch ms. */
  committedAt: number;
  lastTypedAt: number;
}

let first: TestApplication;
let second: SecondNode;
beforeAll(async () => {
  first = await anApplication();
  second = await aSecondNode(first);
}, 60_000);
afterAll(async () => {
  await second.close();
  await first.close();
});

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

test(`${String(REVOCATIONS)} revocations in the middle of typing`, async () => {
  const author = await anActor(first.sql, 'author');
  const scribes: Typist[] = [];
  const people: Revoked[] = [];
  for (let room = 0; people.length < REVOCATIONS; room += 1) {
    const responseId = await aResponse(first, author, [aParagraph('Regionen')]);
    scribes.push(await enter(await aColleague(first.sql, author, 'author'), responseId, room));
    const those = Array.from({ length: Math.min(TOGETHER, REVOCATIONS - people.length) }, (_, seat) => aPerson(author, responseId, seat));
    people.push(...(await Promise.all(those)));
  }
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const stopTyping = keepTyping(scribes, people);
  // Everybody is in the middle of it.
  while (people.some(({ typist }) => typist.settled === 0)) {
    expect(people.filter(({ typist }) => typist.closed !== null)).toHaveLength(0);
    await after(PACE);
  }
  for (const person of people) await Promise.all([revoke(person), after(STEP)]);
  await after(BOUND + PACE + 1_000);
  stopTyping();
  const stall = delay.max / 1e6;
  if (stall > 500) console.warn(`the machine held everything up for ${Math.round(stall)} ms, which is added to the bound`);
  const bound = BOUND + stall;

  const delivered = people.filter(({ how }) => how !== 'reviewer').map(({ typist, committedAt }) => typist.deliveredAt - committedAt);
  if (process.env['REVOCATIONS']) console.info(`last delivered ${String(Math.max(...delivered))} ms after the commit`);
  expect(delivered.filter((ms) => ms > bound)).toEqual([]);
  expect(await acceptedLate(people, bound)).toEqual([]);
  // 1012: could not be judged in time, and was sent to be judged at the door.
  const strange = people.filter(({ how, typist }) => how !== 'reviewer' && ![how === 'removed' ? 4404 : 4401, 1012].includes(typist.closed?.code ?? 0));
  expect(strange.map(({ how, typist }) => [how, typist.closed])).toEqual([]);
  const demoted = people.filter(({ how }) => how === 'reviewer');
  expect(demoted.filter(({ typist }) => typist.access.at(-1) !== false && typist.closed === null)).toHaveLength(0);
  expect(demoted.some(({ lastTypedAt, committedAt }) => lastTypedAt > committedAt + BOUND)).toBe(true);
  expect(scribes.every(({ closed, refusals }) => closed === null && refusals.length === 0)).toBe(true);
  for (const { typist } of people) typist.close();
  for (const scribe of scribes) scribe.close();
}, 60_000 + REVOCATIONS * 400);

/** Every other one on every other node. */
const enter = async (actor: Actor, responseId: ResponseId, seat: number): Promise<Typist> => {
  const { cookie } = await aSession(first.sql, first.config.sessionSecret, actor);
  return aTypist({ url: seat % 2 === 0 ? first.url : second.url, cookie, responseId });
};

const aPerson = async (author: Actor, responseId: ResponseId, seat: number): Promise<Revoked> => {
  const actor = await aColleague(first.sql, author, 'author');
  const how = (['removed', 'reviewer', 'signed out'] as const)[seat % 3] ?? 'removed';
  return { actor, typist: await enter(actor, responseId, seat), how, committedAt: Infinity, lastTypedAt: 0 };
};

const keepTyping = (scribes: readonly Typist[], people: readonly Revoked[]): (() => void) => {
  const timer = setInterval(() => {
    for (const scribe of scribes) scribe.type('a');
    for (const person of people) {
      // A demoted one tries again a few times; after the third refusal in a minute the connection ends.
      if (person.typist.refusals.length >= 2 && Date.now() < person.committedAt + BOUND) continue;
      if (person.typist.closed) continue;
      person.typist.type('b');
      person.lastTypedAt = Date.now();
    }
  }, PACE);
  return () => clearInterval(timer);
};

const revoke = async (person: Revoked): Promise<void> => {
  const { sql } = first;
  const { personId } = person.actor;
  if (person.how === 'removed') await sql`delete from membership where person_id = ${personId}`;
  else if (person.how === 'reviewer') await sql`update membership set role = 'reviewer' where person_id = ${personId}`;
  else await sql`delete from session where person_id = ${personId}`;
  person.committedAt = Date.now();
};

/** Rows of the log with something in them by somebody whose rights had gone two seconds before they were stored. */
const acceptedLate = async (people: readonly Revoked[], bound: number): Promise<readonly unknown[]> => {
  const { sql } = first;
  return sql`
    select response_update.response_id, response_update.seq from unnest(
        ${people.map(({ actor }) => actor.personId)}::uuid[],
        ${people.map(({ committedAt }) => new Date(committedAt + bound).toISOString())}::text[]::timestamptz[]
      ) as revoked (person_id, since)
      join response_update on response_update.authors @> array[revoked.person_id] and response_update.created_at > revoked.since`;
};
