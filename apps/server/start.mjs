// `npm start`: installs and builds what has changed, then runs the server in this same process.
import './ensure-installed.mjs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../..');
const mark = path.join(root, 'apps/server/dist/.built');
const main = path.join(root, 'apps/server/dist/main.js');

/** Folders whose files make up the build, and the files beside them that steer it. */
const SOURCES = ['apps', 'libs'];
const SETTINGS = ['package-lock.json', 'tsconfig.base.json', 'nx.json'];
const NOT_SOURCE = new Set(['node_modules', 'dist', 'coverage']);
const NOT_BUILT = /\.spec\.tsx?$/;

const files = (folder) =>
  fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return NOT_SOURCE.has(entry.name) ? [] : files(path.join(folder, entry.name));
    return NOT_BUILT.test(entry.name) ? [] : [path.join(folder, entry.name)];
  });

/** One hash over every file that the build reads: equal hashes need no build. */
const hashOfSources = () => {
  const all = SOURCES.flatMap((folder) => files(path.join(root, folder))).concat(
    SETTINGS.map((name) => path.join(root, name)),
  );
  const hash = createHash('sha256').update(process.version);
  for (const file of all.sort()) {
    const bytes = fs.readFileSync(file);
    hash.update(`${path.relative(root, file)}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
};

const isBuilt = (hash) =>
  fs.existsSync(main) && fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === hash;

const build = () => {
  process.stdout.write('Bygger Samsvar (en gång, någon minut) …  (Building Samsvar, once …)\n');
  const nx = path.join(root, 'node_modules/nx/dist/bin/nx.js');
  const run = spawnSync(
    process.execPath,
    [nx, 'run-many', '-t', 'build', '-p', 'server,web', '--output-style=stream'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64_000_000,
      env: { ...process.env, NX_TUI: 'false', NX_DAEMON: 'false', NO_COLOR: '1' },
    },
  );
  if (run.status === 0) return;
  process.stderr.write(
    `${run.stdout ?? ''}${run.stderr ?? ''}\nBygget misslyckades, se ovan.\nThe build failed, see above.\n`,
  );
  process.exit(1);
};

const hash = hashOfSources();
if (!isBuilt(hash)) {
  build();
  fs.writeFileSync(mark, hash);
}
process.env.DATA_DIR ??= path.join(root, 'data');
await import(pathToFileURL(main).href);
