// The picture of a page in a 300-page source of the running product: the first time and after that, beside pdftoppm where it is installed;
// and recognising the text of a scanned page beside it, where tesseract is.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { aStrategy, asTypst } from '../ingest/strategy.mjs';

const WIDTH = 900;
const PAGES = 20;
const root = path.resolve(import.meta.dirname, '../../..');
const work = mkdtempSync(path.join(os.tmpdir(), 'samsvar-bench-facsimile-'));
const require = createRequire(import.meta.url);
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const port = await new Promise((resolve) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = server.address();
    server.close(() => resolve(free));
  });
});
const url = `http://127.0.0.1:${port}`;

const render = () => {
  const folder = path.dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));
  const files = ['400Regular/SourceSans3_400Regular', '700Bold/SourceSans3_700Bold', '400Regular_Italic/SourceSans3_400Regular_Italic'];
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: files.map((name) => readFileSync(path.join(folder, `${name}.ttf`))) }] });
  return Buffer.from(compiler.pdf({ mainFileContent: asTypst(aStrategy({ seed: 7, words: Number(process.env.BENCH_WORDS ?? 117_500) }), { hyphenate: false }) }, { pdfStandard: 'ua-1' }));
};
const pdf = render();
writeFileSync(path.join(work, 'strategi.pdf'), pdf);

const server = spawn(process.execPath, ['apps/server/dist/main.js'], {
  cwd: root,
  env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATA_DIR: path.join(work, 'data') },
  stdio: 'ignore',
});
let cookie = '';
const call = async (method, address, body, type = 'application/json') => {
  const answer = await fetch(url + address, {
    method,
    headers: { cookie, 'content-type': type },
    body: body === undefined ? undefined : Buffer.isBuffer(body) ? body : JSON.stringify(body),
  });
  cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
  if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${await answer.text()}`);
  return answer;
};
const timed = async (work_) => {
  const started = performance.now();
  await work_();
  return performance.now() - started;
};
const of = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { 'median ms': Math.round(at(0.5)), 'p95 ms': Math.round(at(0.95)), first: Math.round(times[0]) };
};
const installed = (program, ...words) => {
  try {
    execFileSync(program, words, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const rows = [];
try {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false)) break;
    await wait(200);
  }
  const { session } = await (await call('POST', '/api/session', { email: 'anna@medtek.example', password: 'samsvar-demo' })).json();
  const query = new URLSearchParams({ organisation: session.organisation.id, filename: 'strategi.pdf' });
  const { source, job } = await (await call('POST', `/api/sources?${query}`, pdf, 'application/octet-stream')).json();
  for (let state = 'queued'; state !== 'done'; await wait(300)) {
    ({ state } = await (await call('GET', `/api/jobs/${job.id}`)).json());
    if (state === 'failed') throw new Error('the file could not be read');
  }
  const base = `/api/sources/${source.id}/versions/1/pages`;
  const bytes = (address) => call('GET', address).then((answer) => answer.arrayBuffer());
  const { pages } = await (await call('GET', base)).json();
  const chosen = Array.from({ length: PAGES }, (_, index) => 1 + Math.floor((index * (pages.length - 1)) / (PAGES - 1)));
  rows.push({ what: 'sizes of all pages, again', ...of([await timed(() => bytes(base)), await timed(() => bytes(base))]) });
  const cold = [];
  const warm = [];
  const lines = [];
  for (const page of chosen) cold.push(await timed(() => bytes(`${base}/${page}/image?width=${WIDTH}`)));
  for (const page of chosen) warm.push(await timed(() => bytes(`${base}/${page}/image?width=${WIDTH}`)));
  for (const page of chosen) lines.push(await timed(() => bytes(`${base}/${page}/lines`)));
  rows.push({ what: `picture of a page, ${WIDTH} wide, first time`, ...of(cold) });
  rows.push({ what: 'the same picture again', ...of(warm) });
  rows.push({ what: 'the lines of a page', ...of(lines) });
  const file = path.join(work, 'strategi.pdf');
  if (installed('pdftoppm', '-v')) {
    const poppler = [];
    for (const page of chosen)
      poppler.push(
        await timed(() => execFileSync('pdftoppm', ['-f', page, '-l', page, '-scale-to-x', WIDTH, '-scale-to-y', '-1', '-png', file, path.join(work, 'page')].map(String))),
      );
    rows.push({ what: 'pdftoppm, the same pages', ...of(poppler) });
  } else console.log('pdftoppm is not installed here');
  const { canRecognise, recognisePage } = await import(pathToFileURL(path.join(root, 'libs/ingest/dist/ingest.js')).href);
  if (await canRecognise()) {
    const recognised = [];
    for (const page of chosen.slice(0, 4)) recognised.push(await timed(() => recognisePage(file, page)));
    rows.push({ what: 'text of a page recognised', ...of(recognised) });
  } else console.log('tesseract with Swedish is not installed here');
} finally {
  server.kill();
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
console.table(rows);
