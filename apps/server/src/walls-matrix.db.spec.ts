// The second wall by itself: with a policy that allows everything, the whole permission matrix shows a rival nothing and changes nothing.
import { Access } from './access/access';
import { ROWS, type Principal, type World } from './permission-matrix';
import { CANARY, aWorldOf } from './testing/a-matrix-world';
import { anActor } from './testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from './testing/an-application';
import { ask, fingerprint } from './testing/play-row';

let server: TestApplication;
let world: World;
const clients = new Map<Principal, TestClient>();

beforeAll(async () => {
  // The clock stands still, so that a slow run does not outlast what confirming oneself lasts.
  const now = new Date();
  server = await anApplication({ clock: () => now });
  world = await aWorldOf(server, await anActor(server.sql, 'author'));
  clients.set('rival', await server.client(await anActor(server.sql, 'administrator')));
  // Grants are given to everybody, for what belongs to whoever really owns it.
  Object.assign(server.app.get(Access), { refusal: () => null });
}, 60_000);
afterAll(() => server.close());

/** All but the one that ends the session of who plays them. */
const rows = ROWS.filter(({ route }) => route !== 'DELETE /api/session');

test.each(rows.map((row) => [row.route, row] as const))('%s shows a rival nothing and changes nothing', async (_route, row) => {
  const isHidden = row.expect.at(-1) === 404;
  const before = await fingerprint(server.sql);
  const answer = await ask(row, { server, clients, principal: 'rival', of: { ...world, canary: 'ett ord' } });
  expect(answer.text).not.toContain(CANARY);
  // The others are about the rival's own organisation, which may change now that everybody may do everything in it.
  if (isHidden) expect({ status: answer.status, now: await fingerprint(server.sql) }).toEqual({ status: answer.status, now: before });
});

test('it is the policy that was taken away, and the wall that holds', async () => {
  const rival = clients.get('rival');
  for (const at of [`/api/responses/${world.response}`, `/api/consultations/${world.consultation}`, `/api/sources/${world.source}`])
    expect((await rival?.send('GET', at))?.status).toBe(404);
});
