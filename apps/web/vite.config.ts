// How the web app is built, and served while it is being worked on.
import { createHash } from 'node:crypto';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The server that the development server hands calls on to. */
const SERVER = process.env['SAMSVAR_SERVER'] ?? 'http://localhost:3000';

/** react-aria carries its own few words in some thirty languages; two are ours. */
const ourLanguagesOnly = (): Plugin => ({
  name: 'our-languages-only',
  enforce: 'pre',
  load: {
    filter: { id: /\/react-(?:aria|stately|aria-components)\/dist\/.*\/intl\/.*\/[a-z]{2}-[A-Z]{2}\.m?js$/ },
    handler: (id) => (/\/(?:sv-SE|en-US)\.m?js$/.test(id) ? null : 'export default {};'),
  },
});

/** zod can write JSON Schema, which only the server does: here those functions are left empty. */
const noJsonSchema = (): Plugin => ({
  name: 'no-json-schema',
  enforce: 'pre',
  apply: 'build',
  transform: {
    filter: { id: /\/zod\/v4\/core\/(?:to-json-schema|json-schema-processors)\.js$/ },
    handler: (code) => {
      const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
      return names.map((name) => `export const ${name} = () => () => ({});`).join('\n');
    },
  },
});

/** zod's own English words about faults, which nobody is shown: answers that do not fit are told in words of ours. */
const noShapeWords = (): Plugin => ({
  name: 'no-shape-words',
  enforce: 'pre',
  apply: 'build',
  load: { filter: { id: /\/zod\/v4\/locales\/en\.js$/ }, handler: () => 'export default () => ({});' },
});

/** The one module of libs/protocol that does something by being loaded: the bundler must not leave it out. */
const keepShapeSetUp = (): Plugin => ({
  name: 'keep-shape-set-up',
  enforce: 'pre',
  apply: 'build',
  transform: {
    filter: { id: /\/libs\/protocol\/src\/base\/zod\.ts$/ },
    handler: (code) => ({ code, moduleSideEffects: true }),
  },
});

/** Builds the service worker under a name that stays, and tells it which files are the app's own. */
const serviceWorker = (): Plugin => ({
  name: 'service-worker',
  apply: 'build',
  buildStart() {
    this.emitFile({ type: 'chunk', id: 'src/service-worker.ts', fileName: WORKER });
  },
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const worker = bundle[WORKER];
      if (worker?.type !== 'chunk') throw new Error('The service worker was not built');
      // It is loaded as a plain script, which cannot fetch others.
      if (worker.imports.length > 0) throw new Error(`The service worker shares code with the app: ${worker.imports.join(', ')}`);
      const files = Object.keys(bundle).filter((file) => file.startsWith('assets/') && !file.endsWith('.map') && !NEEDS_SERVER.test(file)).map((file) => `/${file}`).sort();
      const version = createHash('sha256').update(worker.code).update(files.join()).digest('hex').slice(0, 16);
      const build = JSON.stringify({ version, files: [...files, '/mark.svg'] });
      worker.code = worker.code.replace('__SAMSVAR_BUILD__', () => build);
    },
  },
});

const WORKER = 'service-worker.js';

/** PDF.js: two megabytes that show files of the server, so they are of no use without it. */
const NEEDS_SERVER = /\/(?:facsimile-pdf|pdf[.-])/;

/**
 * What every page needs, in one file with the entry. Left to itself the bundler makes a file of every set of parts that
 * the same later pages need too: many small ones, which compress worse. The service worker shares nothing.
 */
const first = { name: 'first', tags: ['$initial' as const], test: (id: string) => !/\/src\/service-worker[^/]*\.ts$/.test(id) };

/**
 * What is asked for together with a page: its styles and its larger parts. The entry would else name every small part of
 * every page, and everybody would pay for that; small parts come when the page asks for them.
 */
const askedFor = (_file: string, parts: string[]): string[] =>
  parts.filter((part) => part.endsWith('.css') || /(?:Page|Desk|Dialog|connection|all-words|admin-words|shape)-/.test(part));

export default defineConfig({
  plugins: [ourLanguagesOnly(), noJsonSchema(), noShapeWords(), keepShapeSetUp(), react(), serviceWorker()],
  server: {
    proxy: {
      '/api': { target: SERVER, changeOrigin: false },
      '/sso': { target: SERVER, changeOrigin: false },
      '/collab': { target: SERVER, changeOrigin: false, ws: true },
    },
  },
  preview: {
    proxy: {
      '/api': { target: SERVER, changeOrigin: false },
      '/sso': { target: SERVER, changeOrigin: false },
      '/collab': { target: SERVER, changeOrigin: false, ws: true },
    },
  },
  build: {
    target: 'es2022',
    // The page itself preloads nothing, so what stands in for that in old browsers has nothing to do.
    modulePreload: { polyfill: false, resolveDependencies: askedFor },
    // Fonts stay files of their own, so that a strict content policy holds.
    assetsInlineLimit: 0,
    // Which file holds which page: what the size of the first load is measured by.
    manifest: true,
    rolldownOptions: {
      output: { codeSplitting: { groups: [first] } },
      treeshake: {
        // Modules of ours have no effect by being loaded; only the entry, style sheets and the set-up of zod have.
        moduleSideEffects: [
          { test: /\/libs\/(?:ui|protocol|domain|document)\/src\/.*\.tsx?$/, sideEffects: false },
        ],
      },
    },
  },
});
