// What hostile people say to a live document, and what must come of it.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { MESSAGE, encodeCarry, encodeCheck, encodeEvidence, encodeIntent, type SealedBytes } from '@samsvar/protocol';
import { personOf, presenceMessage, syncMessage } from '@samsvar/realtime/testing';

/** Client ids that are taken: the victim's, one of somebody who has left, and one of somebody who wrote long ago. */
export const TAKEN = { victim: 3_000_000_000, left: 555, past: 777 } as const;
/** The one who goes on writing. */
export const VICTIM = 1;

/** What must come of a message: `no` is refused or ends the connection, `closed` ends it, `any` is left open. */
export type Expected = 'no' | 'closed' | 'any';

/** Some messages, and what must come of them. */
export interface Act {
  readonly name: string;
  readonly frames: readonly Uint8Array[];
  readonly expected: Expected;
}

/** What an act is chosen by. */
export interface Situation {
  readonly attacker: { readonly own: number; readonly canWrite: boolean };
  readonly chance: () => number;
  readonly seals: readonly SealedBytes[];
  readonly known: ReadonlyMap<number, number>;
}

/** The document as it was before: words of one who has left, and of one who wrote long ago. */
export const base = (): Uint8Array => {
  const updates = [TAKEN.left, TAKEN.past].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    doc.getText('text').insert(0, `text av ${client}`);
    return Y.encodeStateAsUpdate(doc);
  });
  return Y.mergeUpdates(updates);
};

/** Something new of one client, from a clock on. */
const words = (client: number, clock: number): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = client;
  for (let i = 0; i <= clock; i += 1) doc.getArray('more').insert(0, [i]);
  const before = Y.encodeStateVector(doc);
  const vector = new Map(Y.decodeStateVector(before)).set(client, clock);
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(vector));
};

const removal = (client: number, clock: number): Uint8Array => {
  const out = encoding.createEncoder();
  for (const number of [0, 1, client, 1, clock, 1]) encoding.writeVarUint(out, number);
  return encoding.toUint8Array(out);
};

const takenOf = (chance: () => number): number => [TAKEN.victim, TAKEN.left, TAKEN.past][Math.floor(chance() * 3)] ?? TAKEN.left;

const bytesOf = (...parts: readonly (number | string)[]): Uint8Array => {
  const out = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(out, part);
    else encoding.writeVarString(out, part);
  }
  return encoding.toUint8Array(out);
};

const sync = (chance: () => number): 'update' | 'step2' => (chance() < 0.5 ? 'update' : 'step2');

const forged = (length: number): SealedBytes => ({ seal: new Uint8Array(32).fill(length), body: new Uint8Array(length).fill(1) });

/** All that a client may say, and what it may not. */
const ACTS: readonly ((situation: Situation) => Act)[] = [
  // W3
  ({ chance }) => ({ name: 'a question', frames: [syncMessage('step1', chance() < 0.5 ? new Uint8Array([0]) : bytesOf(1, TAKEN.past, 3))], expected: 'any' }),
  () => ({ name: 'a question that is none', frames: [syncMessage('step1', new Uint8Array([200, 200]))], expected: 'closed' }),
  // W4, W5
  ({ attacker, chance, known }) => {
    const frame = syncMessage(sync(chance), words(attacker.own, known.get(attacker.own) ?? 0));
    return { name: 'words', frames: [frame], expected: attacker.canWrite ? 'any' : 'no' };
  },
  ({ chance }) => ({ name: 'a removal', frames: [syncMessage(sync(chance), removal(TAKEN.past, Math.floor(chance() * 5)))], expected: 'any' }),
  ({ chance, known }) => {
    const client = takenOf(chance);
    return { name: 'words under another’s client id', frames: [syncMessage(sync(chance), words(client, known.get(client) ?? 0))], expected: 'no' };
  },
  ({ chance, known }) => {
    const client = takenOf(chance);
    const clock = Math.max(0, (known.get(client) ?? 1) - 1);
    return { name: 'another’s words said again', frames: [syncMessage('update', words(client, clock)), syncMessage('update', removal(99_999, 3))], expected: 'no' };
  },
  ({ attacker, known }) => ({ name: 'words from nowhere', frames: [syncMessage('update', words(attacker.own, (known.get(attacker.own) ?? 0) + 5))], expected: 'no' }),
  // W9 to W11
  ({ attacker, chance }) => ({ name: 'a lie about oneself', frames: [presenceMessage([[attacker.own, Math.floor(chance() * 100), { user: { id: personOf(VICTIM), name: 'Kungen', color: 'url(x)' }, cursor: chance() < 0.5 ? null : { anchor: 1 }, html: '<b>' }]])], expected: 'any' }),
  ({ chance }) => ({ name: 'presence at another’s place', frames: [presenceMessage([[takenOf(chance), 2 ** 31, chance() < 0.5 ? null : { cursor: { x: 1 } }]])], expected: 'any' }),
  () => ({ name: 'presence that is none', frames: [bytesOf(MESSAGE.awareness, 300)], expected: 'closed' }),
  () => ({ name: 'who', frames: [bytesOf(MESSAGE.queryAwareness)], expected: 'any' }),
  // W12
  ({ chance }) => ({ name: 'what only the server says', frames: [bytesOf([2, 100, 101, 102, 103, 104, 105, 107][Math.floor(chance() * 8)] ?? 2, 1, 'x')], expected: 'closed' }),
  ({ chance }) => ({ name: 'an unknown kind', frames: [bytesOf(4 + Math.floor(chance() * 90), 1)], expected: 'closed' }),
  ({ chance }) => ({ name: 'an unknown kind of sync', frames: [bytesOf(MESSAGE.sync, 3 + Math.floor(chance() * 9), 0)], expected: 'closed' }),
  () => ({ name: 'nothing', frames: [new Uint8Array()], expected: 'closed' }),
  () => ({ name: 'more behind a message', frames: [new Uint8Array([...bytesOf(MESSAGE.queryAwareness), 1])], expected: 'closed' }),
  // W13, and see below
  () => ({ name: 'far too much', frames: [syncMessage('update', new Uint8Array(1_100_000))], expected: 'no' }),
  // What was relayed, handed back
  ({ chance }) => ({ name: 'a forged seal', frames: [encodeCarry(forged(Math.floor(chance() * 60))), syncMessage('step2', new Uint8Array([0, 0]))], expected: 'any' }),
  ({ seals, chance }) => {
    const genuine = seals[Math.floor(chance() * seals.length)] ?? forged(3);
    const spoiled = { ...genuine, body: genuine.body.map((byte, i) => (i === 40 ? byte ^ 1 : byte)) };
    return { name: 'a spoiled body under a genuine seal', frames: [encodeCarry(spoiled), syncMessage('step2', new Uint8Array([0, 0]))], expected: 'any' };
  },
  ({ seals, chance }) => ({ name: 'a genuine seal', frames: [encodeCarry(seals[Math.floor(chance() * seals.length)] ?? forged(3)), syncMessage('step2', new Uint8Array([0, 0]))], expected: 'any' }),
  ({ attacker, seals, chance, known }) => ({ name: 'a genuine seal with words of one’s own', frames: [encodeCarry(seals[Math.floor(chance() * seals.length)] ?? forged(3)), syncMessage('step2', words(attacker.own, known.get(attacker.own) ?? 0))], expected: attacker.canWrite ? 'any' : 'no' }),
  // 108 to 110
  ({ chance }) => ({ name: 'a check', frames: [encodeCheck({ epoch: 1, seq: Math.floor(chance() * 9), hash: new Uint8Array(32) })], expected: 'any' }),
  () => ({ name: 'a check that is none', frames: [bytesOf(MESSAGE.check, 1, 1, 'x')], expected: 'closed' }),
  ({ attacker }) => ({ name: 'an intent', frames: [encodeIntent('remove-much'), syncMessage('update', removal(attacker.own, 1))], expected: 'any' }),
  () => ({ name: 'an intent that is none', frames: [bytesOf(MESSAGE.intent, 'remove-all')], expected: 'closed' }),
  ({ attacker }) => ({ name: 'evidence', frames: [encodeEvidence(words(attacker.own, 0))], expected: 'any' }),
];

/** What takes long to try, tried seldom. */
const HEAVY: readonly ((situation: Situation) => Act)[] = [
  ({ attacker }) => ({ name: 'much presence', frames: Array.from({ length: 200 }, (_, i) => presenceMessage([[attacker.own, i, { cursor: { x: 'x'.repeat(i * 20) } }]])), expected: 'any' }),
  ({ attacker, chance }) => ({ name: 'far too often', frames: Array.from({ length: 1_200 }, () => syncMessage(sync(chance), removal(attacker.own + 1, 1))), expected: 'no' }),
  () => ({ name: 'a thousand checks', frames: Array.from({ length: 1_000 }, (_, i) => encodeCheck({ epoch: 1, seq: i, hash: new Uint8Array(32).fill(i % 256) })), expected: 'any' }),
  ({ chance }) => ({ name: 'much evidence', frames: [encodeEvidence(new Uint8Array(chance() < 0.02 ? 25_000_000 : 50_000))], expected: 'any' }),
];

/** Chooses something to say. */
export const anAct = (situation: Situation): Act => {
  const from = situation.chance() < 0.03 ? HEAVY : ACTS;
  const make = from[Math.floor(situation.chance() * from.length)];
  if (!make) throw new Error('no act');
  return make(situation);
};
