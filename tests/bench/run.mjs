// `npm run bench` lists the benchmarks; `npm run bench <name> …` runs them one after the other; options go to each.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const folder = import.meta.dirname;
const known = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'bench.mjs')));
const words = process.argv.slice(2);
const firstOption = words.findIndex((word) => word.startsWith('-'));
const wanted = firstOption < 0 ? words : words.slice(0, firstOption);
const options = firstOption < 0 ? [] : words.slice(firstOption);
if (wanted.length === 0 || wanted.some((name) => !known.includes(name))) {
  console.log(`npm run bench <name> …   with one or more of: ${known.join(', ')}`);
  process.exit(wanted.length === 0 ? 0 : 1);
}
for (const name of wanted) {
  console.log(`\n— ${name} —`);
  const { status } = spawnSync(process.execPath, [path.join(folder, name, 'bench.mjs'), ...options], {
    stdio: 'inherit',
    cwd: path.resolve(folder, '../..'),
  });
  if (status !== 0) process.exit(status ?? 1);
}
