// Whoever changes the log behind its back is found: 1,000 attempts on a real PostgreSQL, as a superuser makes them.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { transaction, type Transaction } from '@samsvar/database';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import type { Actor, ResponseId } from '@samsvar/domain';
import type { AuditVerificationBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { openLog } from '../base/logger';
import { aConfig } from '../testing/an-application';
import { aConsultation, anActor } from '../testing/a-workspace';
import { Audit } from './audit';
import { Checkpoints } from './checkpoints';
import { verifyLog } from './verify-log';

const ENTRIES = 40;
/** Where the last checkpoint stands. */
const MARKED = 30;
const TRIALS = 1_000;

let database: TestDatabase;
let own: Actor;
const folder = mkdtempSync(path.join(os.tmpdir(), 'samsvar-audit-'));
let grant: Grant;
const audit = new Audit();

beforeAll(async () => {
  database = await aDatabase();
  const { sql } = database;
  own = await anActor(sql, 'administrator');
  const other = await anActor(sql);
  await aSharedResponse(own, other);
  grant = await new Access(sql).require(own, 'audit.read', { organisation: own.organisationId });
  const checkpoints = new Checkpoints(sql, () => new Date(), aConfig({ dataDir: folder }), openLog('silent'));
  for (let at = 1; at <= ENTRIES; at += 1) {
    const deed = { action: 'member.changed', object: { kind: 'person', id: randomUUID() }, facts: { before: 'author', after: 'reviewer', at } } as const;
    await audit.record(sql, own.organisationId, at % 3 ? own : null, deed);
    if (at % 10 === 0 && at <= MARKED) await checkpoints.take([own.organisationId]);
  }
}, 60_000);
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const aSharedResponse = async (owner: Actor, party: Actor) => {
  const { sql } = database;
  const [file, response] = [randomUUID(), randomUUID() as ResponseId]; // new uuids, named here
  const consultation = await aConsultation(sql, owner);
  await sql`insert into case_file (id, organisation_id, consultation_id, state) values (${file}, ${owner.organisationId}, ${consultation}, 'drafting')`;
  await sql`insert into response (id, organisation_id, case_file_id, title, created_by) values (${response}, ${owner.organisationId}, ${file}, 'Svar', ${owner.personId})`;
  await sql`insert into response_party (response_id, organisation_id, part, joined_by) values (${response}, ${party.organisationId}, 'write', ${owner.personId})`;
};

/** The same numbers each run. */
const dice = () => {
  let state = 20_261_122;
  return (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
};

/** What is changed of a row, as SQL for `set`. */
const CHANGES = [
  "at = at + interval '1 microsecond'",
  'actor_id = gen_random_uuid()',
  'actor_id = case when actor_id is null then gen_random_uuid() end',
  'acting_as = gen_random_uuid()',
  "action = 'member.removed'",
  "object_kind = object_kind || ' '",
  'object_id = gen_random_uuid()::text',
  `facts = facts || '{"after": "administrator"}'`,
  `facts = facts - 'before'`,
  "request_id = 'x'",
  "previous = sha256('x')",
  "hash = sha256('x')",
  'seq = seq + 1000',
  'organisation_id = (select id from organisation where id <> organisation_id limit 1)',
];

type Attempt = (tx: Transaction, roll: (sides: number) => number) => Promise<unknown>;

const at = (seq: number) => `organisation_id = '${own.organisationId}' and seq = ${String(seq)}`;
const any = (roll: (sides: number) => number) => 1 + roll(ENTRIES);

/** Writes the hashes of all entries anew, as the database makes them, and the head. Nothing in the log itself tells of it. */
const rehash = async (tx: Transaction): Promise<void> => {
  await tx.unsafe(`
    do $$ declare e audit_entry; last bytea := decode(repeat('00', 32), 'hex'); n bigint := 0; begin
      for e in select * from audit_entry where organisation_id = '${own.organisationId}' order by seq loop
        n := n + 1;
        e.previous := last;
        update audit_entry set seq = n, previous = last where organisation_id = e.organisation_id and seq = e.seq;
        e.seq := n;
        e.hash := sha256(convert_to(audit_canonical(e), 'UTF8'));
        update audit_entry set hash = e.hash where organisation_id = e.organisation_id and seq = n;
        last := e.hash;
      end loop;
      update audit_head set seq = n, hash = last where organisation_id = '${own.organisationId}';
    end $$`);
};
const forgetOwnCheckpoints = (tx: Transaction) => tx`delete from audit_checkpoint`;

const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  alter: (tx, roll) => tx.unsafe(`update audit_entry set ${CHANGES[roll(CHANGES.length)] ?? ''} where ${at(any(roll))}`),
  delete: (tx, roll) => tx.unsafe(`delete from audit_entry where ${at(any(roll))}`),
  swap: async (tx, roll) => {
    const [one, step] = [any(roll), 1 + roll(ENTRIES - 1)];
    const other = ((one - 1 + step) % ENTRIES) + 1;
    await tx.unsafe(`update audit_entry set seq = -1 where ${at(one)}; update audit_entry set seq = ${String(one)} where ${at(other)};
      update audit_entry set seq = ${String(other)} where ${at(-1)}`);
  },
  truncate: (tx, roll) => tx.unsafe(`delete from audit_entry where organisation_id = '${own.organisationId}' and seq > ${String(any(roll) - 1)}`),
  'truncate, the head with it': async (tx, roll) => {
    const last = roll(MARKED);
    await tx.unsafe(`delete from audit_entry where organisation_id = '${own.organisationId}' and seq > ${String(last)}`);
    await rehash(tx);
    if (roll(2)) await forgetOwnCheckpoints(tx);
  },
  'alter, and write the whole chain anew': async (tx, roll) => {
    await tx.unsafe(`update audit_entry set facts = '{"after": "administrator"}' where ${at(1 + roll(MARKED))}`);
    await rehash(tx);
    if (roll(2)) await forgetOwnCheckpoints(tx);
  },
  'delete, and write the whole chain anew': async (tx, roll) => {
    await tx.unsafe(`delete from audit_entry where ${at(1 + roll(MARKED))}`);
    await rehash(tx);
    await forgetOwnCheckpoints(tx);
  },
};

class Undone extends Error {}

/** What the verification says after an attempt, which is then undone. */
const judged = async (attempt: (tx: Transaction) => Promise<unknown>): Promise<AuditVerificationBody> => {
  let verdict: AuditVerificationBody | null = null;
  await transaction(database.sql, async (tx) => {
    await tx`set local session_replication_role = replica`;
    await attempt(tx);
    verdict = await verifyLog({ sql: tx, system: tx }, grant);
    throw new Undone();
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  if (!verdict) throw new Error('nothing was judged');
  return verdict;
};

test('the untouched log is whole, and others hold its checkpoints', async () => {
  const verdict = await judged(() => Promise.resolve());
  expect(verdict).toMatchObject({ count: ENTRIES, isWhole: true, fault: null, checkpoints: 3 });
  expect(verdict.witnesses).toHaveLength(1);
});

test(`${String(TRIALS)} attempts: all are found`, async () => {
  const roll = dice();
  const names = Object.keys(ATTEMPTS);
  const missed: string[] = [];
  const kinds: Record<string, number> = {};
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const name = names[trial % names.length] ?? '';
    const { isWhole, fault } = await judged((tx) => ATTEMPTS[name]?.(tx, roll) ?? Promise.resolve());
    if (isWhole) missed.push(`${String(trial)} ${name}`);
    kinds[fault?.kind ?? 'none'] = (kinds[fault?.kind ?? 'none'] ?? 0) + 1;
  }
  expect(missed).toEqual([]);
  expect(Object.keys(kinds).sort()).toEqual(['altered', 'checkpoint', 'cut-short', 'missing']);
}, 300_000);

test('every change of every column is found where it was made', async () => {
  for (const change of CHANGES.slice(0, -2)) {
    const { fault } = await judged((tx) => tx.unsafe(`update audit_entry set ${change} where ${at(17)}`));
    expect({ change, fault }).toEqual({ change, fault: { seq: 17, kind: 'altered' } });
  }
});

test('an entry that was slipped in past the head is found', async () => {
  const { fault } = await judged((tx) => tx.unsafe(`insert into audit_entry select organisation_id, seq + 1, at, actor_id, acting_as, action, object_kind,
    object_id, facts, request_id, previous, hash from audit_entry where ${at(ENTRIES)}`));
  expect(fault).toEqual({ seq: ENTRIES + 1, kind: 'out-of-order' });
});

test('a checkpoint that nobody signed is no checkpoint', async () => {
  const { fault } = await judged((tx) => tx`update audit_witness set signature = decode(repeat('00', 64), 'hex') where seq = 20`);
  expect(fault).toEqual({ seq: 20, kind: 'checkpoint' });
});

test('what nobody can see: the tail after the last checkpoint, cut off together with the head', async () => {
  const { isWhole, count } = await judged(async (tx) => {
    await tx.unsafe(`delete from audit_entry where organisation_id = '${own.organisationId}' and seq > ${String(MARKED + 2)}`);
    await rehash(tx);
  });
  expect({ isWhole, count }).toEqual({ isWhole: true, count: MARKED + 2 });
});
