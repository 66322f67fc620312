// Who cites this: the heat map of a version with 26,000 citations and the list of one paragraph, against the plain join, in one database.
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { fill } from '../walls/fill.mjs';
import { BLOCKS, CITATIONS, OF_ONE, PASSAGES, fillHeat, fillLater } from './fill.mjs';

const HEAT_LIMIT = 20;
const WHO_LIMIT = 5;
const ROUNDS = 200;
const RESPONSES = 150;
const root = path.resolve(import.meta.dirname, '../../..');
const migrations = path.join(root, 'libs/database/migrations');
const outDir = path.join(root, 'node_modules/.cache/samsvar-bench-heat');
const data = mkdtempSync(path.join(os.tmpdir(), 'samsvar-bench-heat-'));

mkdirSync(outDir, { recursive: true });
await build({
  configFile: false,
  root: import.meta.dirname,
  logLevel: 'error',
  build: { ssr: true, outDir, emptyOutDir: true, minify: false, target: 'node20',
    rollupOptions: { input: {
      entry: path.join(root, 'apps/server/src/testing/a-measured-server.ts'),
      password: path.join(root, 'apps/server/src/session/password.ts'),
      parts: path.join(import.meta.dirname, '../walls/parts.ts'),
      citations: path.join(root, 'apps/server/src/citation/citation.store.ts'),
      heat: path.join(root, 'apps/server/src/citation/heat.store.ts'),
    } } },
  ssr: { noExternal: [/^@samsvar\//] },
});
const load = (name) => import(pathToFileURL(path.join(outDir, `${name}.js`)).href);
const { asTenant, migrate, openDatabase, startEmbedded } = await load('parts');
const { writeCitations } = await load('citations');
const { findCiting, findHeat } = await load('heat');
const { hashPassword } = await load('password');
const embedded = await startEmbedded(data);
const sql = openDatabase(embedded.url, { connections: 2 });
let child = null;
let tenant = null;
/** As one person of the organisation sees the database. */
const { sql: seen, close } = asTenant(sql, () => tenant);

const start = async () => {
  child = fork(path.join(outDir, 'entry.js'), [embedded.url, 'with', migrations], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const port = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  let cookie = '';
  return async (method, address, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${address}`, {
      method, headers: { cookie, 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }) });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${text}`);
    return text && JSON.parse(text);
  };
};

const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
/** Each by itself, one after the other; the first tenth warms up and is left out. */
const measure = async (ask, rounds = ROUNDS) => {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now();
    await ask(round);
    if (round >= rounds / 10) times.push(performance.now() - from);
  }
  return { best: Math.min(...times), median: quantile(times, 0.5), p95: quantile(times, 0.95) };
};
const told = ({ best, median, p95 }) => `best ${best.toFixed(1).padStart(6)} ms, median ${median.toFixed(1).padStart(6)} ms, p95 ${p95.toFixed(1).padStart(6)} ms`;
const line = (name, figures, limit) => console.log(`${name.padEnd(64)} ${told(figures)}${limit ? `   ≤ ${limit}: ${figures.median <= limit ? 'yes' : 'NO'}` : ''}`);

try {
  await migrate(sql, migrations);
  const mine = await fill(sql, await hashPassword('samsvar-demo'));
  const call = await start();
  await call('POST', '/api/session', { email: mine.email, password: 'samsvar-demo' });
  const matters = await sql`select id from consultation where organisation_id = ${mine.organisation} limit ${RESPONSES}`;
  const responses = [];
  for (const { id } of matters) responses.push((await call('POST', `/api/consultations/${id}/responses`, { mirrors: null, ownCaseNumber: '' })).id);
  const before = performance.now();
  const first = await fillHeat(sql, mine, responses);
  const filled = performance.now() - before;
  const later = await fillLater(sql, first);
  console.log(`${os.cpus()[0].model}, ${os.cpus().length} cores, Node ${process.version}; load ${os.loadavg()[0].toFixed(1)}; ${CITATIONS} citations in ${RESPONSES} responses, ${PASSAGES} passages, ${OF_ONE} citations in a version of ${BLOCKS} blocks`);
  console.log(`written with the counts kept in ${(filled / 1000).toFixed(1)} s; ${PASSAGES / 12} places in one transaction in ${later.took.toFixed(0)} ms\n`);

  const [{ version }] = [first];
  /** As it would be without what is kept: by the passages, for all blocks of their ranges. */
  const join = () => sql`
    select ord, count(*)::int as count, count(distinct c.response_id)::int as responses from citation c
    join passage p on p.id = c.passage_id join response r on r.id = c.response_id
    cross join lateral generate_series(p.block_from, p.block_to) as ord
    where p.version_id = ${version} and c.deleted_at is null and r.organisation_id = ${mine.organisation} group by ord order by ord`;
  const grant = { organisationId: mine.organisation, actingAs: mine.organisation, personId: mine.person };
  tenant = { organisationId: mine.organisation, personId: mine.person };
  const rollup = () => findHeat(seen, grant, { versionId: version, stance: null });
  const sums = (rows) => rows.map(({ ord, count, responses: of }) => [ord, count, of].join()).join(' ');
  if (sums(await join()) !== sums(await rollup())) throw new Error('What is kept differs from what is counted.');

  const heat = `/api/sources/${first.id}/versions/1/heat`;
  const shown = await call('GET', heat);
  if (shown.total !== OF_ONE) throw new Error(`${shown.total} citations instead of ${OF_ONE}`);
  const isGood = [];
  const good = (figures, limit) => isGood.push(figures.median <= limit);
  const joined = await measure(join, 30);
  const kept = await measure(rollup);
  line('heat map, plain join, the query alone', joined);
  line('heat map, kept, the query alone behind the second wall', kept, HEAT_LIMIT);
  const asked = await measure(() => call('GET', heat));
  line('… over HTTP, with the policy, all as JSON, packed and unpacked', asked);
  good(kept, HEAT_LIMIT);
  const stance = await measure(() => findHeat(seen, grant, { versionId: version, stance: 'opposes' }));
  line('… of one stance, the query alone', stance, HEAT_LIMIT);
  good(stance, HEAT_LIMIT);
  const second = await call('GET', `/api/sources/${first.id}/versions/2/heat`);
  if (second.total !== OF_ONE) throw new Error(`${second.total} citations in the later version instead of ${OF_ONE}`);
  const placed = await measure(() => findHeat(seen, grant, { versionId: later.version, stance: null }));
  line('… of the later version, where all have a settled place', placed, HEAT_LIMIT);
  good(placed, HEAT_LIMIT);

  const block = (round) => (round * 37) % BLOCKS;
  const who = (round) => sql`
    select c.id, r.title from citation c join passage p on p.id = c.passage_id join response r on r.id = c.response_id
    where p.version_id = ${version} and c.deleted_at is null and ${block(round)} between p.block_from and p.block_to and r.organisation_id = ${mine.organisation}`;
  line('\nwho cites this paragraph, plain join, the query alone', await measure(who));
  const listed = await measure((round) => call('GET', `/api/sources/${first.id}/versions/1/citations?block=${block(round)}`));
  const byQuery = await measure(async (round) => call('GET', `/api/sources/${first.id}/versions/2/citations?block=${block(round)}`));
  const nothing = await measure(() => call('GET', `/api/sources/${first.id}`));
  line('who cites this, over HTTP with rights and the second wall', listed);
  line('… in the later version', byQuery);
  line('(one source over HTTP, for comparison)', nothing);
  const alone = await measure((round) => findCiting(seen, grant, { versionId: version, block: block(round) }));
  line('who cites this, the query alone behind the second wall', alone, WHO_LIMIT);
  good(alone, WHO_LIMIT);

  const found = await sql`select id, passage_id as "passageId", mode, section_id as "sectionId", section_title as "sectionTitle", stance, position
    from citation where response_id = ${responses[0]} order by position, id`;
  const place = { responseId: responses[0], organisationId: mine.organisation, seq: 10 };
  const write = (rows) => sql.begin((tx) => writeCitations(tx, { ...place, seq: (place.seq += 1) }, rows));
  console.log(`\na response with ${found.length} citations is projected, its rows written:`);
  line('a keystroke that changes no citation', await measure(() => write(found), 40));
  line('a citation is added or taken out', await measure((round) => write(round % 2 ? found : found.slice(1)), 40));
  line('a section gets another stance, 100 citations', await measure((round) => write(found.map((one, i) => (i < 100 ? { ...one, stance: round % 2 ? 'opposes' : 'neutral' } : one))), 40));
  process.exitCode = isGood.every(Boolean) ? 0 : 1;
} finally {
  child?.kill();
  await close();
  await sql.end({ timeout: 5 });
  await embedded.stop();
  rmSync(data, { recursive: true, force: true });
}
