// Proves that the walls between floors, rooms and libraries are awake: each forbidden import must be reported.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

const rulesBrokenBy = (file: string, code: string): string[] => {
  const eslint = path.join(root, 'node_modules/eslint/bin/eslint.js');
  const args = [eslint, '--stdin', '--stdin-filename', path.join(root, file), '--format', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, input: code, encoding: 'utf8' });
  if (!stdout.startsWith('[')) throw new Error(stderr || stdout);
  const [result] = JSON.parse(stdout) as { messages: { ruleId: string | null }[] }[];
  return (result?.messages ?? []).map((message) => message.ruleId ?? 'parse error');
};

const BOUNDARY = '@nx/enforce-module-boundaries';

test.each([
  ['a floor upwards', 'libs/domain/src/may.ts', "import { responseSchema } from '@samsvar/document';\nexport const x = responseSchema;"],
  ['a floor sideways', 'libs/document/src/index.ts', "import { openDatabase } from '@samsvar/database';\nexport const x = openDatabase;"],
  ['from the web into the server’s side', 'apps/web/src/routes.tsx', "import { openDatabase } from '@samsvar/database';\nexport const x = openDatabase;"],
  ['a foreign library on floor 0', 'libs/domain/src/may.ts', "import * as Y from 'yjs';\nexport const x = Y;"],
  ['a foreign library by one who is not its owner', 'libs/protocol/src/index.ts', "import * as Y from 'yjs';\nexport const x = Y;"],
])('%s is refused', (_, file, code) => {
  expect(rulesBrokenBy(file, code)).toContain(BOUNDARY);
});

test('a room may not import one to its right, nor a composer', () => {
  const rule = 'import-x/no-restricted-paths';
  expect(rulesBrokenBy('libs/domain/src/source/canary.ts', "export * from '../stance/stance';")).toContain(rule);
  expect(rulesBrokenBy('libs/domain/src/source/canary.ts', "export * from '../may';")).toContain(rule);
  expect(rulesBrokenBy('libs/domain/src/stance/canary.ts', "export * from '../source/source';")).not.toContain(rule);
});

test('what is allowed is not reported', () => {
  const code = "import { STANCES } from '@samsvar/domain';\nexport const x = STANCES;";
  expect(rulesBrokenBy('libs/protocol/src/index.ts', code)).toEqual([]);
});
