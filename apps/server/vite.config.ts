// Bundles the server and our own libraries into dist/main.js, with the migrations beside it.
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

/**
 * The driver (3.4.9) stops the whole process when it writes to a connection that PostgreSQL has just cut, as when a
 * database fails over in the middle of a transaction (github.com/porsager/postgres/issues/1208). Until it is mended
 * there, the statement fails like any other whose connection was lost, and nothing half-written is kept for the next.
 */
const mendDriver = (): Plugin => ({
  name: 'samsvar-mend-driver',
  transform: (code, id) => {
    if (!id.endsWith('/postgres/src/connection.js')) return null;
    const mended = MENDS.reduce((text, [from, to]) => {
      if (text.split(from).length !== 2) throw new Error('The driver is another than the one that is mended here: look whether it still needs it.');
      return text.replace(from, to);
    }, code);
    return { code: mended, map: null };
  },
});

const MENDS = [
  [
    'const x = socket.write(chunk, fn)',
    `if (!socket) {
      clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
      return false
    }
    const x = socket.write(chunk, fn)`,
  ],
  [
    `incomings = null
    clearImmediate(nextWriteTimer)`,
    `incomings = null
    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null`,
  ],
] as const;

export default defineConfig({
  plugins: [copyMigrations(), mendDriver()],
  build: { ssr: 'src/main.ts', outDir: 'dist', target: 'node20', sourcemap: true, emptyOutDir: true },
  ssr: { noExternal: [/^@samsvar\//, 'postgres'] },
});
