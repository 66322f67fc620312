// The promises of the live engine, one by one, in simulated time.
import * as Y from 'yjs';
import { decodeSealedUpdate, encodeCarry } from '@samsvar/protocol';
import { LIMITS } from './limits';
import { Client, DOCUMENT, MemoryLog, Scene, personOf, syncMessage, type Heard, type Outcome } from './testing';
import { WorkFailed, type Workbench } from './work-types';

const types = (heard: readonly Heard[]) => heard.map(({ type }) => type);
const EMPTY = syncMessage('step1', new Uint8Array([0]));

/** A document of its own that notes each of its updates. */
const aDoc = (clientId: number) => {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  return {
    doc,
    write: (words: string) => {
      doc.getText('t').insert(doc.getText('t').length, words);
      return updates.pop() ?? new Uint8Array();
    },
    erase: (length: number) => {
      doc.getText('t').delete(0, length);
      return updates.pop() ?? new Uint8Array();
    },
  };
};

const textOf = (log: MemoryLog): string => {
  const doc = new Y.Doc();
  for (const update of log.replay(DOCUMENT)) Y.applyUpdate(doc, update);
  return doc.getText('t').toString();
};

/** A log whose appends wait until they are let go, or fail while told to. */
const aSlowLog = () => {
  const waiting: (() => void)[] = [];
  let outcome: Outcome = 'works';
  const log = new MemoryLog(
    (call) => (call === 'append' ? outcome : 'works'),
    () => (isHeld ? new Promise<void>((resolve) => waiting.push(resolve)) : Promise.resolve()),
  );
  let isHeld = false;
  return {
    log,
    hold: () => (isHeld = true),
    letGo: () => {
      isHeld = false;
      waiting.splice(0).forEach((resolve) => resolve());
    },
    fail: (wanted: Outcome) => (outcome = wanted),
  };
};

describe('joining', () => {
  test('an empty client gets the snapshot, what follows it, the place in the log, and only then "that was all"', async () => {
    const log = new MemoryLog();
    const a = aDoc(1);
    log.create(DOCUMENT, a.write('hej'));
    const scene = new Scene(log);
    const client = new Client(scene);
    const heard = await client.says(EMPTY);
    expect(types(heard)).toEqual(['access', 'step1', 'update', 'cursor', 'step2']);
    expect(heard[3]).toEqual({ type: 'cursor', epoch: 1, seq: 1, order: 1 });
  });

  test('a client that comes back is sent only what it missed', async () => {
    const scene = new Scene();
    const [a, writer] = [aDoc(1), await scene.joined()];
    await writer.says(syncMessage('update', a.write('ett')));
    await writer.says(syncMessage('update', a.write('två')));
    const back = new Client(scene, { since: { epoch: 1, seq: 1 } }, 2);
    const heard = await back.says(EMPTY);
    expect(types(heard)).toEqual(['access', 'step1', 'update', 'cursor', 'step2']);
    expect(scene.rows).toBe(2);
  });

  test('a client of another epoch is told that it cannot go on', async () => {
    const scene = new Scene();
    const client = new Client(scene, { since: { epoch: 9, seq: 1 } });
    await client.says(EMPTY);
    expect(client.socket.closed).toEqual({ code: 4409, reason: 'conflict' });
  });

  test('what comes before the document is open waits, up to a limit', async () => {
    const slow = aSlowLog();
    slow.hold();
    const scene = new Scene(slow.log);
    const [client, flooding] = [new Client(scene), new Client(scene, {}, 2)];
    client.peer.receive(EMPTY);
    for (let i = 0; i <= LIMITS.earlyMessages; i += 1) flooding.peer.receive(EMPTY);
    expect(flooding.socket.closed?.code).toBe(1008);
    slow.letGo();
    await scene.time.pass(50);
    expect(types(client.heard())).toContain('step2');
  });

  test('whoever never joins is sent away after ten seconds', async () => {
    const scene = new Scene();
    const client = new Client(scene);
    await scene.time.pass(LIMITS.joinMs + 100);
    expect(client.socket.closed?.code).toBe(1008);
  });

  test('a document that does not exist, or cannot be read, closes the connection and nothing else', async () => {
    const scene = new Scene();
    scene.log.documents.clear();
    const client = await scene.joined();
    expect(client.socket.closed).toEqual({ code: 4404, reason: 'not-found' });
    const broken = new Scene(new MemoryLog(() => 'fails-before'));
    const other = await broken.joined();
    expect(other.socket.closed?.code).toBe(4503);
    expect(broken.reports[0]?.type).toBe('load-failed');
  });
});

describe('writing', () => {
  test('others see it at once, sealed for those who understand; the writer hears no echo, and is acknowledged', async () => {
    const scene = new Scene();
    const [writer, other, stock] = [await scene.joined(), await scene.joined({}, 2), await scene.joined({ speaksOurs: false }, 3)];
    const heard = await writer.says(syncMessage('update', aDoc(1).write('hej')));
    expect(heard).toEqual([{ type: 'ack', count: 1 }]);
    expect(types(other.heard())).toEqual(['relayed']);
    expect(types(stock.heard())).toEqual(['update']);
    expect(textOf(scene.log)).toBe('hej');
  });

  test('nothing is acknowledged before it is on disk', async () => {
    const slow = aSlowLog();
    const scene = new Scene(slow.log);
    const [writer, other] = [await scene.joined(), await scene.joined({}, 2)];
    slow.hold();
    expect(await writer.says(syncMessage('update', aDoc(1).write('hej')))).toEqual([]);
    expect(types(other.heard())).toEqual(['relayed']);
    slow.letGo();
    await scene.time.pass(50);
    slow.letGo();
    await scene.time.pass(50);
    expect(writer.heard()).toContainEqual({ type: 'ack', count: 1 });
  });

  test('also not to a client that comes back while its text is still on its way', async () => {
    const slow = aSlowLog();
    const scene = new Scene(slow.log);
    const a = aDoc(1);
    const first = await scene.joined();
    slow.hold();
    await first.says(syncMessage('update', a.write('hej')));
    first.peer.gone();
    const again = new Client(scene);
    const heard = await again.says(EMPTY, syncMessage('step2', Y.encodeStateAsUpdate(a.doc)));
    expect(types(heard)).not.toContain('ack');
    slow.letGo();
    await scene.time.pass(50);
    slow.letGo();
    await scene.time.pass(50);
    expect(again.heard()).toContainEqual({ type: 'ack', count: 1 });
    expect(scene.rows).toBe(1);
  });

  test('what is known already is acknowledged without being stored, with or without deletions', async () => {
    const scene = new Scene();
    const [a, client] = [aDoc(1), await scene.joined()];
    await client.says(syncMessage('update', a.write('hej')), syncMessage('update', a.erase(1)));
    const rows = scene.rows;
    expect(await client.says(syncMessage('step2', Y.encodeStateAsUpdate(a.doc)))).toEqual([{ type: 'ack', count: 3 }]);
    expect(scene.rows).toBe(rows);
  });

  test('a failing log is tried again until it works; people are told that it fails, and that it works again', async () => {
    const slow = aSlowLog();
    const scene = new Scene(slow.log);
    const client = await scene.joined();
    slow.fail('fails-before');
    await client.says(syncMessage('update', aDoc(1).write('hej')));
    await scene.time.pass(4_000);
    expect(client.heard()).toContainEqual(expect.objectContaining({ type: 'notice', code: 'not-saving' }));
    const late = await scene.joined({}, 2);
    expect(scene.live.figures.isSaving).toBe(false);
    slow.fail('works');
    await scene.time.pass(4_000);
    const heard = client.heard();
    expect(heard).toContainEqual({ type: 'ack', count: 1 });
    expect(heard).toContainEqual(expect.objectContaining({ code: 'saving-again' }));
    expect(late.heard()).toContainEqual(expect.objectContaining({ code: 'saving-again' }));
    expect(textOf(scene.log)).toBe('hej');
  });

  test('a log that answers nothing after keeping is harmless: the text stands there once', async () => {
    const slow = aSlowLog();
    const scene = new Scene(slow.log);
    const client = await scene.joined();
    slow.fail('fails-after');
    await client.says(syncMessage('update', aDoc(1).write('hej')));
    slow.fail('works');
    await scene.time.pass(1_000);
    expect(client.heard()).toContainEqual({ type: 'ack', count: 1 });
    expect(textOf(scene.log)).toBe('hej');
  });

  test('reading stops when too much waits to be saved, and goes on by itself', async () => {
    const slow = aSlowLog();
    const scene = new Scene(slow.log);
    const other = '00000000-0000-4000-8000-000000000002' as typeof DOCUMENT; // a second document: one alone has a limit of its own
    scene.log.create(other);
    const clients = [1, 2, 3, 4, 5, 6, 7, 8].map((no) => new Client(scene, {}, no, no % 2 ? DOCUMENT : other));
    for (const client of clients) await client.says(EMPTY);
    slow.fail('fails-before');
    const big = 'x'.repeat(900_000);
    for (const [i, client] of clients.entries()) for (let j = 0; j < 5; j += 1) {
      client.peer.receive(syncMessage('update', aDoc(100 + i * 10 + j).write(big)));
      await scene.time.pass(2_000);
    }
    await scene.time.pass(2_000);
    expect(clients.every(({ socket }) => socket.isPaused)).toBe(true);
    slow.fail('works');
    await scene.time.pass(8_000);
    expect(clients.some(({ socket }) => socket.isPaused)).toBe(false);
    expect(scene.live.figures.uncommittedBytes).toBe(0);
  });
});

describe('back-pressure', () => {
  test('a reader that stops is not sent more, catches up when it reads again, and others never notice', async () => {
    const scene = new Scene();
    const [a, writer, slow] = [aDoc(1), await scene.joined(), await scene.joined({}, 2)];
    slow.socket.isStalled = true;
    for (let i = 0; i < 8; i += 1) await writer.says(syncMessage('update', a.write('x'.repeat(50_000))));
    expect(slow.socket.unsent).toBeLessThan(LIMITS.unsentBytes + 60_000);
    slow.socket.isStalled = false;
    slow.socket.unsent = 0;
    await scene.time.pass(500);
    const doc = new Y.Doc();
    for (const heard of slow.heard()) {
      if (heard.type === 'update') Y.applyUpdate(doc, heard.bytes);
      if (heard.type === 'relayed') Y.applyUpdate(doc, decodeSealedUpdate(heard.body).update);
    }
    expect(doc.getText('t').length).toBe(400_000);
  });

  test('one that never reads again is closed', async () => {
    const scene = new Scene();
    const [writer, slow] = [await scene.joined(), await scene.joined({}, 2)];
    slow.socket.isStalled = true;
    await writer.says(syncMessage('update', aDoc(1).write('x'.repeat(400_000))));
    await scene.time.pass(LIMITS.lagMs + 1_000);
    expect(slow.socket.closed?.code).toBe(1013);
  });

  test('nobody hears nothing for long', async () => {
    const scene = new Scene();
    const [ours, stock] = [await scene.joined(), await scene.joined({ speaksOurs: false }, 2)];
    ours.heard();
    stock.heard();
    await scene.time.pass(12_000);
    expect(types(ours.heard())).toEqual(['cursor']);
    expect(types(stock.heard())).toEqual(['presence']);
  });
});

describe('closing', () => {
  test('a document nobody has open is committed, projected, compacted and forgotten, and opens again as it was', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    await client.says(syncMessage('update', aDoc(1).write('hej')));
    client.peer.gone();
    await scene.time.pass(10_000);
    expect(scene.live.figures.documents).toBe(0);
    expect(scene.log.documents.get(DOCUMENT)?.snapshot?.seq).toBe(1);
    expect(scene.projected.at(-1)?.seq).toBe(1);
    const again = await scene.joined({}, 2);
    await again.says(syncMessage('update', aDoc(2).write('då')));
    expect(textOf(scene.log)).toMatch(/hej/);
    expect(textOf(scene.log)).toMatch(/då/);
  });

  test('a document with unsaved updates stays open when everybody has left', async () => {
    const slow = aSlowLog();
    const scene = new Scene(slow.log);
    const client = await scene.joined();
    slow.fail('fails-before');
    await client.says(syncMessage('update', aDoc(1).write('hej')));
    client.peer.gone();
    await scene.time.pass(30_000);
    expect(scene.live.figures.documents).toBe(1);
    slow.fail('works');
    await scene.time.pass(20_000);
    expect(textOf(scene.log)).toBe('hej');
    expect(scene.live.figures.documents).toBe(0);
  });

  test('shutting down tells people, saves everything and lets nobody new in', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    client.peer.receive(syncMessage('update', aDoc(1).write('hej')));
    const isSaved = scene.live.shutDown();
    await scene.time.pass(1_000);
    expect(await isSaved).toBe(true);
    expect(types(client.heard())).toEqual(['notice', 'ack']);
    expect(client.socket.closed).toEqual({ code: 1012, reason: 'restarting' });
    expect(textOf(scene.log)).toBe('hej');
    expect(() => scene.live.admit(DOCUMENT, personOf(1))).toThrow('unavailable');
  });

  test('people are sent away by person, by document, and never all at once by mistake', async () => {
    const scene = new Scene();
    const [a, b] = [await scene.joined(), await scene.joined({}, 2)];
    scene.live.closeFor({});
    expect([a.socket.closed, b.socket.closed]).toEqual([null, null]);
    scene.live.closeFor({ personId: personOf(1) });
    expect([a.socket.closed?.code, b.socket.closed]).toEqual([1012, null]);
    scene.live.closeFor({ documentId: DOCUMENT });
    expect(b.socket.closed?.code).toBe(1012);
  });

  test('quotas count connections of a person and of a document', async () => {
    const scene = new Scene();
    for (let i = 0; i < LIMITS.connectionsPerPerson; i += 1) await scene.joined();
    expect(() => scene.live.admit(DOCUMENT, personOf(1))).toThrow('too-many-connections');
    expect(() => scene.live.admit(DOCUMENT, personOf(2))).not.toThrow();
  });
});

describe('a document that breaks the worker', () => {
  test('is still written and saved; authors are told, and others are untouched', async () => {
    const failing: Workbench = { run: () => Promise.reject(new WorkFailed('it crashed')), close: () => Promise.resolve() };
    const scene = new Scene(new MemoryLog(), failing);
    const [writer, reader] = [await scene.joined(), await scene.joined({ canWrite: false }, 2)];
    const a = aDoc(1);
    const heard: Heard[] = [];
    for (let i = 0; i < 40; i += 1) heard.push(...(await writer.says(syncMessage('update', a.write('x'.repeat(30_000))))));
    expect(heard).toContainEqual(expect.objectContaining({ code: 'quarantined' }));
    expect(reader.heard().some((one) => one.type === 'notice')).toBe(false);
    expect(textOf(scene.log)).toHaveLength(1_200_000);
    const late = new Client(scene, {}, 3);
    expect(types(await late.says(EMPTY)).at(-1)).toBe('step2');
  });
});

describe('handing back', () => {
  test('text that was seen before the server was lost is saved under its author, also by a reader', async () => {
    const slow = aSlowLog();
    const before = new Scene(slow.log);
    const [writer, reader] = [await before.joined(), await before.joined({ canWrite: false }, 2)];
    slow.hold();
    await writer.says(syncMessage('update', aDoc(1).write('hej')));
    const [relayed] = reader.heard();
    if (relayed?.type !== 'relayed') throw new Error('not relayed');
    const after = new Scene();
    const again = await after.joined({ canWrite: false }, 2);
    expect(await again.says(encodeCarry(relayed), syncMessage('step2', new Uint8Array([0, 0])))).toContainEqual({ type: 'ack', count: 1 });
    expect(textOf(after.log)).toBe('hej');
    expect(after.log.documents.get(DOCUMENT)?.owners.get(1)).toBe(personOf(1));
    expect(after.log.documents.get(DOCUMENT)?.rows[0]?.authors).toContain(personOf(1));
  });

  test('a seal that is not genuine vouches for nothing', async () => {
    const before = new Scene();
    const [writer, reader] = [await before.joined(), await before.joined({ canWrite: false }, 2)];
    await writer.says(syncMessage('update', aDoc(1).write('hej')));
    const [relayed] = reader.heard();
    if (relayed?.type !== 'relayed') throw new Error('not relayed');
    const body = relayed.body.slice();
    body[body.length - 4] = 0x58;
    const after = new Scene();
    const again = await after.joined({ canWrite: false }, 2);
    await again.says(encodeCarry({ ...relayed, body }), syncMessage('step2', new Uint8Array([0, 0])));
    expect(after.rows).toBe(0);
  });
});
