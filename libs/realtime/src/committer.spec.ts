// What waits while commits fail: merged once, tried again as it was, in order, and never more than the limit.
import * as Y from 'yjs';
import type { ResponseId } from '@samsvar/domain';
import { LIMITS } from './limits';
import { Client, DOCUMENT, MemoryLog, Scene, personOf, syncMessage, type FakeSocket } from './testing';
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

describe('much from one person while commits fail', () => {
  const documents = [1, 2, 3].map((no) => `00000000-0000-4000-8000-00000000000${no}` as ResponseId); // three ids
  /** What a socket of a machine holds when it is told to stop. */
  const says = (socket: FakeSocket, client: Client, message: Uint8Array): boolean => {
    if (socket.isPaused) return false;
    client.peer.receive(message);
    return true;
  };

  test('stays within the limit however fast it comes, and reading goes on when commits work', async () => {
    const log = new FailingLog();
    const scene = new Scene(log);
    for (const id of documents.slice(1)) log.create(id);
    const clients = Array.from({ length: 15 }, (_, i) => new Client(scene, {}, 1, documents[i % 3]));
    for (const client of clients) await client.says(syncMessage('step1', new Uint8Array([0])));
    log.isFailing = true;
    // All in one moment: nobody has looked at the clock meanwhile.
    let said = 0;
    for (let j = 0; j < 4; j += 1) for (const [i, client] of clients.entries()) said += says(client.socket, client, write(i * 10 + j + 1, 900_000)) ? 1 : 0;
    expect(scene.live.figures.uncommittedBytes).toBeLessThanOrEqual(LIMITS.uncommittedBytes + LIMITS.updateBytes);
    expect(said).toBeLessThan(60);
    expect(clients.every(({ socket }) => socket.isPaused)).toBe(true);
    await scene.time.pass(20_000);
    log.isFailing = false;
    await scene.time.pass(10_000);
    expect(clients.some(({ socket }) => socket.isPaused)).toBe(false);
    expect(scene.live.figures.uncommittedBytes).toBe(0);
    expect(documents.reduce((sum, id) => sum + lettersIn(log, id), 0)).toBe(said * 900_000);
    // And again: nothing was left paused, or counted twice.
    const again = await clients[0]?.says(write(999, 1_000));
    expect(again?.map(({ type }) => type)).toContain('ack');
  });

  test('also when it is many small updates in one document', async () => {
    const log = new FailingLog();
    const scene = new Scene(log);
    const [client, other] = [await scene.joined(), await scene.joined({}, 2)];
    log.isFailing = true;
    const doc = new Y.Doc();
    doc.clientID = 7;
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let i = 0; i < 2_000; i += 1) doc.getText('t').insert(0, `${i} `);
    for (const [i, update] of updates.entries()) {
      client.peer.receive(syncMessage('update', update));
      if (i % 20 === 0) await scene.time.pass(400);
    }
    expect(scene.live.figures.uncommittedBytes).toBeLessThan(100_000);
    log.isFailing = false;
    await scene.time.pass(6_000);
    expect(lettersIn(log, DOCUMENT)).toBe(doc.getText('t').length);
    expect(client.heard()).toContainEqual({ type: 'ack', count: 2_000 });
    expect(other.socket.closed).toBeNull();
    expect(scene.log.documents.get(DOCUMENT)?.owners.get(7)).toBe(personOf(1));
  });
});
