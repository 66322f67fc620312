// The lint task of one project: ESLint with no warnings allowed, then import cycles between files.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const project = process.argv[2];
const run = (program, args) => {
  const { status } = spawnSync(process.execPath, [program, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

run('node_modules/eslint/bin/eslint.js', ['--max-warnings', '0', project]);
const entries = ['index.ts', 'main.ts', 'main.tsx'].map((name) => `${project}/src/${name}`).filter(existsSync);
if (entries.length > 0) {
  const options = ['--no-tree', '--no-warning', '--no-progress', '--exit-code', 'circular:1', '--transform'];
  run('node_modules/dpdm/lib/bin/dpdm.js', [...options, ...entries]);
}
