// What is sent: ours and unacknowledged, whatever happened on the way, and small.
import * as Y from 'yjs';
import { Outbox } from './outbox';
import { EMPTY_UPDATE, deletionsOf } from './own-update';

/** A document whose changes go into an outbox, and the server's copy. */
const aDesk = () => {
  const doc = new Y.Doc();
  const outbox = new Outbox(doc);
  const server = new Y.Doc();
  const ours = {};
  doc.on('update', (_: Uint8Array, origin: unknown, __: Y.Doc, transaction: Y.Transaction) => {
    if (origin === ours) return;
    const client = doc.clientID;
    outbox.add({ client, from: transaction.beforeState.get(client) ?? 0, deletions: deletionsOf(transaction), removed: 0 });
  });
  const text = doc.getText('t');
  const fromServer = () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)), ours);
  const take = (update: Uint8Array) => Y.applyUpdate(server, update);
  const isSame = () => server.getText('t').toString() === text.toString() && server.store.pendingStructs === null;
  return { doc, outbox, server, text, fromServer, take, isSame };
};

test('nothing of ours is an empty update, however old the document and whatever others deleted', () => {
  const { outbox, server, fromServer } = aDesk();
  server.getText('t').insert(0, 'Andras text, en del av den borttagen.');
  server.getText('t').delete(6, 5);
  fromServer();
  expect(outbox.whole().update).toEqual(EMPTY_UPDATE);
  expect(outbox.unacknowledged()).toBeNull();
});

test('what is acknowledged is never sent again, nor is any deletion but those that are not', () => {
  const { outbox, text, take, isSame } = aDesk();
  outbox.whole();
  text.insert(0, 'Första stycket.');
  text.delete(0, 3);
  const first = outbox.next();
  take(first?.update ?? EMPTY_UPDATE);
  outbox.acknowledge(first?.n ?? 0);
  expect(outbox.unsaved).toBe(0);
  text.delete(2, 1);
  text.insert(5, 'nytt');
  outbox.lost();
  const { update } = outbox.whole();
  const sent = Y.decodeUpdate(update);
  expect(sent.structs.reduce((sum, { length }) => sum + length, 0)).toBe(4);
  expect([...sent.ds.clients.values()].flat()).toHaveLength(1);
  take(update);
  expect(isSame()).toBe(true);
});

test('an acknowledgement that was lost with the connection costs a repetition, not the text', () => {
  const { outbox, text, take, isSame } = aDesk();
  outbox.whole();
  text.insert(0, 'Ett');
  take(outbox.next()?.update ?? EMPTY_UPDATE);
  outbox.lost();
  text.insert(3, ' två');
  take(outbox.whole().update);
  expect(outbox.unsaved).toBe(2);
  outbox.acknowledge(1);
  expect(outbox.unsaved).toBe(0);
  expect(isSame()).toBe(true);
});

test('a refusal takes back what came after it, and an old one takes back nothing that was sent again', () => {
  const { outbox, text, take, isSame } = aDesk();
  outbox.whole();
  text.insert(0, 'a');
  outbox.next();
  text.insert(1, 'b');
  outbox.next();
  expect(outbox.refused(2)).toBe(true);
  expect(outbox.next()).toBeNull();
  const again = outbox.whole();
  expect(outbox.refused(3)).toBe(false);
  take(again.update);
  outbox.acknowledge(again.n);
  expect(outbox.unsaved).toBe(0);
  expect(isSame()).toBe(true);
});

test('a new client id is sent along with the old one', () => {
  const { doc, outbox, text, take, isSame } = aDesk();
  text.insert(0, 'med det första');
  doc.clientID = doc.clientID + 1;
  text.insert(text.length, ' och det andra');
  const { n, update } = outbox.whole();
  expect(Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update)).size).toBe(2);
  take(update);
  expect(isSame()).toBe(true);
  outbox.acknowledge(n);
  text.insert(0, 'x');
  expect(Y.decodeUpdate(outbox.next()?.update ?? EMPTY_UPDATE).structs).toHaveLength(1);
});

test('ten thousand keystrokes without a connection stay one short run', () => {
  const { outbox, text, take, isSame } = aDesk();
  for (let i = 0; i < 10_000; i += 1) text.insert(i, 'x');
  for (let i = 0; i < 1_000; i += 1) text.delete(text.length - 1, 1);
  expect(outbox.unsaved).toBe(11_000);
  const { update } = outbox.whole();
  expect(update.length).toBeLessThan(10_000);
  expect(Y.decodeUpdate(update).structs.length).toBeLessThan(5);
  take(update);
  expect(isSame()).toBe(true);
});

test('what an earlier visit left is sent with the rest until it is acknowledged, even before it can be shown', () => {
  const before = aDesk();
  before.server.getText('t').insert(0, 'grund');
  before.fromServer();
  before.text.insert(5, ' och påbyggnad');
  const kept = before.outbox.unacknowledged() ?? EMPTY_UPDATE;
  const { doc, outbox, text } = aDesk();
  Y.applyUpdate(doc, kept, before);
  outbox.addKept(kept, 0);
  text.insert(0, 'ny ');
  outbox.whole();
  outbox.lost();
  const { n, update } = outbox.whole();
  Y.applyUpdate(before.server, update);
  expect(before.server.getText('t').toString()).toContain(' och påbyggnad');
  expect(before.server.getText('t').toString()).toContain('ny ');
  outbox.acknowledge(n);
  expect(outbox.unacknowledged()).toBeNull();
});

test('random work with losses and refusals ends equal, and every message can be applied where it arrives', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    let state = seed;
    const chance = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const { outbox, server, text, fromServer, take, isSame } = aDesk();
    let arrived = 0;
    outbox.whole();
    arrived = 1;
    for (let step = 0; step < 80; step += 1) {
      const dice = chance();
      if (dice < 0.4) text.insert(Math.floor(chance() * (text.length + 1)), 'åäö');
      else if (dice < 0.55 && text.length > 2) text.delete(Math.floor(chance() * (text.length - 1)), 2);
      else if (dice < 0.65) {
        server.getText('t').insert(0, 'S');
        fromServer();
      } else if (dice < 0.8) {
        const next = outbox.next();
        if (next) take(next.update);
        if (next) arrived = next.n;
      } else if (dice < 0.9) outbox.acknowledge(arrived);
      else {
        outbox.lost();
        take(outbox.whole().update);
        arrived = 1;
      }
    }
    outbox.lost();
    fromServer();
    take(outbox.whole().update);
    expect(isSame()).toBe(true);
  }
});
