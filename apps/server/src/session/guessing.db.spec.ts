// Guessing codes from everywhere at once: how many are really looked at. `GUESSES=100000` for the figure in the report.
import { randomInt } from 'node:crypto';
import { aGenerator, wrongCode } from '../testing/a-generator';
import { aHalfSession } from '../testing/a-session';
import { aColleague, anActor } from '../testing/a-workspace';
import { PASSWORD, anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { WRONG_ANYWHERE, WRONG_CODES } from './sign-in-limit';
import { codesCompared } from './sign-in-measures';

const GUESSES = Number(process.env['GUESSES'] ?? 5_000);
/** Guesses that one half session is used for. */
const EACH = 20;
const AT_ONCE = 16;

let server: TestApplication;
beforeAll(async () => {
  server = await anApplication();
}, 60_000);
afterAll(() => server.close());

const compared = async (): Promise<number> => (await codesCompared.get()).values.reduce((sum, { value }) => sum + value, 0);
const address = () => Array.from({ length: 4 }, () => randomInt(256)).join('.');
/** Every header that some proxy somewhere is believed by. */
const masks = () => ({
  'x-forwarded-for': `${address()}, ${address()}`, 'cf-connecting-ip': address(), forwarded: `for=${address()};proto=https`, 'x-real-ip': address(),
  'true-client-ip': address(), 'x-client-ip': address(), 'fastly-client-ip': address(), 'x-cluster-client-ip': address(), authorization: `Basic ${address()}`,
});

test(`of ${GUESSES} guesses at a code, through many half sign-ins and with a new face each time, no more than ${WRONG_CODES} are looked at`, async () => {
  const actor = await anActor(server.sql);
  const owner = await server.client(actor);
  const { secret } = await aGenerator(owner, new Date());
  const before = await compared();
  let sent = 0;
  const statuses = new Map<number, number>();
  const guess = async (client: TestClient) => {
    // The right ones are left out, so that luck does not end the test.
    const { status } = await client.send('POST', '/api/session/factor', { kind: 'totp', code: wrongCode(secret, new Date()) }, masks());
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  };
  const attacker = async () => {
    while (sent < GUESSES) {
      const client = await server.client();
      client.cookie = (await aHalfSession(server.sql, server.config.sessionSecret, actor)).cookie;
      for (let n = 0; n < EACH && sent < GUESSES; n++, sent++) await guess(client);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, attacker));
  expect(sent).toBeGreaterThanOrEqual(GUESSES);
  expect((await compared()) - before).toBeLessThanOrEqual(WRONG_CODES);
  expect(statuses.get(200)).toBeUndefined();
}, 60_000 + GUESSES * 30);

test(`of wrong passwords for one account, no more than ${WRONG_ANYWHERE} an hour are looked at, wherever they come from`, async () => {
  const actor = await anActor(server.sql);
  const victim = await aColleague(server.sql, actor, 'author');
  const other = await anApplication({ config: { trustProxy: 1 } });
  try {
    // A proxy that is believed: every guess does come from somewhere else.
    const { sql } = other;
    const target = await anActor(sql);
    await other.client(target);
    const email = `${target.personId}@example.se`;
    const client = await other.client();
    const statuses: number[] = [];
    for (let n = 0; n < WRONG_ANYWHERE + 5; n++)
      statuses.push((await client.send('POST', '/api/session', { email, password: `gissning ${n}` }, { 'x-forwarded-for': `10.0.${n}.1` })).status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(WRONG_ANYWHERE);
    expect((await client.send('POST', '/api/session', { email, password: PASSWORD }, { 'x-forwarded-for': '10.9.9.9' })).status).toBe(429);
  } finally {
    await other.close();
  }
  // And nobody else is kept out by it.
  await server.client(victim);
}, 60_000);
