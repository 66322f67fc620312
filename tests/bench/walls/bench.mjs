// Requests per second with row-level security and the log of who did what, and without both: two servers on one database, in turns.
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { fill, fillReview } from './fill.mjs';

const LIMIT = 0.15;
const AT_ONCE = 8;
const given = process.argv.slice(2).map((word) => /^--(\w+)=(\d+)$/.exec(word)).filter(Boolean);
// Short rounds, many of them: what disturbs the machine then disturbs both alike, and the median is not of that.
const { rounds = 30, ms = 350 } = Object.fromEntries(given.map(([, name, value]) => [name, Number(value)]));
const root = path.resolve(import.meta.dirname, '../../..');
const migrations = path.join(root, 'libs/database/migrations');
const outDir = path.join(root, 'node_modules/.cache/samsvar-bench-walls');
const data = mkdtempSync(path.join(os.tmpdir(), 'samsvar-bench-walls-'));
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

mkdirSync(outDir, { recursive: true });
await build({
  configFile: false,
  root: import.meta.dirname,
  logLevel: 'error',
  build: { ssr: true, outDir, emptyOutDir: true, minify: false, target: 'node20',
    rollupOptions: { input: {
      entry: path.join(root, 'apps/server/src/testing/a-measured-server.ts'),
      password: path.join(root, 'apps/server/src/session/password.ts'),
      parts: path.join(import.meta.dirname, 'parts.ts'),
    } } },
  ssr: { noExternal: [/^@samsvar\//] },
});
const load = (name) => import(pathToFileURL(path.join(outDir, `${name}.js`)).href);
const { migrate, openDatabase, startEmbedded } = await load('parts');
const { hashPassword } = await load('password');
// Committed for real, as in the product.
const embedded = await startEmbedded(data);
const sql = openDatabase(embedded.url, { connections: 2 });
const children = [];

const start = async (walls) => {
  const child = fork(path.join(outDir, 'entry.js'), [embedded.url, walls, migrations], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.push(child);
  const port = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`a server ended with ${code}`)));
  });
  let cookie = '';
  const call = async (method, address, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${address}`, {
      method, headers: { cookie, 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }) });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${text}`);
    return text && JSON.parse(text);
  };
  return call;
};

/** Time of the processor, in ms, that a process has taken in all its threads; 0 where there is no /proc. */
const takenBy = (pid) => {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0);
  } catch {
    // It or a thread of it has ended, or this is no Linux.
    return 0;
  }
};

/** The same of a server and of its connections. */
const processorOf = async (walls) => {
  const backends = await sql`select pid from pg_stat_activity where application_name = ${`walls ${walls}`}`;
  const child = children.find(({ spawnargs }) => spawnargs.includes(walls));
  return { node: takenBy(child.pid), postgres: backends.reduce((sum, { pid }) => sum + takenBy(pid), 0) };
};

/** Requests per second of some that are always under way, for a while. */
const rate = async (ask) => {
  const end = performance.now() + ms;
  const began = performance.now();
  let done = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (performance.now() < end) {
      await ask();
      done += 1;
    }
  }));
  return { done, perSecond: (1000 * done) / (performance.now() - began) };
};

try {
  await migrate(sql, migrations);
  const mine = await fill(sql, await hashPassword('samsvar-demo'));
  const servers = { with: await start('with'), without: await start('without') };
  for (const call of Object.values(servers)) await call('POST', '/api/session', { email: mine.email, password: 'samsvar-demo' });
  const { id: response } = await servers.with('POST', `/api/consultations/${mine.consultation}/responses`, { mirrors: null, ownCaseNumber: '' });
  const thread = await fillReview(sql, mine, response);
  let words = 0;
  const routes = {
    'the register, 200 matters': (call) => call('GET', '/api/consultations'),
    'one response': (call) => call('GET', `/api/responses/${response}`),
    'its threads, 300': (call) => call('GET', `/api/responses/${response}/threads`),
    'the blocks of a source, 3,000': (call) => call('GET', `/api/sources/${mine.source}/versions/1/blocks`),
    'one source': (call) => call('GET', `/api/sources/${mine.source}`),
    'changing a matter': (call) => call('PUT', `/api/consultations/${mine.consultation}`, {
      title: `Remiss ${(words += 1)}`, issuers: ['Region'], issuerCaseNumber: 'RS 1', sentOn: null, dueOn: '2027-01-01' }),
    // They are taken away again after each round.
    'writing a comment': (call) => call('POST', `/api/threads/${thread}/comments`, { text: `Ord ${(words += 1)}`, mentions: [] }),
  };
  console.log(`${os.cpus()[0].model}, ${os.cpus().length} cores, Node ${process.version}, ${AT_ONCE} at once, ${rounds} rounds of ${ms} ms each\n`);
  const columns = (cells) => cells.map((cell, i) => (i ? cell.padStart(12) : cell.padEnd(31))).join('');
  console.log(columns(['', 'per second', '', '', 'lowest', 'highest', 'node, ms', '', 'postgres', '', 'processor']));
  console.log(columns(['medians of the rounds', 'without', 'with', 'lost', 'of a round', 'of a round', 'without', 'with', 'without', 'with', 'lost']));
  const percent = (value) => `${(100 * value).toFixed(1)} %`;
  const [all, worked] = [[], []];
  for (const [name, ask] of Object.entries(routes)) {
    const measured = { with: [], without: [] };
    for (const call of Object.values(servers)) await rate(() => ask(call));
    for (let round = 0; round < rounds; round += 1) {
      // In turns, and each first as often as the other.
      for (const walls of round % 2 ? ['with', 'without'] : ['without', 'with']) {
        const before = await processorOf(walls);
        const { done, perSecond } = await rate(() => ask(servers[walls]));
        const after = await processorOf(walls);
        measured[walls].push({ perSecond, node: (after.node - before.node) / done, postgres: (after.postgres - before.postgres) / done });
      }
      if (name !== 'writing a comment') continue;
      await sql`delete from comment where body like 'Ord %'`;
      // What is gone would be read again by each round that comes.
      await sql`vacuum comment, thread`;
    }
    const lost = measured.with.map(({ perSecond }, round) => 1 - perSecond / measured.without[round].perSecond);
    const middle = (walls, what) => median(measured[walls].map((round) => round[what]));
    const [less, more] = ['without', 'with'].map((walls) => middle(walls, 'node') + middle(walls, 'postgres'));
    all.push(1 - median(lost));
    worked.push(more > 0 ? less / more : 1);
    console.log(columns([name, ...['without', 'with'].map((walls) => middle(walls, 'perSecond').toFixed(0)), percent(median(lost)), percent(Math.min(...lost)),
      percent(Math.max(...lost)), ...['node', 'postgres'].flatMap((what) => ['without', 'with'].map((walls) => middle(walls, what).toFixed(2))), percent(1 - less / more)]));
  }
  const together = (kept) => 1 - Math.exp(kept.reduce((sum, each) => sum + Math.log(each), 0) / kept.length);
  const whole = together(all);
  console.log(`\nlost of all together (geometric mean): ${percent(whole)}; by time of the processor, which a busy machine disturbs less: ${percent(together(worked))}. ≤ 15 %: ${whole <= LIMIT ? 'yes' : 'NO'}`);
  process.exitCode = whole <= LIMIT ? 0 : 1;
} finally {
  for (const child of children) child.kill();
  await sql.end({ timeout: 5 });
  await embedded.stop();
  rmSync(data, { recursive: true, force: true });
}
