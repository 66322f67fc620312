// A client id that everybody has been told of, before its person has written with it, is nobody else's to take.
import * as Y from 'yjs';
import { LiveDocuments } from './live-documents';
import type { RelayListener } from './relay';
import { Client, DOCUMENT, InlineWorkbench, MemoryLog, Scene, SimulatedTime, personOf, presenceMessage, syncMessage, type Heard } from './testing';

const codes = (heard: readonly Heard[]) => heard.flatMap((one) => (one.type === 'nack' ? [one.code] : []));

const write = (clientId: number, words: string): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getText('t').insert(0, words);
  return syncMessage('update', Y.encodeStateAsUpdate(doc));
};
const present = (clientId: number, clock = 1) => presenceMessage([[clientId, clock, {}]]);
const ownerIn = (log: MemoryLog, clientId: number) => log.documents.get(DOCUMENT)?.owners.get(clientId);

test('it stays theirs while they are connected, and their first word is taken in', async () => {
  const scene = new Scene();
  const [victim, thief] = [await scene.joined(), await scene.joined({}, 2)];
  await victim.says(present(77));
  await thief.says(present(77, 9));
  expect(codes(await thief.says(write(77, 'x')))).toEqual(['update-foreign-client']);
  expect(codes(await victim.says(write(77, 'hej')))).toEqual([]);
  expect(ownerIn(scene.log, 77)).toBe(personOf(1));
});

test('a connection of the same person may write with it, and anybody once they have left', async () => {
  const scene = new Scene();
  const [first, second, other] = [await scene.joined(), await scene.joined(), await scene.joined({}, 2)];
  await first.says(present(77));
  await second.says(present(78));
  expect(codes(await second.says(write(77, 'hej')))).toEqual([]);
  second.peer.gone();
  expect(codes(await other.says(write(78, 'x')))).toEqual([]);
});

test('nobody keeps an id from its owner by showing up under it', async () => {
  const scene = new Scene();
  const [owner, other] = [await scene.joined(), await scene.joined({}, 2)];
  const doc = new Y.Doc();
  doc.clientID = 77;
  doc.getText('t').insert(0, 'hej');
  const before = Y.encodeStateVector(doc);
  await owner.says(syncMessage('update', Y.encodeStateAsUpdate(doc)));
  await other.says(present(77));
  doc.getText('t').insert(3, ' då');
  expect(codes(await owner.says(syncMessage('update', Y.encodeStateAsUpdate(doc, before))))).toEqual([]);
});

test('whoever can only read keeps no id from those who write, nor does one who no longer may', async () => {
  const scene = new Scene();
  const [reader, former, author] = [await scene.joined({ canWrite: false }), await scene.joined({}, 2), await scene.joined({}, 3)];
  await reader.says(present(77));
  await former.says(present(78));
  await scene.live.rejudge(personOf(2), () => Promise.resolve({ canWrite: false }));
  expect(codes(await author.says(write(77, 'ett'), write(78, 'två')))).toEqual([]);
});

test('it holds for people of other nodes too, until nothing has been heard of them for long', async () => {
  const [log, time] = [new MemoryLog(), new SimulatedTime()];
  log.create(DOCUMENT);
  const ears: RelayListener[] = [];
  const aNode = () => {
    const me: RelayListener[] = [];
    return new LiveDocuments({
      log,
      workbench: new InlineWorkbench(),
      keepProjection: () => Promise.resolve(),
      sealKey: new Uint8Array(32),
      timing: time,
      relay: {
        listen: (listener) => Promise.resolve(void [me, ears].forEach((those) => those.push(listener))),
        publish: (message) => ears.forEach((ear) => !me.includes(ear) && ear.heard(message)),
        close: () => Promise.resolve(),
      },
    });
  };
  const [here, there] = [aNode(), aNode()];
  const enter = async (live: LiveDocuments, no: number, canWrite = true) => {
    const client = new Client({ live, time }, { canWrite }, no);
    await client.says(syncMessage('step1', new Uint8Array([0])));
    return client;
  };
  const [thief, victim, reader] = [await enter(here, 1), await enter(there, 2), await enter(there, 3, false)];
  const late = await enter(there, 4);
  await victim.says(present(77));
  await reader.says(present(78));
  expect(codes(await thief.says(write(77, 'x'), write(78, 'y')))).toEqual(['update-foreign-client']);
  expect(codes(await victim.says(write(77, 'hej')))).toEqual([]);
  await late.says(present(79));
  expect(codes(await thief.says(write(79, 'x')))).toEqual(['update-foreign-client']);
  // Its node is gone without a word.
  ears.splice(1);
  await time.pass(40_000);
  expect(codes(await thief.says(write(79, 'x')))).toEqual([]);
});
