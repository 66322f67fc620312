// Rights that are taken while the worker looks into a write: what is let in is judged by the rights of that moment.
import * as Y from 'yjs';
import { Copy, DOCUMENT, InlineWorkbench, MemoryLog, Scene, aSeed, personOf, syncMessage, type Heard } from './testing';

const codes = (heard: readonly Heard[]) => heard.flatMap((one) => (one.type === 'nack' ? [one.code] : []));

/** A response of ten paragraphs, an author in it, and a worker that does nothing until it is let go. */
const aScene = async () => {
  const log = new MemoryLog();
  const seed = aSeed(10, 400);
  log.create(DOCUMENT, seed);
  let held: (() => void)[] | null = null;
  const workbench = new InlineWorkbench(() => new Promise((resolve) => (held ? held.push(resolve) : resolve())));
  const scene = new Scene(log, workbench);
  const client = await scene.joined();
  held = [];
  const letGo = async () => {
    for (const go of held ?? []) go();
    held = null;
    await scene.time.pass(100);
  };
  return { scene, log, client, copy: new Copy(1, seed), letGo };
};

/** What needs a look: deletions alone, as a client that returns sends them; and a chapter that goes, which is weighed. */
const WRITES: readonly (readonly [string, (copy: Copy) => Uint8Array])[] = [
  ['deletions that may be known', (copy) => syncMessage('step2', copy.does((text) => text.delete(9, 1)))],
  ['a chapter that is deleted', (copy) => syncMessage('update', copy.does((text) => text.delete(0, 3)))],
];

describe.each(WRITES)('%s', (_name, write) => {
  test('are let in while the right to write stands', async () => {
    const { log, client, copy, letGo } = await aScene();
    await client.says(write(copy));
    await letGo();
    expect(codes(client.heard())).toEqual([]);
    expect(log.replay(DOCUMENT)).toHaveLength(2);
  });

  test('are refused when the right to write was taken meanwhile, with what waits behind them', async () => {
    const { scene, log, client, copy, letGo } = await aScene();
    await client.says(write(copy), syncMessage('update', copy.does((text) => text.delete(0, 3))));
    await scene.live.rejudge(personOf(1), () => Promise.resolve({ canWrite: false }));
    await letGo();
    expect(codes(client.heard())).toEqual(['read-only', 'read-only']);
    expect(log.replay(DOCUMENT)).toHaveLength(1);
  });

  test('wait while the right to write is being judged', async () => {
    const { scene, log, client, copy, letGo } = await aScene();
    await client.says(write(copy));
    let judge: (verdict: { canWrite: boolean }) => void = () => undefined;
    const judged = scene.live.rejudge(personOf(1), () => new Promise((resolve) => (judge = resolve)));
    await letGo();
    expect(log.replay(DOCUMENT)).toHaveLength(1);
    judge({ canWrite: false });
    await judged;
    await scene.time.pass(100);
    expect(codes(client.heard())).toEqual(['read-only']);
    expect(log.replay(DOCUMENT)).toHaveLength(1);
  });

  test('count for nothing once the person was sent away, also one who had left', async () => {
    for (const hasLeft of [false, true]) {
      const { scene, log, client, copy, letGo } = await aScene();
      await client.says(write(copy));
      const judged = scene.live.rejudge(personOf(1), () => {
        if (hasLeft) client.peer.gone();
        return Promise.resolve('not-found');
      });
      await judged;
      await letGo();
      expect(log.replay(DOCUMENT)).toHaveLength(1);
    }
  });

  test('do not come into a document that was begun anew', async () => {
    const { scene, log, client, copy, letGo } = await aScene();
    await client.says(write(copy));
    scene.live.renewed(DOCUMENT, 2);
    await letGo();
    expect(log.replay(DOCUMENT)).toHaveLength(1);
  });
});

test('what was accepted before the right was taken is kept', async () => {
  const log = new MemoryLog();
  const scene = new Scene(log);
  const client = await scene.joined();
  client.peer.receive(syncMessage('update', new Copy(1).does((text) => text.insert(0, [new Y.XmlText('hej')]))));
  await scene.live.rejudge(personOf(1), () => Promise.resolve({ canWrite: false }));
  await scene.time.pass(100);
  expect(log.replay(DOCUMENT)).toHaveLength(1);
});
