// Hostile frames: nothing of them is stored or shown, each is answered, and honest people never notice.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodeCarry } from '@samsvar/protocol';
import { LIMITS } from './limits';
import { MalformedUpdate, freshRuns, inspectUpdate } from './inspect-update';
import { Client, DOCUMENT, Scene, personOf, presenceMessage, seededChance, syncMessage, type Heard } from './testing';

const CASES = Number(process.env['HOSTILE'] ?? 20_000);

const update = (clientId: number, words: string): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getText('t').insert(0, words);
  return Y.encodeStateAsUpdate(doc);
};

/** An update with one run, written by hand. */
const byHand = (write: (out: encoding.Encoder) => void, deletions: readonly (readonly number[])[] = []): Uint8Array => {
  const out = encoding.createEncoder();
  write(out);
  encoding.writeVarUint(out, deletions.length);
  for (const [client = 0, clock = 0, length = 0] of deletions) {
    for (const number of [client, 1, clock, length]) encoding.writeVarUint(out, number);
  }
  return encoding.toUint8Array(out);
};

const numbers = (out: encoding.Encoder, ...values: readonly number[]) => values.forEach((value) => encoding.writeVarUint(out, value));

/** One run of one client with one deleted struct of a length. */
const gone = (client: number, clock: number, length: number) => (out: encoding.Encoder) => {
  numbers(out, 1, 1, client, clock);
  encoding.writeUint8(out, 0);
  encoding.writeVarUint(out, length);
};

const MALFORMED: readonly (readonly [string, Uint8Array])[] = [
  ['nothing at all', new Uint8Array()],
  ['bytes left over', new Uint8Array([...update(1, 'a'), 0])],
  ['half an update', update(1, 'abc').slice(0, 9)],
  ['an update of the other encoding', Y.convertUpdateFormatV1ToV2(update(1, 'abc'))],
  ['a number without end', new Uint8Array(12).fill(255)],
  ['more clients than bytes', byHand((out) => numbers(out, 2 ** 50))],
  ['more structs than bytes', byHand((out) => numbers(out, 1, 2 ** 50, 1, 0))],
  ['a huge clock', byHand(gone(1, 2 ** 50, 1))],
  ['a huge length', byHand(gone(1, 0, 2 ** 50))],
  ['a length that would poison a clock', byHand(gone(1, 0, LIMITS.updateClocks + 1))],
  ['a struct of no length', byHand(gone(1, 0, 0))],
  ['a gap written out', byHand((out) => { numbers(out, 1, 1, 1, 0); encoding.writeUint8(out, 10); numbers(out, 5); })],
  ['a client twice', byHand((out) => { numbers(out, 2); for (let i = 0; i < 2; i += 1) { numbers(out, 1, 7, i); encoding.writeUint8(out, 0); numbers(out, 1); } })],
  ['clients in ascending order', byHand((out) => { numbers(out, 2); for (const client of [7, 8]) { numbers(out, 1, client, 0); encoding.writeUint8(out, 0); numbers(out, 1); } })],
  ['an unknown kind of content', byHand((out) => { numbers(out, 1, 1, 1, 0); encoding.writeUint8(out, 31); numbers(out, 1, 1); })],
  ['content that is not JSON', byHand((out) => { numbers(out, 1, 1, 1, 0); encoding.writeUint8(out, 5); numbers(out, 1); encoding.writeVarString(out, 't'); encoding.writeVarString(out, '{"a"'); })],
  ['a document inside', (() => { const doc = new Y.Doc(); doc.getMap('m').set('d', new Y.Doc()); return Y.encodeStateAsUpdate(doc); })()],
  ['a deletion out of range', byHand((out) => numbers(out, 0), [[1, 2 ** 40, 1]])],
  // The class of yjs/yjs#687: a few bytes that keep a reader busy for ever.
  ['the frame of that report, in the other encoding', new Uint8Array(Buffer.from('00010000000001000100010200001602000001fdffffffff7f0000', 'hex'))],
  ['a tiny frame with huge counts', new Uint8Array([1, 255, 255, 255, 255, 255, 255, 255, 15, 1, 0, 10, 255, 255, 255, 255, 255, 255, 255, 15, 0, 0, 1, 1, 1, 0, 1])],
];

test.each(MALFORMED)('%s is malformed, and is found so at once', (_name, bytes) => {
  const from = process.cpuUsage();
  expect(() => inspectUpdate(bytes)).toThrow(MalformedUpdate);
  const { user } = process.cpuUsage(from);
  expect(user).toBeLessThan(2_000_000);
});

describe('what builds on something unknown is a gap', () => {
  const known = new Map([[1, 3]]);
  const judge = (bytes: Uint8Array) => freshRuns(inspectUpdate(bytes), known);

  test('a clock that leaps', () => expect(judge(byHand(gone(1, 4, 1)))).toBe('gap'));
  test('a deletion of the unknown', () => expect(judge(byHand((out) => numbers(out, 0), [[1, 2, 5]]))).toBe('gap'));
  test('a neighbour that is unknown', () => {
    const doc = new Y.Doc();
    doc.clientID = 9;
    Y.applyUpdate(doc, update(5, 'unknown'));
    const before = Y.encodeStateVector(doc);
    doc.getText('t').insert(3, 'x');
    expect(judge(Y.encodeStateAsUpdate(doc, before))).toBe('gap');
  });
  test('two structs that wait for each other', () => {
    const cycle = byHand((out) => {
      numbers(out, 2);
      for (const [client, other] of [[8, 7], [7, 8]] as const) {
        numbers(out, 1, client, 0);
        encoding.writeUint8(out, 4 | 128);
        numbers(out, other, 0);
        encoding.writeVarString(out, 'x');
      }
    });
    expect(judge(cycle)).toBe('gap');
  });
  test('but not what it brings itself, in whatever order', () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()];
    a.clientID = 5;
    b.clientID = 900;
    a.getText('t').insert(0, 'first');
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
    b.getText('t').insert(2, 'second');
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
    a.getText('t').insert(4, 'third');
    expect(freshRuns(inspectUpdate(Y.encodeStateAsUpdate(a)), new Map())).toHaveLength(2);
  });
});

/** A writer, an onlooker, and a document with something in it. */
const aScene = async () => {
  const scene = new Scene();
  const owner = await scene.joined({}, 1);
  await owner.says(syncMessage('update', update(1, 'hej')));
  const onlooker = await scene.joined({}, 2);
  onlooker.heard();
  return { scene, owner, onlooker, rows: scene.rows };
};

const refusalIn = (heard: readonly Heard[]) => heard.flatMap((one) => (one.type === 'nack' ? [one.code] : []));

describe('refused, answered, and nowhere to be seen', () => {
  const cases: readonly (readonly [string, string, Uint8Array, { canWrite?: boolean }])[] = [
    ['malformed bytes', 'update-invalid', syncMessage('update', new Uint8Array([9, 9, 9])), {}],
    ['a gap', 'update-gap', syncMessage('update', byHand(gone(77, 5, 1))), {}],
    ['another person’s client id', 'update-foreign-client', syncMessage('update', byHand(gone(1, 3, 1))), {}],
    ['another person’s client id in a SyncStep2', 'update-foreign-client', syncMessage('step2', byHand(gone(1, 3, 1))), {}],
    ['too many bytes', 'too-large', syncMessage('update', update(77, 'x'.repeat(LIMITS.updateBytes))), {}],
    ['a reader’s update', 'read-only', syncMessage('update', update(77, 'x')), { canWrite: false }],
    ['a reader’s SyncStep2', 'read-only', syncMessage('step2', update(77, 'x')), { canWrite: false }],
    ['a reader’s deletion', 'read-only', syncMessage('update', byHand((out) => numbers(out, 0), [[1, 0, 2]])), { canWrite: false }],
    ['a reader’s deletion in a SyncStep2', 'read-only', syncMessage('step2', byHand((out) => numbers(out, 0), [[1, 0, 2]])), { canWrite: false }],
  ];

  test.each(cases)('%s', async (_name, code, frame, profile) => {
    const { scene, onlooker, rows } = await aScene();
    const [ours, stock] = [await scene.joined(profile, 3), await scene.joined({ ...profile, speaksOurs: false }, 4)];
    expect(refusalIn(await ours.says(frame))).toEqual([code]);
    expect((await stock.says(frame)).map(({ type }) => type)).toEqual(['denied']);
    await scene.time.pass(500);
    expect(scene.rows).toBe(rows);
    expect(onlooker.heard().filter(({ type }) => type === 'update' || type === 'relayed')).toEqual([]);
  });

  test('the third refusal in a minute ends the connection', async () => {
    const { scene } = await aScene();
    const reader = await scene.joined({ canWrite: false }, 3);
    for (let i = 0; i < 3; i += 1) await reader.says(syncMessage('update', update(77 + i, 'x')));
    expect(reader.socket.closed).toEqual({ code: 4403, reason: 'read-only' });
  });

  test('too many at once: the first are taken, the rest are asked for again, and nothing is lost', async () => {
    const { scene, rows } = await aScene();
    const writer = await scene.joined({}, 3);
    const doc = new Y.Doc();
    const frames: Uint8Array[] = [];
    doc.on('update', (bytes: Uint8Array) => frames.push(syncMessage('update', bytes)));
    for (let i = 0; i < LIMITS.writeBurst + 50; i += 1) doc.getText('t').insert(i, 'x');
    const heard = await writer.says(...frames);
    expect(new Set(refusalIn(heard))).toEqual(new Set(['too-many-updates', 'update-gap']));
    expect(writer.socket.closed).toBeNull();
    await scene.time.pass(1_500);
    const [again] = writer.heard().filter(({ type }) => type === 'step1');
    if (again?.type !== 'step1') throw new Error('not asked again');
    const answer = await writer.says(syncMessage('step2', Y.encodeStateAsUpdate(doc, again.bytes)));
    expect(answer).toContainEqual({ type: 'ack', count: LIMITS.writeBurst + 51 });
    expect(scene.rows).toBeGreaterThan(rows);
  });
});

describe('a part that is known already, repeated with other words', () => {
  /** `count` characters of client 1 from `clock`, behind the character before. */
  const forged = (out: encoding.Encoder, clock: number, words: string) => {
    numbers(out, 1, 1, clock);
    encoding.writeUint8(out, 4 | 128);
    numbers(out, 1, clock - 1);
    encoding.writeVarString(out, words);
  };
  const replayed = (scene: Scene) => {
    const doc = new Y.Doc();
    for (const bytes of scene.log.replay(DOCUMENT)) Y.applyUpdate(doc, bytes);
    return doc;
  };

  test('never stands before what its owner writes in the same moment', async () => {
    const { scene, owner } = await aScene();
    const liar = await scene.joined({}, 3);
    const lie = byHand((out) => {
      numbers(out, 2, 1, 77, 0);
      encoding.writeUint8(out, 0);
      numbers(out, 1);
      forged(out, 2, 'LÖ');
    });
    const more = byHand((out) => {
      numbers(out, 1);
      forged(out, 3, '!');
    });
    owner.peer.receive(syncMessage('update', more));
    liar.peer.receive(syncMessage('update', lie));
    await scene.time.pass(200);
    expect(replayed(scene).getText('t').toString()).toBe('hej!');
  });

  test('leaves nothing waiting for what it claims to build on', async () => {
    const { scene } = await aScene();
    const liar = await scene.joined({}, 3);
    const lie = byHand((out) => {
      numbers(out, 1, 1, 1, 1);
      encoding.writeUint8(out, 4 | 128);
      numbers(out, 555, 7);
      encoding.writeVarString(out, 'x');
    }, [[1, 0, 1]]);
    expect(refusalIn(await liar.says(syncMessage('update', lie)))).toEqual([]);
    const doc = replayed(scene);
    expect(doc.store.pendingStructs).toBeNull();
    expect(doc.getText('t').toString()).toBe('ej');
  });
});

describe('few bytes that cost many', () => {
  const many = <T>(count: number, of: T): T[] => Array.from({ length: count }, () => of);
  const unsentOf = async (profile: { canWrite?: boolean }, frames: readonly Uint8Array[]) => {
    const { scene, owner } = await aScene();
    await owner.says(...many(20, 0).map((_, i) => syncMessage('update', update(100 + i, 'x'.repeat(20_000)))));
    const greedy = await scene.joined(profile, 3);
    greedy.heard();
    greedy.socket.isStalled = true;
    await greedy.says(...frames);
    return { closed: greedy.socket.closed, unsent: greedy.socket.unsent };
  };

  test('asking for the whole document again and again ends the connection', async () => {
    const { closed, unsent } = await unsentOf({ canWrite: false }, many(1_000, syncMessage('step1', new Uint8Array([0]))));
    expect(closed).toEqual({ code: 4529, reason: 'asks too often' });
    expect(unsent).toBeLessThan(4_000_000);
  });

  test('writing on after a lost update, deaf to the request to begin again, ends the connection', async () => {
    const { closed, unsent } = await unsentOf({}, many(100_000, syncMessage('update', byHand(gone(77, 5, 1)))));
    expect(closed).toEqual({ code: 4529, reason: 'too-many-updates' });
    expect(unsent).toBeLessThan(1_000_000);
  });

  test('asking who is there is answered only while the answers are taken', async () => {
    const { closed, unsent } = await unsentOf({}, many(10_000, new Uint8Array([3])));
    expect(closed).toBeNull();
    expect(unsent).toBeLessThan(LIMITS.unsentBytes * 2);
  });

  test('questions about what was removed are few', async () => {
    const questions = many(50, 0).map((_, i) => syncMessage('step2', byHand((out) => numbers(out, 0), [[1, i % 3, 1]])));
    const { closed } = await unsentOf({ canWrite: false }, questions);
    expect(closed?.code).toBeGreaterThanOrEqual(4400);
  });

  test('handing back without end ends the connection', async () => {
    const carry = encodeCarry({ seal: new Uint8Array(32), body: new Uint8Array(900_000) });
    expect((await unsentOf({ canWrite: false }, many(10, carry))).closed?.code).toBe(4413);
    const pairs = many(20, 0).flatMap(() => [carry, syncMessage('step2', new Uint8Array([0, 0]))]);
    expect((await unsentOf({ canWrite: false }, pairs)).closed?.code).toBe(4413);
    const small = encodeCarry({ seal: new Uint8Array(32), body: new Uint8Array(1) });
    expect((await unsentOf({ canWrite: false }, many(30_000, small))).closed?.code).toBe(4413);
  });
});

const states = (heard: readonly Heard[]) => heard.filter(({ type }) => type === 'presence').length;

describe('presence', () => {
  test('under an id that this connection has said goodbye to is not taken from whoever uses it now', async () => {
    const { scene, onlooker } = await aScene();
    const liar = await scene.joined({}, 3);
    await liar.says(presenceMessage([[90, 1, { cursor: null }]]));
    await liar.says(presenceMessage([[90, 2, null]]));
    await scene.time.pass(200);
    const victim = await scene.joined({}, 4);
    await victim.says(presenceMessage([[90, 3, { cursor: null }]]));
    onlooker.heard();
    await liar.says(presenceMessage([[90, 9, { cursor: null }]]));
    await scene.time.pass(200);
    expect(states(onlooker.heard())).toBe(0);
  });


  test('carries the name of the session and the fields that are allowed, whatever is sent', async () => {
    const { scene, onlooker } = await aScene();
    const liar = await scene.joined({}, 3);
    await liar.says(presenceMessage([[50, 1, { user: { name: 'Kungen', color: 'url(x)' }, cursor: { anchor: 1 }, html: '<b>' }]]));
    const [seen] = onlooker.heard();
    if (seen?.type !== 'presence') throw new Error('no presence');
    const text = new TextDecoder().decode(seen.bytes);
    expect(text).toContain('"name":"Person 3"');
    expect(text).toContain('"cursor":{"anchor":1}');
    expect(text).not.toMatch(/Kungen|url|html/);
  });

  test('under another connection’s client id, or another writer’s, or a second one, is passed over', async () => {
    const { scene, owner, onlooker } = await aScene();
    await owner.says(presenceMessage([[60, 5, { cursor: null }]]));
    onlooker.heard();
    const liar = await scene.joined({}, 3);
    await liar.says(presenceMessage([[60, 9, { cursor: null }]]), presenceMessage([[60, 9, null]]), presenceMessage([[1, 1, { cursor: null }]]));
    expect(states(onlooker.heard())).toBe(0);
    await liar.says(presenceMessage([[61, 1, { cursor: null }]]), presenceMessage([[62, 1, { cursor: null }]]));
    const [seen] = onlooker.heard();
    expect(seen?.type === 'presence' && seen.bytes[1]).toBe(61);
    expect(seen?.type === 'presence' && seen.bytes[0]).toBe(1);
  });

  test('that is too large or too frequent is passed over; what is not JSON ends the connection', async () => {
    const { scene, onlooker } = await aScene();
    const loud = await scene.joined({}, 3);
    await loud.says(presenceMessage([[50, 1, { cursor: { x: 'x'.repeat(3_000) } }]]));
    expect(states(onlooker.heard())).toBe(0);
    await loud.says(new Uint8Array([1, 5, 1, 50, 2, 1, 123]));
    expect(loud.socket.closed?.code).toBe(4400);
  });

  test('leaves with its connection; the same person may come back under the same id', async () => {
    const { scene, owner, onlooker } = await aScene();
    await owner.says(presenceMessage([[60, 5, { cursor: null }]]));
    const again = await scene.joined({}, 1);
    await again.says(presenceMessage([[60, 6, { cursor: null }]]));
    onlooker.heard();
    owner.peer.gone();
    await scene.time.pass(200);
    expect(states(onlooker.heard())).toBe(0);
    again.peer.gone();
    await scene.time.pass(200);
    expect(states(onlooker.heard())).toBe(1);
  });
});

test(`${CASES} broken frames: no crash, nothing stored that Yjs cannot apply whole, honest people go on`, async () => {
  const chance = seededChance(687);
  const scene = new Scene();
  const honest = await scene.joined({}, 1);
  const models = [
    syncMessage('update', update(5, 'en liten text')),
    syncMessage('step2', update(6, 'en annan text')),
    syncMessage('step1', new Uint8Array([1, 5, 3])),
    presenceMessage([[9, 1, { cursor: null }]]),
  ];
  let liar = await scene.joined({}, 2);
  for (let i = 0; i < CASES; i += 1) {
    const frame = (models[Math.floor(chance() * models.length)] ?? new Uint8Array()).slice();
    for (let j = 0; j < 1 + chance() * 3; j += 1) frame[Math.floor(chance() * frame.length)] = Math.floor(chance() * 256);
    liar.peer.receive(chance() < 0.2 ? frame.slice(0, Math.floor(chance() * frame.length)) : frame);
    if (liar.socket.closed) liar = new Client(scene, {}, 2);
    if (i % 50 === 0) await scene.time.pass(20);
  }
  honest.heard();
  const heard = await honest.says(syncMessage('update', update(4_000_000_001, 'hej')));
  expect(heard).toContainEqual({ type: 'ack', count: 1 });
  const doc = new Y.Doc();
  for (const bytes of scene.log.replay(DOCUMENT)) Y.applyUpdate(doc, bytes);
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
  expect(scene.log.documents.get(DOCUMENT)?.owners.get(4_000_000_001)).toBe(personOf(1));
  expect(scene.reports).toEqual([]);
}, 60_000);
