// What is open when somebody is suspended, removed or signed out by an administrator, or their organisation is shut out: closed at once.
import type { Actor } from '@samsvar/domain';
import { aResponse } from '../testing/a-response';
import { aSession } from '../testing/a-session';
import { aTypist } from '../testing/a-typist';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';

/** Ms: sooner than the sweep that judges everybody every ten seconds, so that it was told; how much sooner is measured elsewhere. */
const BOUND = 8_000;
let server: TestApplication;
beforeAll(async () => {
  server = await anApplication();
}, 60_000);
afterAll(() => server.close());

/** Opens a socket, an event stream and a poll line, as one browser with three windows would. */
const openAll = async (actor: Actor, responseId: Awaited<ReturnType<typeof aResponse>>) => {
  const { cookie } = await aSession(server.sql, server.config.sessionSecret, actor);
  const headers = { cookie, 'content-type': 'application/octet-stream' };
  const socket = await aTypist({ url: server.url, cookie, responseId });
  const events = await fetch(`${server.url}/api/notifications/events`, { headers: { cookie } });
  expect(events.status).toBe(200);
  const opened = await fetch(`${server.url}/api/responses/${responseId}/line`, { method: 'POST', headers });
  const { line } = (await opened.json()) as { line: string }; // what the shape promises
  const ended: Record<string, number> = {};
  const drain = (name: string, stream: Promise<unknown>) => void stream.finally(() => (ended[name] = performance.now())).catch(() => undefined);
  drain('events', events.text());
  const poll = async () => {
    // Each answer is asked for again until one says that it is over.
    for (;;) {
      const answer = await fetch(`${server.url}/api/responses/${responseId}/line/${line}/poll`, { method: 'POST', headers });
      await answer.arrayBuffer();
      if (answer.status >= 400) return;
    }
  };
  drain('line', poll());
  return { ended, socket };
};

const until = async (isSo: () => boolean, within: number): Promise<void> => {
  const end = performance.now() + within;
  while (!isSo() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
};

test.each([
  ['suspended', 'POST', '/suspension'],
  ['removed', 'DELETE', ''],
  ['signed out', 'DELETE', '/sessions'],
  ['organisation', '', ''],
] as const)('%s: socket, events and line end', async (how, method, rest) => {
  const author = await anActor(server.sql, 'author');
  const ada = await server.client();
  ada.cookie = (await aSession(server.sql, server.config.sessionSecret, await aColleague(server.sql, author, 'administrator'))).cookie;
  const responseId = await aResponse(server, author);
  const bo = await aColleague(server.sql, author, 'author');
  const { ended, socket } = await openAll(bo, responseId);
  if (how === 'organisation') await server.sql`update organisation set suspended_at = now() where id = ${author.organisationId}`;
  else expect((await ada.send(method, `/api/organisation/members/${bo.personId}${rest}`)).status).toBe(200);
  const from = performance.now();
  await until(() => socket.closed !== null && Object.keys(ended).length === 2, BOUND * 3);
  expect({ socket: socket.closed !== null, ended: Object.keys(ended).sort() }).toEqual({ socket: true, ended: ['events', 'line'] });
  for (const at of Object.values(ended)) expect(at - from).toBeLessThan(BOUND);
}, 30_000);
