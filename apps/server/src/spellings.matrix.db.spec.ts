// Asks for everything that is hidden in every other way there is: other spellings, HEAD, headers and fields that name another method, forms for JSON.
import { ROWS, type Row } from './permission-matrix';
import { isOfOneself } from './permission-rows/sharing';
import { CANARY } from './testing/a-matrix-world';
import { STRANGERS, aClientOf, aSharedWorld, someStrangers, type SharedWorld } from './testing/a-sharing-world';
import { anActor } from './testing/a-workspace';
import { anApplication, type Answer, type TestApplication, type TestClient } from './testing/an-application';
import { pathOf } from './testing/play-row';
import { spellings } from './testing/spellings';
import { takeWrites, watchWrites } from './testing/writes';

let server: TestApplication;
let shared: SharedWorld;
let cells = 0;
const began = Date.now();
const clients = new Map<string, TestClient>();

beforeAll(async () => {
  server = await anApplication();
  await watchWrites(server.sql);
  shared = await aSharedWorld(server);
  clients.set('rival', await aClientOf(server, await anActor(server.sql)));
  for (const [name, actor] of Object.entries(await someStrangers(server, shared))) clients.set(name, await aClientOf(server, actor));
}, 60_000);
afterAll(async () => {
  console.info(`matrix: ${String(cells)} cells of hidden things asked for otherwise in ${((Date.now() - began) / 1000).toFixed(0)} s`);
  await server.close();
});

type Ask = (client: TestClient, row: Row, at: string) => Promise<Answer>;
const methodOf = ({ route }: Row): string => route.slice(0, route.indexOf(' '));
const bodyOf = (row: Row): unknown => row.raw?.bytes ?? row.body?.(shared.world);
const typeOf = (row: Row): Record<string, string> => (row.raw ? { 'content-type': row.raw.type } : {});
/** A form says nothing that is nested; what is asked is whether it is read at all. */
const asForm = (row: Row): string => {
  const body: unknown = row.body?.(shared.world) ?? {};
  return new URLSearchParams(Object.entries(body as Record<string, unknown>).map(([name, value]): [string, string] => [name, String(value)])).toString(); // bodies are objects
};

/** Every other way to ask. */
const WAYS: Readonly<Record<string, Ask>> = {
  HEAD: (client, _row, at) => client.send('HEAD', at),
  OPTIONS: (client, _row, at) => client.send('OPTIONS', at),
  'a form for JSON': (client, row, at) => client.send(methodOf(row), at, methodOf(row) === 'GET' ? undefined : asForm(row), { 'content-type': 'application/x-www-form-urlencoded' }),
  'POST that a header calls another method': (client, row, at) =>
    client.send('POST', at, bodyOf(row), { ...typeOf(row), 'x-http-method-override': methodOf(row), 'x-method-override': methodOf(row), 'x-http-method': methodOf(row) }),
  'GET that a header calls another method': (client, row, at) => client.send('GET', at, undefined, { 'x-http-method-override': methodOf(row) }),
  'POST that a field calls another method': (client, row, at) => client.send('POST', `${at}${at.includes('?') ? '&' : '?'}_method=${methodOf(row)}`, bodyOf(row), typeOf(row)),
  'a form that a field calls another method': (client, row, at) =>
    client.send('POST', at, `_method=${methodOf(row)}&${asForm(row)}`, { 'content-type': 'application/x-www-form-urlencoded' }),
};
const spelled: Ask = (client, row, at) => client.send(methodOf(row), at, methodOf(row) === 'GET' ? undefined : bodyOf(row), typeOf(row));

/** What is hidden from those who stand outside. New sources name what they belong to in the query alone: read, it is one's own list. */
const hidden = ROWS.filter((row) => row.path !== undefined && !isOfOneself(row) && row.route !== 'POST /api/sources');

test.each(['rival', ...STRANGERS])('nothing that is hidden from a %s is shown or changed by asking otherwise', async (who) => {
  const client = clients.get(who);
  if (!client) throw new Error(`no client for ${who}`);
  const faults: string[] = [];
  for (const row of hidden) {
    const path = pathOf(row, shared.world, 'rival');
    const ways: readonly (readonly [string, Ask, string])[] = [
      ...Object.entries(WAYS).map(([name, ask]) => [name, ask, path] as const),
      ...spellings(path).map((at) => [at, spelled, at] as const),
    ];
    await takeWrites(server.sql);
    for (const [name, ask, at] of ways) {
      const answer = await ask(client, row, at);
      cells += 1;
      if (answer.status < 400 || answer.status >= 500) faults.push(`${row.route} by ${name}: ${String(answer.status)}`);
      if (answer.text.includes(CANARY)) faults.push(`${row.route} by ${name}: told what is hidden`);
    }
    const changed = await takeWrites(server.sql);
    if (changed.length > 0) faults.push(`${row.route}: changed ${changed.join()}`);
  }
  expect(faults).toEqual([]);
}, 240_000);
