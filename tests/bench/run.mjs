// `npm run bench` lists the benchmarks; `npm run bench <name> …` runs them one after the other.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const folder = import.meta.dirname;
const known = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'bench.mjs')));
const wanted = process.argv.slice(2);
if (wanted.length === 0 || wanted.some((name) => !known.includes(name))) {
  console.log(`npm run bench <name> …   with one or more of: ${known.join(', ')}`);
  process.exit(wanted.length === 0 ? 0 : 1);
}
for (const name of wanted) {
  console.log(`\n— ${name} —`);
  const { status } = spawnSync(process.execPath, [path.join(folder, name, 'bench.mjs')], {
    stdio: 'inherit',
    cwd: path.resolve(folder, '../..'),
  });
  if (status !== 0) process.exit(status ?? 1);
}
