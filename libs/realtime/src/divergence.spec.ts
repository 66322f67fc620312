// A client whose copy has become another text is found out, asked for proof, and nobody else is troubled.
import { createHash } from 'node:crypto';
import { contentOf, contentText } from '@samsvar/document';
import { encodeCheck, encodeEvidence } from '@samsvar/protocol';
import { LIMITS } from './limits';
import { Copy, DOCUMENT, MemoryLog, Scene, aSeed, personOf, syncMessage, type Client, type Heard } from './testing';

const codes = (heard: readonly Heard[]) => heard.flatMap((one) => (one.type === 'notice' ? [one.code] : []));
const hashOf = (copy: Copy) => new Uint8Array(createHash('sha256').update(contentText(contentOf(copy.doc))).digest());
const WRONG = new Uint8Array(32).fill(1);

const aScene = async () => {
  const log = new MemoryLog();
  const seed = aSeed(3, 100);
  log.create(DOCUMENT, seed);
  const scene = new Scene(log, undefined, true);
  return { scene, client: await scene.joined(), copy: new Copy(1, seed) };
};
const compared = (scene: Scene) => scene.events.flatMap((event) => (event.type === 'compared' ? [event.isEqual] : []));
const check = async (scene: Scene, client: Client, hash: Uint8Array, seq = 1, epoch = 1) => {
  await scene.time.pass(6_000);
  return codes(await client.says(encodeCheck({ epoch, seq, hash })));
};

test('an equal copy passes, and the document is hashed once for each position', async () => {
  const { scene, client, copy } = await aScene();
  expect(await check(scene, client, hashOf(copy))).toEqual([]);
  expect(await check(scene, await scene.joined({}, 2), hashOf(copy))).toEqual([]);
  expect(compared(scene)).toEqual([true, true]);
  expect(scene.events.filter((event) => event.type === 'worked' && event.task === 'hash')).toHaveLength(1);
});

test('a copy that differs twice at one position is asked for, once, and kept with its place in the log', async () => {
  const { scene, client } = await aScene();
  expect(await check(scene, client, WRONG)).toEqual([]);
  expect(await check(scene, client, WRONG)).toEqual(['diverged']);
  const state = new Copy(1, aSeed(1, 10)).whole;
  await client.says(encodeEvidence(state));
  expect(scene.book.incidents).toMatchObject([{ kind: 'diverged', epoch: 1, seq: 1, personId: personOf(1), content: null }]);
  expect(scene.book.incidents[0]?.payload).toEqual(state);
  expect(scene.reports.map(({ type }) => type)).toEqual(['diverged', 'incident']);
  expect(client.socket.closed).toBeNull();
  await client.says(encodeEvidence(state));
  expect(client.socket.closed).toEqual({ code: 4400, reason: 'not asked for' });
});

test('a copy that differed once and then agrees is left alone', async () => {
  const { scene, client, copy } = await aScene();
  await check(scene, client, WRONG);
  await check(scene, client, hashOf(copy));
  expect(await check(scene, client, WRONG)).toEqual([]);
});

test('nothing is compared at another position or epoch, nor while something waits to be saved', async () => {
  const { scene, client, copy } = await aScene();
  await check(scene, client, WRONG, 2);
  await check(scene, client, WRONG, 0);
  await check(scene, client, WRONG, 1, 2);
  await scene.time.pass(6_000);
  client.peer.receive(syncMessage('update', copy.does((text) => text.delete(0, 1))));
  await check(scene, client, WRONG, 1);
  expect(compared(scene)).toEqual([]);
});

test('checks more often than every five seconds are passed over, and positions more often than every twenty', async () => {
  const { scene, client, copy } = await aScene();
  for (let i = 0; i < 5; i += 1) await client.says(encodeCheck({ epoch: 1, seq: 1, hash: WRONG }));
  expect(compared(scene)).toEqual([false]);
  await client.says(syncMessage('update', copy.does((text) => text.delete(0, 1))));
  await check(scene, client, hashOf(copy), 2);
  expect(compared(scene)).toEqual([false]);
  await scene.time.pass(LIMITS.compareMs);
  await check(scene, client, hashOf(copy), 2);
  expect(compared(scene)).toEqual([false, true]);
});

test('proof that nobody asked for, or that is too large, ends the connection', async () => {
  const { scene, client } = await aScene();
  const other = await scene.joined({}, 2);
  await other.says(encodeEvidence(new Uint8Array([0, 0])));
  expect(other.socket.closed?.reason).toBe('not asked for');
  await check(scene, client, WRONG);
  await check(scene, client, WRONG);
  await client.says(encodeEvidence(new Uint8Array(LIMITS.evidenceBytes + 1)));
  expect(client.socket.closed?.reason).toBe('too-large');
  expect(scene.book.incidents).toEqual([]);
});
