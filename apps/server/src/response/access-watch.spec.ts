// Rights that change while people write: two nodes of the real server, one database, real sockets.
import type { Actor, ResponseId, Role } from '@samsvar/domain';
import { FakeSocket, readFrame, syncMessage } from '@samsvar/realtime/testing';
import { AccessNews } from '../session/access-news';
import { aParagraph, aResponse } from '../testing/a-response';
import { aSecondNode, type SecondNode } from '../testing/a-second-node';
import { aSession } from '../testing/a-session';
import { aTypist, type Typist } from '../testing/a-typist';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';
import { AccessWatch } from './access-watch';
import { ResponseDocuments } from './response-documents';

/** Ms: sooner than the sweep that judges everybody every ten seconds, so that it was told; how much sooner is measured elsewhere. */
const BOUND = 8_000;

let first: TestApplication;
let second: SecondNode;
let author: Actor;
let response: ResponseId;
beforeAll(async () => {
  first = await anApplication();
  second = await aSecondNode(first);
  author = await anActor(first.sql, 'author');
  response = await aResponse(first, author, [aParagraph('Regionen')]);
}, 60_000);
afterAll(async () => {
  await second.close();
  await first.close();
});

const typists: Typist[] = [];
afterEach(() => typists.splice(0).forEach((typist) => typist.close()));

const signIn = (actor: Actor) => aSession(first.sql, first.config.sessionSecret, actor);
const enter = async (url: string, cookie: string): Promise<Typist> => {
  const typist = await aTypist({ url, cookie, responseId: response });
  typists.push(typist);
  return typist;
};
/** A new colleague, whom the first node has heard of. */
const aWriter = async (): Promise<Actor> => {
  const person = await aColleague(first.sql, author, 'author');
  await until(() => first.app.get(AccessNews, { strict: false }).isRecent(person.personId), 'heard of');
  return person;
};
/** The same session on both nodes. */
const onBoth = async (actor: Actor): Promise<Typist[]> => {
  const { cookie } = await signIn(actor);
  return Promise.all([enter(first.url, cookie), enter(second.url, cookie)]);
};
const become = ({ personId }: Actor, role: Role) =>
  first.sql`update membership set role = ${role} where person_id = ${personId}`;
const remove = ({ personId }: Actor) => first.sql`delete from membership where person_id = ${personId}`;

const until = async (isSo: () => boolean, what: string, limit = 9_000): Promise<void> => {
  const end = Date.now() + limit;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

/** Resolves when the first node has next heard of the person, and every hold that follows from it has begun. */
const heardOf = ({ personId }: Actor): Promise<void> =>
  new Promise((resolve) => {
    const leave = first.app.get(AccessNews, { strict: false }).follow((whose) => {
      if (whose !== personId) return;
      leave();
      setImmediate(() => setImmediate(resolve));
    });
  });

/** Does it, and answers how long after that (ms) it was so. */
const takes = async (change: () => PromiseLike<unknown>, isSo: () => boolean): Promise<number> => {
  const from = Date.now();
  await change();
  await until(isSo, 'obeyed');
  return Date.now() - from;
};

const isStored = async (word: string): Promise<boolean> => {
  const rows = await first.sql<{ payload: Buffer }[]>`select payload from response_update where response_id = ${response}`;
  return rows.some(({ payload }) => payload.includes(word));
};

test('a new role reaches open sockets on every node, which go on reading', async () => {
  const person = await aWriter();
  const both = await onBoth(person);
  const other = await enter(first.url, (await signIn(author)).cookie);
  const now = () => both.map(({ access }) => access.at(-1));
  expect(await takes(() => become(person, 'reviewer'), () => now().every((may) => may === false))).toBeLessThan(BOUND);
  for (const [no, typist] of both.entries()) typist.type(`smyg${String(no)}`);
  await until(() => both.every(({ refusals }) => refusals.length > 0), 'refused');
  expect(both.map(({ refusals }) => refusals[0])).toEqual(['read-only', 'read-only']);
  expect(both.map(({ notices }) => notices.includes('access-changed'))).toEqual([true, true]);
  expect([await isStored('smyg0'), await isStored('smyg1')]).toEqual([false, false]);
  const before = both[0]?.deliveredAt ?? 0;
  other.type('öppet');
  await until(() => (both[0]?.deliveredAt ?? 0) > before, 'still reading');
  expect(await takes(() => become(person, 'author'), () => now().every((may) => may === true))).toBeLessThan(BOUND);
  expect(both.map(({ closed }) => closed)).toEqual([null, null]);
});

test('who is removed is sent away for good from every node', async () => {
  const person = await aWriter();
  const both = await onBoth(person);
  expect(await takes(() => remove(person), () => both.every(({ closed }) => closed !== null))).toBeLessThan(BOUND);
  expect(both.map(({ closed }) => closed?.code)).toEqual([4404, 4404]);
  expect(both.map(({ notices }) => notices.includes('access-changed'))).toEqual([true, true]);
});

test('who signs out takes what that session had open along, and nothing else', async () => {
  const person = await aWriter();
  const [here, there] = [await signIn(person), await signIn(person)];
  const leaving = await Promise.all([enter(first.url, here.cookie), enter(second.url, here.cookie)]);
  const staying = await Promise.all([enter(first.url, there.cookie), enter(second.url, there.cookie)]);
  const signOut = () => fetch(`${first.url}/api/session`, { method: 'DELETE', headers: { cookie: here.cookie } });
  expect(await takes(signOut, () => leaving.every(({ closed }) => closed !== null))).toBeLessThan(BOUND);
  expect(leaving.map(({ closed }) => closed?.code)).toEqual([4401, 4401]);
  for (const [no, typist] of staying.entries()) typist.type(`kvar${String(no)}`);
  await until(() => staying.every(({ settled }) => settled > 0), 'still writing');
  expect(staying.map(({ closed, refusals }) => [closed, refusals])).toEqual([[null, []], [null, []]]);
});

describe('when nothing is told', () => {
  beforeEach(() => first.sql`alter table membership disable trigger membership_changed`);
  afterEach(() => first.sql`alter table membership enable trigger membership_changed`);

  test('everybody is judged now and then all the same', async () => {
    const person = await aColleague(first.sql, author, 'author');
    const [here] = await onBoth(person);
    const bystander = await enter(first.url, (await signIn(author)).cookie);
    await become(person, 'reviewer');
    await first.app.get(AccessWatch, { strict: false }).renew();
    await until(() => here?.access.at(-1) === false, 'downgraded');
    await remove(person);
    await first.app.get(AccessWatch, { strict: false }).renew();
    await until(() => here?.closed?.code === 4404, 'closed');
    expect([bystander.closed, bystander.access.includes(false)]).toEqual([null, false]);
  });

  test('a node that was cut off judges everybody when it listens again', async () => {
    const person = await aColleague(first.sql, author, 'author');
    const both = await onBoth(person);
    await remove(person);
    const cut = () =>
      first.sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'`;
    await cut();
    await until(() => both.every(({ closed }) => closed?.code === 4404), 'closed');
  });

  test('a session that runs out ends with its hour', async () => {
    const person = await aColleague(first.sql, author, 'author');
    const [here] = await onBoth(person);
    await first.sql`update session set expires_at = now() - interval '1 second' where person_id = ${person.personId}`;
    await first.app.get(AccessWatch, { strict: false }).renew();
    await until(() => here?.closed?.code === 4401, 'closed');
  });
});

test('rights that go while the door judges are found gone before anything is read', async () => {
  const person = await aWriter();
  const { name } = await signIn(person);
  const heardOfIt = heardOf(person);
  await become(person, 'reviewer');
  await heardOfIt;
  const socket = new FakeSocket();
  // What the door found out a moment before.
  const peer = first.app.get(ResponseDocuments, { strict: false }).join(socket, response, {
    person: { id: person.personId, name: 'Ivar Ek', organisation: 'Regionen' },
    canWrite: true,
    session: name,
    language: 'sv',
    speaksOurs: true,
    since: null,
  });
  peer.receive(syncMessage('step1', new Uint8Array([0])));
  peer.receive(syncMessage('update', new Uint8Array([0, 0])));
  const heard: ReturnType<typeof readFrame>[] = [];
  const said = () => {
    heard.push(...socket.take().map(readFrame));
    return heard.map((message) => (message.type === 'access' ? `access ${String(message.canWrite)}` : message.type));
  };
  await until(() => said().includes('step2'), 'let in');
  expect(said().indexOf('access false')).toBeGreaterThanOrEqual(0);
  expect(peer.canWrite).toBe(false);
  peer.close(1000, 'done');
});

test('a database that does not answer in time about somebody has them sent away, with nothing read meanwhile', async () => {
  const person = await aWriter();
  const [here] = await onBoth(person);
  const bystander = await enter(first.url, (await signIn(author)).cookie);
  let open: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (open = resolve));
  const heardOfIt = heardOf(person);
  const lock = first.sql.begin(async (tx) => {
    await tx`lock table response in access exclusive mode`;
    const from = Date.now();
    await become(person, 'reviewer');
    await until(() => here?.closed !== null, 'sent away');
    expect(Date.now() - from).toBeLessThan(BOUND);
    await held;
  });
  await heardOfIt;
  here?.type('hållet');
  await until(() => here?.closed !== null, 'sent away');
  open();
  await lock;
  expect(here?.closed?.code).toBe(1012);
  expect(await isStored('hållet')).toBe(false);
  expect(bystander.closed).toBeNull();
});
