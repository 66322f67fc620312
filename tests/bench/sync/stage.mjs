// Everything that stands around a measurement: a database, the servers' programs, and documents to write in.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import * as Y from 'yjs';
import { Drafter } from './drafter.mjs';
import { ROOT, makePeople, makeResponses, ourModule } from './ours.mjs';
import { startProgram, wait } from './processes.mjs';
import { TARGETS } from './targets.mjs';
import { Typist } from './typist.mjs';

const PEERS = path.join(import.meta.dirname, 'peers');
const PEOPLE = 320;
const SECRET = 'a secret that only this measurement has';

/** Other servers live apart from the product: installed here, on first use, into a folder that git does not keep. */
const installPeers = () => {
  if (existsSync(path.join(PEERS, 'node_modules/ws'))) return;
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: PEERS, stdio: 'inherit' });
};

const build = () => {
  const nx = [path.join(ROOT, 'node_modules/nx/dist/bin/nx.js'), 'run', 'server:build'];
  const { status } = spawnSync(process.execPath, nx, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NX_TUI: 'false' } });
  if (status !== 0) throw new Error('The server could not be built.');
};

/** A copy of the built server with some of its limits changed. The copy also stands still while others build. */
const copyServer = (work, name, limits) => {
  const folder = path.join(work, `server-${name}`);
  const main = path.join(folder, 'main.js');
  if (existsSync(main)) return main;
  cpSync(path.join(ROOT, 'apps/server/dist'), folder, { recursive: true });
  let code = readFileSync(main, 'utf8');
  for (const [limit, value] of Object.entries(limits)) {
    const changed = code.replace(new RegExp(`\\b${limit}: [^,\\n]+`), `${limit}: ${value}`);
    if (changed === code) throw new Error(`The server has no limit called ${limit}.`);
    code = changed;
  }
  writeFileSync(main, code);
  return main;
};

const startDatabase = async (folder) => {
  const { startEmbedded } = await ourModule('libs/database/src/index.ts');
  const database = await startEmbedded(folder);
  const pid = Number(readFileSync(path.join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  const admin = postgres(database.url, { max: 1, onnotice: () => undefined });
  const urls = {};
  for (const name of ['ours', 'peers']) {
    await admin.unsafe(`create database ${name}`);
    urls[name] = Object.assign(new URL(database.url), { pathname: `/${name}` }).href;
  }
  await admin.end();
  return { pid, urls, stop: database.stop };
};

/** What a document says when nobody has written in it yet. */
const emptyDocument = () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, new Typist().begin());
  return { update: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc) };
};

/** Prepares everything; `close` takes it all down again. */
export const prepareStage = async ({ targets, isBuilt, isProfiled, folder }) => {
  installPeers();
  if (!isBuilt && targets.some((name) => TARGETS[name].isOurs)) build();
  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(path.join(folder, 'run-'));
  const data = mkdtempSync(path.join(os.tmpdir(), 'samsvar-bench-sync-'));
  const database = await startDatabase(data);
  const { migrate, openDatabase } = await ourModule('libs/database/src/index.ts');
  const ours = openDatabase(database.urls.ours, { connections: 2 });
  await migrate(ours);
  const people = await makePeople(ours, SECRET, PEOPLE);
  const peers = postgres(database.urls.peers, { max: 2, onnotice: () => undefined });
  let started = 0;

  const documentsOf = (target, server) => async (count, content) => {
    if (target.isOurs) return makeResponses(ours, { creator: people.creator, count, ...(content ?? emptyDocument()) });
    const names = Array.from({ length: count }, (_, i) => `bench-${(started += 1)}-${i}`);
    if (!content) return names;
    if (target.isStored) {
      await peers`insert into peer_document (name, state) select name, ${Buffer.from(content.update)} from unnest(${names}::text[]) as name`;
    } else {
      for (const name of names) await carry(server, name, content.update);
    }
    return names;
  };

  const start = async (name, { limits = {}, env = {} } = {}) => {
    const target = TARGETS[name];
    const changes = { ...target.limits, ...limits };
    const key = Object.entries(changes).flat().join('-') || 'as-built';
    const file = target.isOurs ? copyServer(work, key, changes) : path.join(PEERS, target.file);
    const profile = isProfiled && target.isOurs ? ['--cpu-prof', `--cpu-prof-dir=${path.join(folder, 'profiles')}`] : [];
    const program = await startProgram({
      file,
      flags: profile,
      cwd: target.isOurs ? ROOT : PEERS,
      env: target.isOurs
        ? { DATABASE_URL: database.urls.ours, DATA_DIR: path.join(data, 'files'), SESSION_SECRET: SECRET, LOG_LEVEL: 'error', ...env }
        : { PEER_DATABASE: database.urls.peers, ...target.env, ...env },
    });
    const headersOf = (person) => (target.isOurs ? { Cookie: people.cookies[person % people.cookies.length] } : {});
    const server = { ...target, name, path: target.isOurs ? '/collab' : '', ...program, headersOf, databasePid: database.pid };
    return Object.assign(server, { documents: documentsOf(target, server) });
  };

  const close = async () => {
    await Promise.all([ours.end({ timeout: 5 }), peers.end({ timeout: 5 })]);
    await database.stop();
    rmSync(data, { recursive: true, force: true });
    rmSync(work, { recursive: true, force: true });
  };
  /** Bytes that the database has written to its log since it was made. */
  const logPosition = async () => Number((await peers`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as bytes`)[0].bytes);
  return { start, close, logPosition };
};

/** Brings a document to a server that has no store, and stays long enough for it to be there. */
const carry = async (server, name, update) => {
  const drafter = new Drafter(server, name);
  await drafter.whenSynced;
  drafter.write(update);
  await wait(300);
  drafter.close();
};
