// What the browser loads before the editor: every script and style of the register page, gzipped.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const LIMIT = 150;
const root = path.resolve(import.meta.dirname, '../../..');
execFileSync(process.execPath, ['node_modules/nx/dist/bin/nx.js', 'run', 'web:build'], { cwd: root, stdio: 'ignore', env: { ...process.env, NX_TUI: 'false' } });
const dist = path.join(root, 'apps/web/dist');
const assets = readdirSync(path.join(dist, 'assets'));
const text = (name) => readFileSync(path.join(dist, 'assets', name), 'utf8');
const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'));

/** A chunk and all it imports at once; what it imports later is not counted. */
const closure = (key, seen = new Set()) => {
  if (seen.has(key)) return seen;
  seen.add(key);
  manifest[key].imports?.forEach((next) => closure(next, seen));
  return seen;
};
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const page = Object.keys(manifest).find((key) => key.endsWith('pages/ConsultationsPage.tsx'));
const chunks = new Set([...closure(entry), ...closure(page)]);
const files = new Set([...chunks].flatMap((key) => [manifest[key].file, ...(manifest[key].css ?? [])]));
const size = (file) => gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length / 1000;
const rows = [...files].map((file) => [file, size(file)]).sort((a, b) => b[1] - a[1]);
for (const [file, kilobytes] of rows) console.log(`${file.padEnd(60)} ${kilobytes.toFixed(1).padStart(7)} kB`);
const total = rows.reduce((sum, [, kilobytes]) => sum + kilobytes, 0);
const editor = [...files].some((file) => file.endsWith('.js') && text(path.basename(file)).includes('ProseMirror'));
console.log(`${'register page, signed in, gzip'.padEnd(60)} ${total.toFixed(1).padStart(7)} kB   (limit ${LIMIT})`);
console.log(`editor among them: ${editor ? 'YES' : 'no'}; chunks in all: ${assets.length}`);
