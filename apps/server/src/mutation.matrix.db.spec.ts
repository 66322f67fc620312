// Changes the policy in one place after another and demands that a cell of the permission matrix notices. A sample of the places; with MUTATIONS=all every one, or those of the named permissions (MUTATIONS=search.use,placement.decide).
import { POLICY, judgeBy, type Actor, type Facts, type Permission } from '@samsvar/domain';
import { Access } from './access/access';
import { ROWS, type Principal, type Row, type World } from './permission-matrix';
import { FROZEN } from './permission-rows/frozen';
import { SHARING, isOfOneself, type Sharing } from './permission-rows/sharing';
import { aClientOf, aSharedWorld, leavingRow, letIn, letInAgain } from './testing/a-sharing-world';
import { aColleague, anActor } from './testing/a-workspace';
import { anApplication, type TestApplication } from './testing/an-application';
import { asks, type Player } from './testing/matrix-cells';
import { MUTANTS, NEVER_SHARED, isTelling, type Mutant } from './testing/mutants';

/** Somebody who asks for some rows, and can be let in again where a row takes them out. */
interface Asking extends Player {
  readonly rows: readonly Row[];
  readonly renew?: () => Promise<void>;
}

/** A cell in which a permission was asked for, with what it was judged by. */
interface Asked {
  readonly player: Asking;
  readonly row: Row;
  readonly actor: Actor;
  readonly permission: Permission;
  readonly facts: Facts;
}

let server: TestApplication;
const asked: Asked[] = [];
let judged: { actor: Actor; permission: Permission; facts: Facts | null }[] = [];
/** How the one policy judges, which is replaced for each mutant. */
let judge = judgeBy(POLICY);

/** These end what the others need. */
const ENDING = ['DELETE /api/session', 'POST /api/account/erasure'];
const rows = ROWS.filter(({ route, isStream }) => !ENDING.includes(route) && !isStream);


beforeAll(async () => {
  server = await anApplication();
  const refusal = (actor: Actor, permission: Permission, facts: Facts | null) => {
    judged.push({ actor, permission, facts });
    const verdict = facts ? judge(actor, permission, facts) : 'hidden';
    return verdict === 'allowed' ? null : verdict === 'hidden' ? 'not-found' : 'not-allowed';
  };
  Object.assign(server.app.get(Access), { refusal });
  for (const isFrozen of [false, true]) for (const player of await somePlayers(isFrozen)) await record(player);
}, 580_000);
afterAll(async () => {
  await server.close();
});

/** Everybody in one world: the owner's five roles, a rival, and those who share. */
const somePlayers = async (isFrozen: boolean): Promise<Asking[]> => {
  const shared = await aSharedWorld(server);
  const { owner, world } = shared;
  const colleague = (role: Actor['role']) => aColleague(server.sql, owner, role);
  const sharing: { who: Sharing; actor: Actor; world: World }[] = [];
  for (const who of SHARING) sharing.push({ who, ...(await letIn(server, shared, who)) });
  if (isFrozen) await server.sql`update response set frozen_at = now() where id = ${world.response}`;
  const player = async (like: Principal, actor: Actor, own: readonly Row[]): Promise<Asking> => ({
    ...{ name: like, like, client: await aClientOf(server, actor), world: sharing.at(-1)?.world ?? world, secret: '' },
    ...{ expected: () => 0, logs: () => null, isHidden: () => false },
    rows: isFrozen ? own.filter(({ route }) => FROZEN.includes(route)) : own,
  });
  const shares = rows.filter((row) => !isOfOneself(row));
  return [
    await player('reviewer', await colleague('reviewer'), rows),
    await player('administrator', await colleague('administrator'), rows),
    await player('registrar', await colleague('registrar'), rows),
    await player('decisionMaker', await colleague('decision_maker'), rows),
    await player('rival', await anActor(server.sql, 'author'), rows),
    ...(await Promise.all(
      sharing.map(async ({ who, actor }) => ({
        ...(await player('rival', actor, [...shares, leavingRow(who, actor)])),
        renew: () => letInAgain(server, shared, { who, actor }),
      })),
    )),
    // Last, for what they do is what the others can no longer do.
    await player('author', owner, rows),
  ];
};

const askAs = async (player: Asking, row: Row) => {
  await player.renew?.();
  return asks(server, player, row);
};

/** Notes what each row of a player's asks for. */
const record = async (player: Asking): Promise<void> => {
  for (const row of player.rows) {
    judged = [];
    await askAs(player, row);
    for (const { actor, permission, facts } of judged) if (facts) asked.push({ player, row, actor, permission, facts });
  }
};

/** Cells that are played for a mutant before it is said to live. */
const TRIES = 60;

/** Whether a cell answers otherwise under the mutant, and as before without it. */
const isKilled = async (mutant: Mutant): Promise<boolean> => {
  const changed = judgeBy(mutant.policy);
  const telling = asked.filter(({ actor, permission, facts }) => permission === mutant.permission && changed(actor, permission, facts) !== judgeBy(POLICY)(actor, permission, facts));
  for (const { player, row } of spread(telling)) {
    judge = judgeBy(POLICY);
    const before = verdictOf(await askAs(player, row));
    judge = changed;
    const after = verdictOf(await askAs(player, row));
    judge = judgeBy(POLICY);
    if (before !== after) return true;
  }
  return false;
};

/** The status, and what a refusal says. */
const verdictOf = ({ status, text }: { readonly status: number; readonly text: string }): string =>
  status < 400 ? String(status) : `${String(status)} ${text}`;

/** Some of them, from different rows: those that do something tell more than those that only show it. */
const spread = (cells: readonly Asked[]): Asked[] => {
  const byRow = new Map(cells.map((cell) => [`${cell.row.route} ${String(cell.facts.isFrozen)}`, cell]));
  const isReading = ({ row }: Asked) => Number(row.route.startsWith('GET'));
  return [...byRow.values()].sort((a, b) => isReading(a) - isReading(b)).slice(0, TRIES);
};

test('every change to the policy is noticed by a cell', async () => {
  const named = process.env['MUTATIONS']?.split(',');
  // A sample that differs from day to day, and is the same all day.
  const day = Math.floor(Date.now() / 86_400_000);
  const isTried = ({ permission }: Mutant, no: number) => (named ? named.includes('all') || named.includes(permission) : no % 8 === day % 8);
  const tried = MUTANTS.filter(isTelling).filter(isTried);
  const alive: string[] = [];
  for (const mutant of tried) {
    await server.sql`delete from rate_limit`;
    if (!(await isKilled(mutant))) alive.push(mutant.name);
  }
  console.info(`mutation: ${String(tried.length - alive.length)} of ${String(tried.length)} changes noticed; ${String(MUTANTS.filter((one) => !isTelling(one)).length)} more change nothing that anybody could see`);
  expect(alive).toEqual([]);
}, 580_000);

test('what is said never to be shared is judged by facts that name nobody else', () => {
  const wrong = asked.filter(({ permission, facts }) => NEVER_SHARED.test(permission) && (facts.parties ?? []).length + (facts.guests ?? []).length > 0);
  expect(wrong.map(({ permission, row }) => `${permission} ${row.route}`)).toEqual([]);
});
