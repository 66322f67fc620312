// Updates that would freeze every browser are tried first and kept out; a long paste is not, and nobody else waits long.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { inspectUpdate } from './inspect-update';
import { LIMITS } from './limits';
import { Copy, DOCUMENT, InlineWorkbench, MemoryLog, Scene, aSeed, syncMessage, type Heard } from './testing';
import { WorkTooSlow, type Tasks, type Workbench } from './work-types';
import { WorkerWorkbench } from './worker-workbench';

const codes = (heard: readonly Heard[]) => heard.flatMap((one) => (one.type === 'nack' ? [one.code] : []));

/** A text of `count` letters, and as many between its first two that each point at another one as their right neighbour. */
const slowUpdate = (count: number, client = 5): Uint8Array => {
  const out = encoding.createEncoder();
  const numbers = (...values: readonly number[]) => values.forEach((value) => encoding.writeVarUint(out, value));
  numbers(1, 2 * count, client, 0);
  for (let i = 0; i < count; i += 1) {
    encoding.writeUint8(out, i === 0 ? 4 : 128 | 4);
    if (i > 0) numbers(client, i - 1);
    else {
      numbers(1);
      encoding.writeVarString(out, 't');
    }
    encoding.writeVarString(out, 'a');
  }
  for (let i = 0; i < count; i += 1) {
    encoding.writeUint8(out, 128 | 64 | 4);
    numbers(client, 0, client, Math.max(1, i));
    encoding.writeVarString(out, 'b');
  }
  numbers(0);
  return encoding.toUint8Array(out);
};

/** Counts its tasks, and takes what is tried for as slow as it is told. */
class TimedWorkbench implements Workbench {
  readonly tasks: string[] = [];
  times: (number | 'too slow' | 'failed')[] = [];
  private readonly inner = new InlineWorkbench();
  run<T extends keyof Tasks>(task: T, input: Tasks[T]['takes']): Promise<Tasks[T]['gives']> {
    this.tasks.push(task);
    const time = task === 'try' ? this.times.shift() : undefined;
    if (time === 'too slow') return Promise.reject(new WorkTooSlow('It takes too long.'));
    if (time === 'failed') return Promise.reject(new Error('It crashed.'));
    // Only a trial has a time.
    return time === undefined ? this.inner.run(task, input) : Promise.resolve(time as Tasks[T]['gives']);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

const aScene = () => {
  const [log, workbench] = [new MemoryLog(), new TimedWorkbench()];
  const seed = aSeed(10, 400);
  log.create(DOCUMENT, seed);
  return { log, workbench, seed, scene: new Scene(log, workbench) };
};
const paragraphs = (count: number) => (text: Y.XmlFragment) =>
  text.insert(
    5,
    Array.from({ length: count }, () => {
      const [block, words] = [new Y.XmlElement('paragraph'), new Y.XmlText()];
      words.applyDelta([{ insert: 'Vi ' }, { insert: 'tillstyrker', attributes: { bold: {} } }, { insert: ' förslaget. '.repeat(20) }]);
      block.insert(0, [words]);
      return block;
    }),
  );

test('what Yjs takes too long to apply is neither stored nor seen, and the worker is free again soon', async () => {
  const workbench = new WorkerWorkbench();
  const [log, update] = [new MemoryLog(), slowUpdate(20_000)];
  log.create(DOCUMENT, aSeed(10, 400));
  const scene = new Scene(log, workbench);
  const [writer, other] = [await scene.joined(), await scene.joined({}, 2)];
  expect(inspectUpdate(update).structs).toBe(40_000);
  const heard: Heard[] = [...(await writer.says(syncMessage('update', update)))];
  const asked = workbench.run('contains', { state: null, tail: [], update: new Uint8Array([0, 0]) });
  while (codes(heard).length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await scene.time.pass(1);
    heard.push(...writer.heard());
  }
  expect(codes(heard)).toEqual(['update-invalid']);
  expect(await asked).toBe(true);
  expect(other.heard()).toEqual([]);
  expect(log.replay(DOCUMENT)).toHaveLength(1);
  expect(scene.events.filter(({ type }) => type === 'refused')).toHaveLength(1);
  await workbench.close();
  // Without an end to the trial, Yjs would be busy for longer than this.
}, 60_000);

test('a paste of sixty pages is tried, and let in', async () => {
  const { log, workbench, seed, scene } = aScene();
  const [client, copy] = [await scene.joined(), new Copy(1, seed)];
  const update = copy.does(paragraphs(500));
  expect(inspectUpdate(update).structs).toBeGreaterThan(LIMITS.untriedStructs);
  expect(codes(await client.says(syncMessage('update', update)))).toEqual([]);
  expect(workbench.tasks.filter((task) => task === 'try')).toHaveLength(1);
  expect(log.replay(DOCUMENT)).toHaveLength(2);
});

test('a page is not tried', async () => {
  const { log, workbench, seed, scene } = aScene();
  const client = await scene.joined();
  await client.says(syncMessage('update', new Copy(1, seed).does(paragraphs(30))));
  expect(workbench.tasks).not.toContain('try');
  expect(log.replay(DOCUMENT)).toHaveLength(2);
});

test('fewer structs are enough in a long document', async () => {
  const [log, workbench] = [new MemoryLog(), new TimedWorkbench()];
  const seed = aSeed(800, 400);
  log.create(DOCUMENT, seed);
  const scene = new Scene(log, workbench);
  const [client, copy] = [await scene.joined(), new Copy(1, seed)];
  await client.says(syncMessage('update', copy.does((text) => text.insert(5, [new Y.XmlText('hej')]))));
  expect(workbench.tasks).not.toContain('try');
  await client.says(syncMessage('update', copy.does(paragraphs(80))));
  expect(workbench.tasks).toContain('try');
});

test('it is slow when it is slow twice; then it is not tried again, by whoever brings it', async () => {
  const { log, workbench, scene } = aScene();
  const [first, second] = [await scene.joined(), await scene.joined()];
  const update = slowUpdate(800);
  workbench.times = [LIMITS.tryMs + 1, 'too slow'];
  expect(codes(await first.says(syncMessage('update', update)))).toEqual(['update-invalid']);
  expect(codes(await second.says(syncMessage('step2', update)))).toEqual(['update-invalid']);
  expect(workbench.tasks.filter((task) => task === 'try')).toHaveLength(2);
  expect(log.replay(DOCUMENT)).toHaveLength(1);
  workbench.times = ['too slow', 5];
  expect(codes(await first.says(syncMessage('update', slowUpdate(801, 6))))).toEqual([]);
  expect(log.replay(DOCUMENT)).toHaveLength(2);
});

test('a worker that cannot say lets nothing in, and it is asked for again', async () => {
  const { log, workbench, scene } = aScene();
  const client = await scene.joined();
  workbench.times = ['failed'];
  expect(codes(await client.says(syncMessage('update', slowUpdate(800))))).toEqual(['update-gap']);
  await scene.time.pass(1_500);
  expect(client.heard().map(({ type }) => type)).toContain('step1');
  expect(codes(await client.says(syncMessage('step2', slowUpdate(800))))).toEqual([]);
  expect(log.replay(DOCUMENT)).toHaveLength(2);
});

test('what a connection writes meanwhile waits behind it, and a paste that deletes much is weighed as well', async () => {
  const { log, workbench, seed, scene } = aScene();
  const [client, copy] = [await scene.joined(), new Copy(1, seed)];
  const pasted = copy.does((text) => {
    text.delete(0, 3);
    paragraphs(500)(text);
  });
  const after = copy.does((text) => text.insert(0, [new Y.XmlText('sist ')]));
  const last = copy.does((text) => (text.get(0) as Y.XmlText).insert(5, 'av allt')); // put there by the update before
  const heard = await client.says(...[pasted, after, last].map((update) => syncMessage('update', update)));
  expect(codes(heard)).toEqual([]);
  expect(workbench.tasks.filter((task) => task === 'try' || task === 'weigh')).toEqual(['try', 'weigh']);
  expect(new Copy(99, ...log.replay(DOCUMENT)).text.toString()).toMatch(/^sist av allt/);
});

test('nothing more is read from a connection while an update of it is tried', async () => {
  const [log, seed] = [new MemoryLog(), aSeed(10, 400)];
  log.create(DOCUMENT, seed);
  let go: () => void = () => undefined;
  let isHeld = false;
  const scene = new Scene(log, new InlineWorkbench(() => new Promise((resolve) => (isHeld ? (go = resolve) : resolve()))));
  const [client, other] = [await scene.joined(), await scene.joined({}, 2)];
  isHeld = true;
  await client.says(syncMessage('update', new Copy(1, seed).does(paragraphs(500))));
  expect([client.socket.isPaused, other.socket.isPaused]).toEqual([true, false]);
  isHeld = false;
  go();
  await scene.time.pass(100);
  expect(client.socket.isPaused).toBe(false);
  expect(client.heard()).toContainEqual({ type: 'ack', count: 1 });
});
