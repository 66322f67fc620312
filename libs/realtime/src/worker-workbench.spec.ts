// The real worker thread: its tasks, its time limit, and life after a crash.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as Y from 'yjs';
import { seedUpdate } from '@samsvar/document';
import { WorkerWorkbench } from './worker-workbench';

const update = (words: string) => {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, words);
  return Y.encodeStateAsUpdate(doc);
};

describe('the built worker', () => {
  const workbench = new WorkerWorkbench();
  afterAll(() => workbench.close());

  test('compacts, tells what is missing and what is known', async () => {
    const [a, b] = [update('ett'), update('två')];
    const { state, stateVector } = await workbench.run('compact', { state: a, tail: [b] });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    expect(doc.getText('t').toString()).toMatch(/^(etttvå|tvåett)$/);
    expect(stateVector).toEqual(Y.encodeStateVector(doc));
    const first = new Y.Doc();
    Y.applyUpdate(first, a);
    const diff = await workbench.run('diff', { state, tail: [], stateVector: Y.encodeStateVector(first) });
    Y.applyUpdate(first, diff);
    expect(first.getText('t').toString()).toBe(doc.getText('t').toString());
    expect(await workbench.run('contains', { state, tail: [], update: a })).toBe(true);
    expect(await workbench.run('contains', { state: a, tail: [], update: b })).toBe(false);
  });

  test('projects a response, and says what breaks the schema', async () => {
    const text = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Vi tillstyrker.' }] }] };
    const seed = seedUpdate({ text, overallStance: 'approve' as never });
    const good = await workbench.run('project', { state: seed, tail: [], seq: 7 });
    expect(good).toMatchObject({ fault: null, projection: { seq: 7, words: 2 } });
    const doc = new Y.Doc();
    doc.getXmlFragment('text').insert(0, [new Y.XmlElement('listItem')]);
    const bad = await workbench.run('project', { state: Y.encodeStateAsUpdate(doc), tail: [], seq: 1 });
    expect(bad.fault).toEqual(expect.any(String));
  });

  test('refuses a document with parts that wait for something missing, and goes on', async () => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'a');
    const vector = Y.encodeStateVector(doc);
    doc.getText('t').insert(1, 'b');
    const half = Y.encodeStateAsUpdate(doc, vector);
    await expect(workbench.run('compact', { state: null, tail: [half] })).rejects.toThrow('wait for something missing');
    await expect(workbench.run('compact', { state: null, tail: [new Uint8Array([9])] })).rejects.toThrow();
    expect(await workbench.run('contains', { state: update('x'), tail: [], update: new Uint8Array([0, 0]) })).toBe(true);
  });
});

describe('a worker that misbehaves', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'samsvar-worker-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Hangs, dies or answers, as the state's first byte says. */
  const file = path.join(folder, 'worker.mjs');
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ no, input }) => {
       if (input.state[0] === 1) for (;;);
       if (input.state[0] === 2) process.exit(3);
       if (input.state[0] === 3) setTimeout(() => { throw new Error('boom'); });
       else parentPort.postMessage({ no, result: true });
     });`,
  );

  test.each([
    ['hangs', 1],
    ['ends', 2],
    ['crashes', 3],
  ])('and %s fails its own task only', async (_name, byte) => {
    const workbench = new WorkerWorkbench({ file, limitMs: 300 });
    const ask = (first: number) => workbench.run('contains', { state: new Uint8Array([first]), tail: [], update: new Uint8Array() });
    const [bad, good] = [ask(byte), ask(0)];
    await expect(bad).rejects.toThrow();
    expect(await good).toBe(true);
    await workbench.close();
  });
});
