// Requests per second with row-level security and the log of who did what, and without both: two servers on one database, in turns.
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { fill, fillReview } from './fill.mjs';

const LIMIT = 0.15;
const AT_ONCE = 8;
const given = process.argv.slice(2).map((word) => /^--(\w+)=(\d+)$/.exec(word)).filter(Boolean);
const { rounds = 15, ms = 700 } = Object.fromEntries(given.map(([, name, value]) => [name, Number(value)]));
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

/** Time of the processor, in ms, that a server and its connections have taken; 0 where there is no /proc. */
const processorOf = async (walls) => {
  const backends = await sql`select pid from pg_stat_activity where application_name = ${`walls ${walls}`}`;
  const child = children.find(({ spawnargs }) => spawnargs.includes(walls));
  let ticks = 0;
  for (const pid of [child.pid, ...backends.map((row) => row.pid)]) {
    try {
      const words = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop().split(' ');
      ticks += Number(words[11]) + Number(words[12]);
    } catch {
      // It has ended, or this is no Linux.
    }
  }
  return ticks * 10;
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
  console.log(`${'requests per second, median'.padEnd(34)} ${'without'.padStart(9)} ${'with'.padStart(9)}   lost   (of each round: lowest – highest)   ms of the processor for each: without, with, lost`);
  const [all, worked] = [[], []];
  for (const [name, ask] of Object.entries(routes)) {
    const rates = { with: [], without: [] };
    const lost = [];
    const spent = { with: [0, 0], without: [0, 0] };
    for (const call of Object.values(servers)) await rate(() => ask(call));
    for (let round = 0; round < rounds; round += 1) {
      // In turns, and each first as often as the other.
      for (const walls of round % 2 ? ['with', 'without'] : ['without', 'with']) {
        const before = await processorOf(walls);
        const { done, perSecond } = await rate(() => ask(servers[walls]));
        spent[walls][0] += (await processorOf(walls)) - before;
        spent[walls][1] += done;
        rates[walls].push(perSecond);
      }
      lost.push(1 - rates.with.at(-1) / rates.without.at(-1));
      if (name === 'writing a comment') await sql`delete from comment where body like 'Ord %'`;
    }
    const loss = median(lost);
    all.push(1 - loss);
    const [less, more] = [spent.without[0] / spent.without[1], spent.with[0] / spent.with[1]];
    worked.push(less / more);
    const percent = (value) => `${(100 * value).toFixed(1)} %`;
    console.log(`${name.padEnd(34)} ${median(rates.without).toFixed(0).padStart(9)} ${median(rates.with).toFixed(0).padStart(9)} ${percent(loss).padStart(8)}   (${percent(Math.min(...lost))} – ${percent(Math.max(...lost))})   ${less.toFixed(1)}, ${more.toFixed(1)}, ${percent(1 - less / more)}`);
  }
  const together = (kept) => 1 - Math.exp(kept.reduce((sum, each) => sum + Math.log(each), 0) / kept.length);
  const whole = together(all);
  console.log(`\nlost of all together (geometric mean): ${(100 * whole).toFixed(1)} %; by time of the processor, which a busy machine disturbs less: ${(100 * together(worked)).toFixed(1)} %. ≤ 15 %: ${whole <= LIMIT ? 'yes' : 'NO'}`);
  process.exitCode = whole <= LIMIT ? 0 : 1;
} finally {
  for (const child of children) child.kill();
  await sql.end({ timeout: 5 });
  await embedded.stop();
  rmSync(data, { recursive: true, force: true });
}
