// Builds the thread that makes files (dist/worker.js) and, for benchmarks, the caller's side of it.
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node20',
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: { worker: 'src/worker.ts', dispatch: 'src/index.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: [/^@samsvar\//] },
});
