// Checkpoints are made once for each place of a log, by one node at a time, and are genuine.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import { openLog } from '../base/logger';
import { aConfig } from '../testing/an-application';
import { anActor } from '../testing/a-workspace';
import { Audit } from './audit';
import { CheckpointSigner, isSigned, type Checkpoint } from './checkpoint';
import { Checkpoints, CHECKPOINT_FILE } from './checkpoints';

let database: TestDatabase;
const folder = mkdtempSync(path.join(os.tmpdir(), 'samsvar-checkpoints-'));
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a round signs what has gone on since, once, however many nodes are at it', async () => {
  const { sql } = database;
  const audit = new Audit();
  const config = aConfig({ dataDir: folder });
  const node = () => new Checkpoints(sql, () => new Date(), config, openLog('silent'));
  const [one, other] = [node(), node()];
  const actors = await Promise.all([anActor(sql), anActor(sql), anActor(sql)]);
  const act = async () => {
    for (const { organisationId } of actors) await audit.record(sql, organisationId, null, { action: 'member.left', object: { kind: 'person', id: 'x' } });
  };
  await act();
  const made = await Promise.all([one.round(), other.round(), one.round()]);
  expect(made.reduce((sum, count) => sum + count, 0)).toBe(3);
  expect(await other.round()).toBe(0);
  await act();
  expect(await other.round()).toBe(3);
  const lines = readFileSync(path.join(folder, CHECKPOINT_FILE), 'utf8').trimEnd().split('\n');
  const checkpoints = lines.map((line) => JSON.parse(line) as Checkpoint); // as they were written
  expect(checkpoints).toHaveLength(6);
  for (const checkpoint of checkpoints) {
    expect(isSigned(checkpoint)).toBe(true);
    for (const forged of [{ seq: 7 }, { hash: '00'.repeat(32) }, { signedAt: '2020-01-01T00:00:00.000Z' }, { publicKey: '00'.repeat(32) }, { signature: 'x' }])
      expect(isSigned({ ...checkpoint, ...forged })).toBe(false);
  }
});

test('another secret has another key', () => {
  const signed = new CheckpointSigner('a'.repeat(64)).sign({ organisation: 'o', seq: 1, hash: '00'.repeat(32), signedAt: '2026-01-01T00:00:00.000Z' });
  expect(isSigned(signed)).toBe(true);
  expect(new CheckpointSigner('b'.repeat(64)).publicKey).not.toBe(signed.publicKey);
  expect(new CheckpointSigner('a'.repeat(64)).publicKey).toBe(signed.publicKey);
});
