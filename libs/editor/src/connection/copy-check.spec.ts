// This copy is offered for comparison only when it holds exactly what a place in the log says.
import { webcrypto } from 'node:crypto';
import { contentOf, contentText, seedUpdate } from '@samsvar/document';
import { MESSAGE, decodeCheck } from '@samsvar/protocol';
import * as decoding from 'lib0/decoding';
import { aScene, closeScenes, sync, type FakeSocket } from '../testing/fake-server';
import { paragraph } from '../testing/paragraph';

afterEach(closeScenes);

// The browser of the specs has no such thing, and arrays of another make than Node's.
const subtle = { digest: (name: string, bytes: Uint8Array) => webcrypto.subtle.digest(name, Buffer.from(bytes)) };
beforeAll(() => Object.defineProperty(globalThis, 'crypto', { value: { subtle }, configurable: true }));

const hashed = () => new Promise((resolve) => setTimeout(resolve, 20));
const checksOf = (socket: FakeSocket) =>
  socket.sent.flatMap((frame) => {
    const input = decoding.createDecoder(frame);
    return decoding.readVarUint(input) === MESSAGE.check ? [decodeCheck(input)] : [];
  });

/** Hashing takes as long as the machine is busy. */
const untilChecked = async (socket: () => FakeSocket, count: number) => {
  for (let at = 0; at < 200 && checksOf(socket()).length < count; at += 1) await hashed();
  await hashed();
};

const aText = () => {
  const scene = aScene();
  scene.join();
  scene.socket().says(sync('update', seedUpdate({ text: { type: 'doc', content: [paragraph('a', 'Vi svarar.')] }, overallStance: null })));
  // As the editor does when it is shown.
  scene.connection.doc.getXmlFragment('text');
  return scene;
};

test('a quiet, saved copy is hashed at its place, twice, and not again until something has happened', async () => {
  const { connection, socket, pass } = aText();
  socket().tells({ type: 'cursor', epoch: 2, seq: 5, order: 0 });
  for (let i = 0; i < 9; i += 1) {
    pass(10_000);
    socket().tells({ type: 'cursor', epoch: 2, seq: 5, order: 0 });
  }
  await untilChecked(socket, 1);
  const [check, ...rest] = checksOf(socket());
  expect(rest).toEqual([]);
  expect(check).toMatchObject({ epoch: 2, seq: 5 });
  const expected = await subtle.digest('SHA-256', Buffer.from(contentText(contentOf(connection.doc))));
  expect(check?.hash).toEqual(new Uint8Array(expected));
  for (let i = 0; i < 20; i += 1) {
    pass(10_000);
    socket().tells({ type: 'cursor', epoch: 2, seq: 5, order: 0 });
  }
  await untilChecked(socket, 2);
  expect(checksOf(socket())).toHaveLength(2);
  expect(checksOf(socket())[1]?.hash).toEqual(check?.hash);
  socket().tells({ type: 'cursor', epoch: 2, seq: 6, order: 0 });
  pass(20_000);
  socket().tells({ type: 'cursor', epoch: 2, seq: 6, order: 0 });
  pass(20_000);
  socket().tells({ type: 'cursor', epoch: 2, seq: 6, order: 0 });
  pass(20_000);
  socket().tells({ type: 'cursor', epoch: 2, seq: 6, order: 0 });
  pass(20_000);
  socket().tells({ type: 'cursor', epoch: 2, seq: 6, order: 0 });
  pass(20_000);
  await untilChecked(socket, 3);
  expect(checksOf(socket())[2]).toMatchObject({ seq: 6 });
});

test.each<[string, (scene: ReturnType<typeof aText>) => void]>([
  ['something is unsaved', ({ type }) => type()],
  ['something has come since', ({ socket }) => socket().says(sync('update', seedUpdate({ text: { type: 'doc', content: [paragraph('b', 'Mer.')] }, overallStance: null })))],
  ['it is not known where it stands', ({ socket }) => socket().ends(1006)],
])('it is not while %s', async (_, happens) => {
  const scene = aText();
  const first = scene.socket();
  first.tells({ type: 'cursor', epoch: 2, seq: 5, order: 0 });
  happens(scene);
  for (let i = 0; i < 9; i += 1) {
    scene.pass(10_000);
    first.says(sync('step2', new Uint8Array([0, 0])));
  }
  await hashed();
  expect(checksOf(first)).toEqual([]);
});
