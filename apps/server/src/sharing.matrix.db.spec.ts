// Plays every row of the permission matrix for those who share a response, and for those who stand near and share nothing.
import { ROWS, PRINCIPALS, type Row } from './permission-matrix';
import { MAY_LEAVE, SHARED, SHARING, isOfOneself, type Sharing } from './permission-rows/sharing';
import { CANARY } from './testing/a-matrix-world';
import { SECRET, STRANGERS, aClientOf, aSharedWorld, leavingRow, letIn, roleOf, someStrangers } from './testing/a-sharing-world';
import { anApplication, type TestApplication } from './testing/an-application';
import { play, type Player } from './testing/matrix-cells';
import { watchWrites } from './testing/writes';

let server: TestApplication;
let cells = 0;
const began = Date.now();

beforeAll(async () => {
  server = await anApplication();
  await watchWrites(server.sql);
}, 60_000);
afterAll(async () => {
  console.info(`matrix: ${String(cells)} cells of those who share in ${((Date.now() - began) / 1000).toFixed(0)} s`);
  await server.close();
});

/** What somebody gets at home, by their role there. */
const COLUMNS = { author: 'author', reviewer: 'reviewer', administrator: 'administrator', registrar: 'registrar', decision_maker: 'decisionMaker' } as const;
/** Whose log they leave things in that nobody else may know of: their own organisation's alone. */
const LAYERED = ['POST /api/responses/:id/threads'];
/** Depends on what was done before: a name that is so already, sessions that there are none of. */
const UNTOLD = ['PUT /api/account/name', 'DELETE /api/account/sessions', 'DELETE /api/session', 'POST /api/account/erasure'];

/** From here on rows take away who plays them. */
const FIRST_ENDING = ROWS.findIndex(({ route }) => route === 'POST /api/account/erasure');

test('the table names rows, and only such as are hidden from others', () => {
  const known = new Map(ROWS.map((row) => [row.route, row]));
  expect(Object.keys(SHARED).filter((route) => known.get(route)?.expect.at(-1) !== 404)).toEqual([]);
});

test.each(SHARING)(
  'every row for a %s',
  async (who) => {
    const shared = await aSharedWorld(server);
    const { actor, world } = await letIn(server, shared, who);
    const leaving = leavingRow(who, actor);
    const isOwnAffair = (row: Row) => row !== leaving && (isOfOneself(row) || LAYERED.includes(row.route));
    const logs = (row: Row) => (isOwnAffair(row) ? [actor.organisationId] : [shared.owner.organisationId, actor.organisationId]);
    const expected = expectedOf(who);
    const player: Player = {
      ...{ name: who, like: 'rival', client: await aClientOf(server, actor), world, secret: SECRET },
      expected: (row) => (row === leaving ? (MAY_LEAVE.includes(who) ? 200 : 403) : expected(row)),
      logs: (row) => (UNTOLD.includes(row.route) ? null : logs(row)),
      isHidden: (row) => row !== leaving && !isOfOneself(row) && !SHARED[row.route],
    };
    await playAll(player, [...ROWS.slice(0, FIRST_ENDING), leaving, ...ROWS.slice(FIRST_ENDING)]);
  },
  240_000,
);

test.each(STRANGERS)(
  'every row for a %s',
  async (who) => {
    const shared = await aSharedWorld(server);
    const actor = (await someStrangers(server, shared))[who];
    await playAll({
      ...{ name: who, like: 'rival', client: await aClientOf(server, actor), world: { ...shared.world, canary: 'ett ord' }, secret: CANARY },
      expected: (row) => row.expect[PRINCIPALS.indexOf('rival')] ?? 0,
      logs: (row) => (UNTOLD.includes(row.route) ? null : [actor.organisationId]),
      isHidden: (row) => !isOfOneself(row),
    });
  },
  240_000,
);

const playAll = async (player: Player, rows: readonly Row[] = ROWS): Promise<void> => {
  // All come from one address, which may try only so often.
  await server.sql`delete from rate_limit`;
  const tally = await play(server, player, rows);
  cells += tally.cells;
  expect(tally.faults).toEqual([]);
};

/** From the table of those who share; about oneself from the rows, by what one is at home. */
const expectedOf = (who: Sharing) => (row: Row): number => {
  if (isOfOneself(row)) return row.expect[PRINCIPALS.indexOf(COLUMNS[roleOf(who)])] ?? 0;
  return SHARED[row.route]?.[SHARING.indexOf(who)] ?? 404;
};
