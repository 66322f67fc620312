// Many who write in the same log at once leave no gap and no fork.
import { openDatabase, transaction } from '@samsvar/database';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import { Access } from '../access/access';
import { anActor } from '../testing/a-workspace';
import { Audit } from './audit';
import { verifyLog } from './verify-log';

const WRITERS = 64;
/** AUDIT_ROWS=10000 is the figure that is reported; a tenth of the time is enough every day. */
const ROWS = Number(process.env['AUDIT_ROWS'] ?? 2_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

test(`${String(WRITERS)} writers, ${String(ROWS)} entries, two logs in every order: no gap, no fork, nobody waits for ever`, async () => {
  const one = await anActor(database.sql, 'administrator');
  const other = await anActor(database.sql, 'administrator');
  const sql = openDatabase(database.url, { connections: WRITERS });
  const access = new Access(sql);
  const audit = new Audit();
  const deed = { action: 'comment.written', object: { kind: 'comment', id: 'x' } } as const;
  const grantOf = (actor: typeof one) => access.require(actor, 'audit.read', { organisation: actor.organisationId });
  const [grant, foreign] = [await grantOf(one), await grantOf(other)];
  let done = 0;
  const write = async (writer: number) => {
    while (done < ROWS) {
      await transaction(sql, async (tx) => {
        // Every third one acts for the other organisation, whose log is taken too; others fail and leave nothing.
        if (writer % 3 === 0) for (const log of [one.organisationId, other.organisationId].sort()) await audit.record(tx, log, other, deed);
        else await audit.recordBy(tx, grant, deed);
        if (writer % 16 === 1) throw new Error('rolled back');
      })
        .then(() => (done += 1))
        .catch((error: unknown) => {
          if (!(error instanceof Error) || error.message !== 'rolled back') throw error;
        });
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  const verdict = await verifyLog({ sql, system: sql }, grant);
  expect(verdict).toMatchObject({ isWhole: true, fault: null });
  expect(verdict.count).toBeGreaterThanOrEqual(ROWS);
  expect((await verifyLog({ sql, system: sql }, foreign)).isWhole).toBe(true);
  const [row] = await sql<{ forks: number; last: number }[]>`
    select (count(*) - count(distinct previous))::int as forks, max(seq) as last from audit_entry where organisation_id = ${one.organisationId}`;
  expect(row).toEqual({ forks: 0, last: verdict.count });
  await sql.end();
}, 600_000);
