// Bundles the server and our own libraries into dist/main.js, with the migrations and the command that checks a log beside it.
import { cpSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** The bundle reads its migrations from a copy of its own, so that dist and node_modules are all that must be shipped. */
const copyMigrations = (): Plugin => ({
  name: 'samsvar-migrations',
  closeBundle: () =>
    cpSync(
      path.resolve(import.meta.dirname, '../../libs/database/migrations'),
      path.resolve(import.meta.dirname, 'dist/migrations'),
      {
        recursive: true,
      },
    ),
});

export default defineConfig({
  plugins: [copyMigrations()],
  build: {
    ssr: true,
    rollupOptions: {
      input: { main: 'src/main.ts', 'verify-audit': 'src/verify-audit.main.ts' },
    },
    outDir: 'dist',
    target: 'node20',
    sourcemap: true,
    emptyOutDir: true,
  },
  ssr: { noExternal: [/^@samsvar\//] },
});
