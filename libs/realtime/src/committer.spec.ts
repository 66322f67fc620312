// What waits while commits fail: merged once, tried again as it was, in order, and never more than the limit.
import * as Y from 'yjs';
import type { ResponseId } from '@samsvar/domain';
import { LIMITS } from './limits';
import { DOCUMENT, MemoryLog, Scene, syncMessage } from './testing';
import type { Append } from './update-log';

/** A log that keeps what it was asked to append, and fails while it is told to. */
class FailingLog extends MemoryLog {
  isFailing = false;
  readonly asked: (readonly Append[])[] = [];
  override append(batch: readonly Append[]) {
    this.asked.push(batch);
    return this.isFailing ? Promise.reject(new Error('no')) : super.append(batch);
  }
}

const write = (clientId: number, length: number): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getText('t').insert(0, 'x'.repeat(length));
  return syncMessage('update', Y.encodeStateAsUpdate(doc));
};
const lettersIn = (log: MemoryLog, documentId: ResponseId): number => {
  const doc = new Y.Doc();
  for (const update of log.replay(documentId)) Y.applyUpdate(doc, update);
  return doc.getText('t').length;
};

test('a commit that failed is tried again as it was, and what came meanwhile follows it', async () => {
  const log = new FailingLog();
  const scene = new Scene(log);
  const client = await scene.joined();
  log.isFailing = true;
  for (let i = 1; i <= 20; i += 1) {
    await client.says(write(i, 10_000));
    await scene.time.pass(500);
  }
  expect(log.asked.length).toBeGreaterThan(4);
  // The very same bytes: nothing was merged for it.
  expect(new Set(log.asked.map(([part]) => part?.update)).size).toBe(1);
  log.isFailing = false;
  await scene.time.pass(5_000);
  expect(log.replay(DOCUMENT)).toHaveLength(2);
  expect(lettersIn(log, DOCUMENT)).toBe(200_000);
  expect(client.heard()).toContainEqual({ type: 'ack', count: 20 });
});

test('one commit never takes more than can be merged in a moment, and all of it comes in order', async () => {
  const log = new FailingLog();
  const scene = new Scene(log);
  const clients = [];
  for (let no = 1; no <= 4; no += 1) clients.push(await scene.joined({}, no));
  log.isFailing = true;
  for (const [i, client] of clients.entries()) for (let j = 0; j < 4; j += 1) await client.says(write(i * 10 + j + 1, 900_000));
  log.isFailing = false;
  await scene.time.pass(6_000);
  const sizes = log.asked.map((batch) => batch.reduce((sum, { update }) => sum + update.length, 0));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(LIMITS.commitBytes);
  expect(lettersIn(log, DOCUMENT)).toBe(16 * 900_000);
  expect(scene.live.figures.uncommittedBytes).toBe(0);
});
