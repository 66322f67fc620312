// What would wipe the text is held back before anybody sees it; what a person means, moves or has deleted before is not.
import * as Y from 'yjs';
import { encodeIntent } from '@samsvar/protocol';
import { LIMITS } from './limits';
import { LiveDocuments } from './live-documents';
import type { Relay, RelayListener, RelayMessage } from './relay';
import { Client, Copy, DOCUMENT, InlineWorkbench, MemoryLog, Scene, aSeed, personOf, syncMessage, type Heard } from './testing';
import type { Tasks, Workbench } from './work-types';

const codes = (heard: readonly Heard[]) => heard.flatMap((one) => (one.type === 'nack' || one.type === 'notice' ? [one.code] : []));
const acks = (heard: readonly Heard[]) => heard.flatMap((one) => (one.type === 'ack' ? [one.count] : []));

/** Counts its tasks. */
class CountingWorkbench implements Workbench {
  readonly tasks: string[] = [];
  private readonly inner = new InlineWorkbench();
  run<T extends keyof Tasks>(task: T, input: Tasks[T]['takes']): Promise<Tasks[T]['gives']> {
    this.tasks.push(task);
    return this.inner.run(task, input);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** A response of ten paragraphs of 400 letters, open in the engine. */
const aScene = (workbench: Workbench = new InlineWorkbench()) => {
  const log = new MemoryLog();
  const seed = aSeed(10, 400);
  log.create(DOCUMENT, seed);
  return { scene: new Scene(log, workbench, true), seed, log };
};
const charactersIn = (log: MemoryLog): number => new Copy(99, ...log.replay(DOCUMENT)).text.toString().replace(/<[^>]*>/g, '').length;
const wipe = (text: Y.XmlFragment) => text.delete(0, text.length);

test('a wipe that was not announced is neither stored nor seen; writer and authors are told, and all of it is kept', async () => {
  const { scene, seed, log } = aScene();
  const [writer, other, reader] = [await scene.joined(), await scene.joined({}, 2), await scene.joined({ canWrite: false }, 3)];
  const update = new Copy(1, seed).does(wipe);
  const heard = await writer.says(syncMessage('update', update));
  expect(codes(heard)).toEqual(['removal-held', 'removes-too-much']);
  expect(codes(other.heard())).toEqual(['removal-held']);
  expect(codes(reader.heard())).toEqual([]);
  expect(charactersIn(log)).toBe(4_000);
  expect(log.replay(DOCUMENT)).toHaveLength(1);
  const [incident] = scene.book.incidents;
  expect(incident).toMatchObject({ kind: 'removes-too-much', epoch: 1, seq: 1, personId: personOf(1) });
  expect(incident?.payload).toEqual(update);
  expect(incident?.content?.text.content).toHaveLength(10);
  expect(scene.reports).toMatchObject([{ type: 'incident', kind: 'removes-too-much' }]);
});

test('authors on other nodes are told too, and no client hears how', async () => {
  const { scene, seed, log } = aScene();
  let toOthers: RelayMessage[] = [];
  const ears: RelayListener[] = [];
  const aNode = (relay: Relay) =>
    new LiveDocuments({ log, workbench: new InlineWorkbench(), keepProjection: () => Promise.resolve(), sealKey: new Uint8Array(32), timing: scene.time, relay });
  const deaf = { listen: () => Promise.resolve(), close: () => Promise.resolve() };
  const first = aNode({ ...deaf, publish: (message) => toOthers.push(message) });
  const second = aNode({ ...deaf, listen: (listener) => Promise.resolve(void ears.push(listener)), publish: () => undefined });
  const enter = async (live: LiveDocuments, no: number, canWrite = true) => {
    const client = new Client({ live, time: scene.time }, { canWrite }, no);
    await client.says(syncMessage('step1', new Uint8Array([0])));
    return client;
  };
  const [writer, author, reader] = [await enter(first, 1), await enter(second, 2), await enter(second, 3, false)];
  toOthers = [];
  await writer.says(syncMessage('update', new Copy(1, seed).does(wipe)));
  for (const message of toOthers) ears[0]?.heard(message);
  expect(toOthers.length).toBeGreaterThan(0);
  expect(author.heard().map((one) => (one.type === 'notice' ? one.code : one.type))).toEqual(['removal-held']);
  expect(reader.heard()).toEqual([]);
});

test('a stock client is held back the same way', async () => {
  const { scene, seed, log } = aScene();
  const stock = await scene.joined({ speaksOurs: false });
  const heard = await stock.says(syncMessage('update', new Copy(1, seed).does(wipe)));
  expect(heard.map(({ type }) => type)).toEqual(['denied']);
  expect(charactersIn(log)).toBe(4_000);
});

test('a wipe that was announced is let in, and the next one is not', async () => {
  const { scene, seed, log } = aScene();
  const writer = await scene.joined();
  const copy = new Copy(1, seed);
  expect(codes(await writer.says(encodeIntent('remove-much'), syncMessage('update', copy.does(wipe))))).toEqual([]);
  expect(charactersIn(log)).toBe(0);
  const filled = copy.does((text) => {
    const words = new Y.XmlText('ord '.repeat(800));
    const block = new Y.XmlElement('paragraph');
    block.insert(0, [words]);
    text.insert(0, [block]);
  });
  await writer.says(syncMessage('update', filled));
  expect(codes(await writer.says(syncMessage('update', copy.does(wipe))))).toContain('removes-too-much');
  expect(charactersIn(log)).toBe(3_200);
});

test('an announcement of one connection, or for an earlier message, does not count', async () => {
  const { scene, seed } = aScene();
  const [writer, other] = [await scene.joined(), await scene.joined({}, 2)];
  const copy = new Copy(1, seed);
  const small = copy.does((text) => text.delete(9, 1));
  await other.says(encodeIntent('remove-much'));
  await writer.says(encodeIntent('remove-much'), syncMessage('update', small));
  expect(codes(await writer.says(syncMessage('update', copy.does(wipe))))).toContain('removes-too-much');
});

test('a chapter may go without a word, and text may be moved whole', async () => {
  const { scene, seed, log } = aScene();
  const writer = await scene.joined();
  const copy = new Copy(1, seed);
  const chapter = copy.does((text) => text.delete(0, 3));
  const moved = copy.does((text) => {
    const blocks = text.toArray().map((block) => block.clone() as Y.XmlElement); // seeded as elements
    wipe(text);
    const quotation = new Y.XmlElement('quotation');
    quotation.insert(0, blocks);
    text.insert(0, [quotation]);
  });
  expect(codes(await writer.says(syncMessage('update', chapter), syncMessage('update', moved)))).toEqual([]);
  expect(charactersIn(log)).toBe(2_800);
});

test('what was typed and taken back before it was sent removes nothing', async () => {
  const workbench = new CountingWorkbench();
  const { scene, seed } = aScene(workbench);
  const writer = await scene.joined();
  const copy = new Copy(1, seed);
  const before = Y.encodeStateVector(copy.doc);
  copy.does((text) => text.insert(0, [new Y.XmlText('ord '.repeat(2_000))]));
  copy.does((text) => text.delete(0, 1));
  workbench.tasks.length = 0;
  await writer.says(syncMessage('update', Y.encodeStateAsUpdate(copy.doc, before)));
  expect(workbench.tasks).not.toContain('weigh');
});

test('what a connection writes while an earlier update of it is weighed stays in order', async () => {
  const { scene, seed, log } = aScene();
  const writer = await scene.joined();
  const copy = new Copy(1, seed);
  const type = (words: string) => (text: Y.XmlFragment) => text.insert(0, [new Y.XmlText(words)]);
  const [heavy, first, second] = [
    copy.does((text) => {
      text.delete(0, 3);
      type('ett ')(text);
    }),
    copy.does((text) => (text.get(0) as Y.XmlText).insert(4, 'två ')), // put there by the update before
    copy.does((text) => (text.get(0) as Y.XmlText).insert(8, 'tre ')), // likewise
  ];
  const heard = await writer.says(...[heavy, first, second].map((update) => syncMessage('update', update)));
  expect(codes(heard)).toEqual([]);
  expect(acks(heard).at(-1)).toBe(3);
  expect(new Copy(99, ...log.replay(DOCUMENT)).text.toString()).toMatch(/^ett två tre /);
});

test('the same wipe again is weighed and kept once, and the third time ends the connection', async () => {
  const workbench = new CountingWorkbench();
  const { scene, seed } = aScene(workbench);
  const [writer, copy] = [await scene.joined({ speaksOurs: false }), new Copy(1, seed)];
  copy.does(wipe);
  for (let i = 0; i < 3; i += 1) await writer.says(syncMessage('step2', copy.whole));
  expect(workbench.tasks.filter((task) => task === 'weigh')).toHaveLength(1);
  expect(scene.book.incidents).toHaveLength(1);
  expect(writer.socket.closed).toEqual({ code: 4409, reason: 'removes-too-much' });
});

test('people who return with a long history of deletions cost one look, whatever they bring', async () => {
  const workbench = new CountingWorkbench();
  const { scene, seed, log } = aScene(workbench);
  const author = await scene.joined();
  const copy = new Copy(1, seed);
  for (let i = 0; i < 6; i += 1) await author.says(syncMessage('update', copy.does((text) => text.delete(0, 1))));
  expect(charactersIn(log)).toBe(1_600);
  workbench.tasks.length = 0;
  const history = log.replay(DOCUMENT);
  const back = Array.from({ length: 30 }, (_, i) => {
    const own = new Copy(100 + i, ...history);
    own.does((text) => text.insert(text.length, [new Y.XmlText(`rad ${i} `)]));
    return { own, client: new Client(scene, {}, 10 + i) };
  });
  for (const { own, client } of back) client.peer.receive(syncMessage('step2', own.whole));
  await scene.time.pass(200);
  expect(workbench.tasks.filter((task) => task === 'weigh')).toHaveLength(1);
  expect(new Copy(99, ...log.replay(DOCUMENT)).text.toString().match(/rad \d+ /g)).toHaveLength(30);
  const silent = await scene.joined({}, 60);
  workbench.tasks.length = 0;
  expect(acks(await silent.says(syncMessage('step2', new Copy(7, ...log.replay(DOCUMENT)).whole)))).toEqual([1]);
  expect(workbench.tasks).toEqual([]);
});

test('a store that is away is tried again, and given up in the end with a word to the operator', async () => {
  const { scene, seed } = aScene();
  scene.book.isAway = true;
  const writer = await scene.joined();
  await writer.says(syncMessage('update', new Copy(1, seed).does(wipe)));
  scene.book.isAway = false;
  await scene.time.pass(1_500);
  expect(scene.book.incidents).toHaveLength(1);
  scene.book.isAway = true;
  const again = await scene.joined({}, 2);
  await again.says(syncMessage('update', new Copy(2, seed).does((text) => text.delete(0, 9))));
  await scene.time.pass(60_000);
  expect(scene.reports.map(({ type }) => type)).toContain('incident-lost');
});

test('the limit below which nothing is weighed is under what counts as much', () => {
  expect(LIMITS.unweighedDeletions).toBeLessThan(1_500);
});
