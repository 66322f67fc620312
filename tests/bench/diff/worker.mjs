// Compares in a worker, as the browser does, and says how long it took within it.
import { parentPort, workerData } from 'node:worker_threads';

const { diffContents } = await import(workerData.bundle);
parentPort.on('message', ({ before, after }) => {
  const from = performance.now();
  const diff = diffContents(before, after);
  parentPort.postMessage({ ms: performance.now() - from, changes: diff.changes.length, kinds: count(diff.changes), diff });
});

const count = (changes) => changes.reduce((sum, { kind }) => ({ ...sum, [kind]: (sum[kind] ?? 0) + 1 }), {});
