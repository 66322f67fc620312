// Plays every row of the permission matrix once more while the text is locked, for the owner's people and those who share.
import type { Actor } from '@samsvar/domain';
import { PRINCIPALS, ROWS, type Principal, type Row } from './permission-matrix';
import { FROZEN, OPENS } from './permission-rows/frozen';
import { SHARED, SHARING, type Sharing } from './permission-rows/sharing';
import { aClientOf, aSharedWorld, letIn, type SharedWorld } from './testing/a-sharing-world';
import { aColleague, anActor } from './testing/a-workspace';
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
  console.info(`matrix: ${String(cells)} cells of locked texts in ${((Date.now() - began) / 1000).toFixed(0)} s`);
  await server.close();
});

/** About a response, and what stands in it. */
const rows = ROWS.filter(({ route }) => /^\w+ \/api\/(responses|threads|comments|suggestions|versions|passages)\//.test(route) && route !== OPENS);
const opening = ROWS.filter(({ route }) => route === OPENS);
/** What is written down depends on what the state lets happen: that stands in the rooms' specs. */
const UNTOLD = { logs: () => null, secret: 'Ingenstans4417', isHidden: () => false } as const;

const OWNERS = { author: 'author', reviewer: 'reviewer', administrator: 'administrator', registrar: 'registrar', decisionMaker: 'decision_maker' } as const;
type Owner = keyof typeof OWNERS;

/** Whoever may propose is told so before it is asked whose proposal it was. */
const proposing = ROWS.find(({ route }) => route === 'POST /api/responses/:id/suggestions');
const counting = (row: Row): Row => (row.route === 'POST /api/suggestions/:id/withdrawal' ? (proposing ?? row) : row);

/** The refusals by role stay; what is left of what was allowed is told that the text is locked. */
const whileLocked = (row: Row, status: number): number | string => (FROZEN.includes(row.route) && ![401, 403, 404].includes(status) ? '409 text-frozen' : status);

const playLocked = async (who: Pick<Player, 'name' | 'like' | 'expected'>, shared: Pick<SharedWorld, 'world'>, actor: Actor): Promise<void> => {
  const client = await aClientOf(server, actor);
  await server.sql`update response set frozen_at = now() where id = ${shared.world.response}`;
  const player: Player = { ...UNTOLD, ...who, client, world: shared.world };
  const locked = await play(server, player, rows);
  const opened = await play(server, player, opening);
  cells += locked.cells + opened.cells;
  expect([...locked.faults, ...opened.faults]).toEqual([]);
};

const columnOf = (row: Row, principal: Principal): number => row.expect[PRINCIPALS.indexOf(principal)] ?? 0;

// The keys of a constant object.
test.each(Object.keys(OWNERS) as Owner[])(
  'every row for the %s who owns a locked text',
  async (who) => {
    const shared = await aSharedWorld(server);
    const actor = who === 'author' ? shared.owner : await aColleague(server.sql, shared.owner, OWNERS[who]);
    await playLocked({ name: who, like: who, expected: (row) => whileLocked(row, columnOf(counting(row), who)) }, shared, actor);
  },
  120_000,
);

test.each<Sharing>(SHARING)(
  'every row for a %s of a locked text',
  async (who) => {
    const shared = await aSharedWorld(server);
    const { actor, world } = await letIn(server, shared, who);
    const statusOf = ({ route, expect }: Row) => (expect.slice(1).every((status) => status === 404) ? 404 : (SHARED[route]?.[SHARING.indexOf(who)] ?? 404));
    // Outside of their sections is said of what they may do at all, which is nothing now.
    const isOutside = ({ route }: Row) => who === 'guestAuthorOfSection' && /(suggestions|working-copy|withdrawal)$/.test(route) && route.startsWith('POST');
    const expected = (row: Row) => (isOutside(row) ? '409 text-frozen' : whileLocked(row, statusOf(counting(row))));
    await playLocked({ name: who, like: 'rival', expected }, { world }, actor);
  },
  120_000,
);

test('a rival is told nothing of it', async () => {
  const shared = await aSharedWorld(server);
  const rival = await anActor(server.sql);
  await playLocked({ name: 'rival', like: 'rival', expected: (row) => columnOf(row, 'rival') }, shared, rival);
}, 120_000);
