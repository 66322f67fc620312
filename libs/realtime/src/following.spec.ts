// What is read from the log before our own commit is answered counts as here, and stands in the snapshot too.
import * as Y from 'yjs';
import { LiveDocuments } from './live-documents';
import { LIMITS } from './limits';
import type { Relay, RelayListener } from './relay';
import { DOCUMENT, FakeSocket, InlineWorkbench, MemoryLog, SimulatedTime, personOf, syncMessage } from './testing';

/** A log whose answers to appends can be held back, though it keeps what it was given. */
class SlowToAnswer extends MemoryLog {
  private release: () => void = () => undefined;
  private held: Promise<void> = Promise.resolve();

  hold(): void {
    this.held = new Promise((resolve) => (this.release = resolve));
  }

  answer(): void {
    this.release();
  }

  override async append(...args: Parameters<MemoryLog['append']>) {
    const answers = await super.append(...args);
    await this.held;
    return answers;
  }
}

test('a snapshot made before our own commit is answered holds what was committed', async () => {
  const log = new SlowToAnswer();
  log.create(DOCUMENT);
  const ears: RelayListener[] = [];
  const relay: Relay = {
    listen: (listener) => Promise.resolve(void ears.push(listener)),
    publish: () => undefined,
    close: () => Promise.resolve(),
  };
  const time = new SimulatedTime();
  const live = new LiveDocuments({
    log,
    relay,
    workbench: new InlineWorkbench(),
    keepProjection: () => Promise.resolve(),
    sealKey: new Uint8Array(32),
    timing: time,
  });
  const profile = { canWrite: true, language: 'sv', speaksOurs: true, since: null } as const;
  const person = { id: personOf(1), name: 'Åsa', organisation: 'Länet' };
  const writer = live.join(new FakeSocket(), DOCUMENT, { ...profile, person });
  writer.receive(syncMessage('step1', new Uint8Array([0])));
  await time.pass(50);

  log.hold();
  const own = new Y.Doc();
  own.getText('t').insert(0, 'Vi tillstyrker.');
  writer.receive(syncMessage('update', Y.encodeStateAsUpdate(own)));
  await time.pass(50);

  // Another node writes on, enough for a snapshot; this one hears of it, and reads its own row because it seems to miss it.
  const others = new Y.Doc();
  for (let seq = 2; seq < LIMITS.joinTailUpdates + 10; seq += 1) {
    const before = Y.encodeStateVector(others);
    others.getText('t').insert(0, 'x');
    const update = Y.encodeStateAsUpdate(others, before);
    log.documents.get(DOCUMENT)?.rows.push({ seq, update, authors: [] });
    ears[0]?.heard({ type: 'commit', documentId: DOCUMENT, epoch: 1, seq, update, claims: new Map() });
  }
  await time.pass(200);
  const joiner = live.join(new FakeSocket(), DOCUMENT, { ...profile, person: { ...person, id: personOf(2) } });
  joiner.receive(syncMessage('step1', new Uint8Array([0])));
  await time.pass(50);

  const snapshot = log.documents.get(DOCUMENT)?.snapshot;
  expect(snapshot?.seq).toBe(LIMITS.joinTailUpdates + 9);
  const read = new Y.Doc();
  if (snapshot) Y.applyUpdate(read, snapshot.state);
  expect(read.getText('t').toString()).toContain('Vi tillstyrker.');
  log.answer();
  await time.pass(50);
});
