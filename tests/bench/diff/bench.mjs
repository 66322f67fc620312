// How long it takes to compare two versions of 210 pages in a worker, and against prosemirror-recreate-transform where that comes to an end.
import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { recreateTransform } from '@fellow/prosemirror-recreate-transform';
import { build } from 'vite';
import { PAGES_OF_ONE, edited, response } from './edits.mjs';

const LIMIT = 300;
const ROUNDS = 9;
const COPIES = 21;
const root = path.resolve(import.meta.dirname, '../../..');
const outDir = path.join(root, 'node_modules/.cache/samsvar-bench-diff');
mkdirSync(outDir, { recursive: true });
await build({
  configFile: false,
  root: import.meta.dirname,
  logLevel: 'error',
  build: { ssr: path.join(import.meta.dirname, 'entry.ts'), outDir, emptyOutDir: true, minify: false },
  // The schema must be of the same ProseMirror as the one it is compared with.
  ssr: { noExternal: [/^@samsvar\//] },
});
const bundle = path.join(outDir, 'entry.js');
const document = await import(bundle);
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const round = (ms) => Math.round(ms * 10) / 10;

const worker = new Worker(path.join(import.meta.dirname, 'worker.mjs'), { workerData: { bundle } });
const inWorker = (before, after) =>
  new Promise((resolve) => {
    const from = performance.now();
    worker.once('message', (answer) => resolve({ ...answer, withTransfer: performance.now() - from }));
    worker.postMessage({ before, after });
  });
/** The median of several rounds; the first, when nothing is warm, beside it. */
const measured = async (before, after) => {
  const answers = [];
  for (let i = 0; i <= ROUNDS; i += 1) {
    answers.push(await inWorker(before, after));
  }
  const [first, ...rest] = answers;
  return {
    ms: round(median(rest.map(({ ms }) => ms))),
    first: round(first.ms),
    withTransfer: round(median(rest.map(({ withTransfer }) => withTransfer))),
    changes: first.changes,
    kinds: first.kinds,
  };
};

const before = response(COPIES);
const results = {
  machine: `${os.cpus()[0].model}, ${os.cpus().length} cores, Node ${process.version}`,
  response: { pages: COPIES * PAGES_OF_ONE, blocks: before.text.content.length, texts: document.changedTexts({ type: 'doc' }, before.text).after.size, bytes: document.contentText(before).length },
  edits: {},
};
for (const edits of [30, 300, 1200]) {
  const run = await measured(before, edited(before, edits));
  results.edits[edits] = { ...run, limit: LIMIT, isWithinLimit: run.ms <= LIMIT };
}
/** Another year's response: the same words, and no id in common. */
const renamed = (node) => ({ ...node, ...(node.attrs?.id && { attrs: { ...node.attrs, id: `other-${node.attrs.id}` } }), ...(node.content && { content: node.content.map(renamed) }) });
const other = edited(before, 300);
results.otherResponse = await measured(before, { ...other, text: renamed(other.text) });

results.peer = {};
for (const [blocks, edits] of [[100, 20], [400, 60]]) {
  const part = { text: { type: 'doc', content: before.text.content.slice(0, blocks) }, overallStance: null };
  const changed = edited(part, edits);
  const ours = await measured(part, changed);
  const [from, to] = [part, changed].map(({ text }) => document.responseSchema.nodeFromJSON(text));
  const started = performance.now();
  const { steps } = recreateTransform(from, to, { complexSteps: true, wordDiffs: true, simplifyDiff: true });
  const theirs = performance.now() - started;
  results.peer[`${blocks} blocks, ${edits} edits`] = { ours: ours.ms, recreateTransform: round(theirs), steps: steps.length, ratio: Math.round(theirs / ours.ms) };
}
await worker.terminate();
console.log(JSON.stringify(results, null, 2));
process.exit(Object.values(results.edits).every(({ isWithinLimit }) => isWithinLimit) ? 0 : 1);
