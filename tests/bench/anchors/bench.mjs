// How many anchors keep to their words through 1,000 edits, by what holds them, and how long following and writing them takes.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { JSDOM } from 'jsdom';
import { build } from 'vite';

// The real editors write here, so there must be a page for them to stand in.
const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });
for (const name of ['window', 'document', 'navigator', 'Node', 'Element', 'HTMLElement', 'DOMParser', 'MutationObserver', 'Range', 'Selection', 'getComputedStyle', 'innerHeight', 'requestAnimationFrame', 'cancelAnimationFrame']) {
  Object.defineProperty(globalThis, name, { value: name === 'window' ? window : window[name], configurable: true, writable: true });
}

const root = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(root, 'node_modules/.samsvar-anchors-'));
try {
  await build({
    logLevel: 'error',
    root,
    build: { ssr: true, outDir: folder, minify: false, rollupOptions: { input: { session: path.join(import.meta.dirname, 'session.mjs'), timing: path.join(import.meta.dirname, 'timing.mjs') } } },
    ssr: { noExternal: [/^@samsvar\//] },
  });
  const load = (name) => import(pathToFileURL(path.join(folder, `${name}.js`)).href);
  const { session } = await load('session');
  const { timing } = await load('timing');
  console.log(`${os.cpus()[0].model}, ${os.cpus().length} cores, Node ${process.version}\n`);
  console.log('150 anchors, 1,000 edits by 3 people in real editors, a projection every 10 edits.');
  console.log('Of the anchors that have numbered words left: how many stand on some of these, on all of these, and elsewhere.\n');
  const rows = [1, 2, 3].map((seed) => session(seed));
  const percent = (value) => `${(100 * value).toFixed(1)} %`;
  for (const kind of ['mark', 'tracked', 'relative positions']) {
    for (const [at, row] of rows.entries()) {
      const { some, all, astray, surviving } = row[kind];
      console.log(`${kind.padEnd(20)} seed ${at + 1}   ${percent(some).padStart(8)} / ${percent(all).padStart(8)}   elsewhere ${astray}   (${surviving} of 150 have such words left)`);
    }
  }
  const isMet = rows.every((row) => row.mark.some >= 0.99 && row.tracked.some >= 0.99 && row.mark.isListed && row.tracked.isListed);
  console.log(`\n≥ 99 % with marks and tracked, all others listed with their quote: ${isMet ? 'yes' : 'NO'}\n`);
  for (const [name, [clock, processor]] of timing()) console.log(`${name.padEnd(78)} ${clock.toFixed(0).padStart(6)} ms, ${processor.toFixed(0).padStart(6)} ms of the processor`);
  process.exitCode = isMet ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
