// The hashed form of an entry is that of RFC 8785, in the database as in the verifier, whatever people are called.
import { createHash } from 'node:crypto';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import type { AuditFacts } from '@samsvar/domain';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { Access } from '../access/access';
import { anActor } from '../testing/a-workspace';
import { Audit } from './audit';
import { canonical } from './canonical';
import { loggedEntries } from './verify-log';

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

const CONTROLS = Array.from({ length: 31 }, (_, at) => String.fromCodePoint(at + 1)).join('');
const STRINGS = ['', '"', '\\', '\\"\\n', CONTROLS, '\u007f\u0080\u009f', '\u2028\u2029', 'å ä ö Å Ä Ö', '🙂👩‍👩‍👧', '\u{10FFFF}', '\uFEFF', '\u202Etxt', '</script>', "'; drop table x; --", '\uFFFF', '/', 'null', '{}'];
const NUMBERS = [0, -0, 1, -1, 0.1, -0.5, 1e-6, 1e-7, 1.5e-9, 5e-324, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 4.35, 1 / 3, 333333333.33333329, 1e15, 123e-20];

const facts = (): AuditFacts[] => [
  ...STRINGS.map((text) => ({ text })),
  ...NUMBERS.map((number) => ({ number })),
  { b: true, a: false, B: null, A: 1, _: 'x', '10': 2, '9': 1, 'a b': 'c', 'a"b': 1, 'a\\': 2 },
  {},
];

test('entries with hostile words and odd numbers hash as the reference implementation says', async () => {
  const { sql } = database;
  const actor = await anActor(sql, 'administrator');
  const audit = new Audit();
  const written = [...facts(), ...fc.sample(fc.dictionary(fc.stringMatching(/^[ -~]{1,9}$/), fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
    fc.double({ noNaN: true, min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
    fc.boolean(),
    fc.constant(null),
  )), 200)];
  for (const [at, some] of written.entries()) {
    const id = STRINGS[at % STRINGS.length] ?? '';
    await audit.record(sql, actor.organisationId, at % 2 ? actor : null, { action: 'member.changed', object: { kind: id, id }, facts: some });
  }
  const grant = await new Access(sql).require(actor, 'audit.read', { organisation: actor.organisationId });
  let count = 0;
  for await (const { hash, ...entry } of loggedEntries(sql, grant)) {
    const text = canonicalize(entry) ?? '';
    expect(canonical(entry)).toBe(text);
    expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
    expect(entry.facts).toEqual(JSON.parse(JSON.stringify(written[count])));
    count += 1;
  }
  expect(count).toBe(written.length);
});

test('facts that are not flat, have names beyond ASCII or hold a number beyond what is exact are refused', async () => {
  const { sql } = database;
  await expect(sql`select audit_facts(${sql.json({ a: { b: 1 } })})`).rejects.toThrow('flat');
  await expect(sql`select audit_facts(${sql.json({ a: [1] })})`).rejects.toThrow('flat');
  await expect(sql`select audit_facts(${sql.json({ ö: 1 })})`).rejects.toThrow('ASCII');
  await expect(sql`select audit_facts(${sql.json({ a: 2 ** 53 })})`).rejects.toThrow('too large');
});
