// Builds the worker thread (dist/worker.js), which runs beside the bundled server.
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node20',
    emptyOutDir: true,
    minify: false,
    rollupOptions: { input: { worker: 'src/worker.ts' }, output: { entryFileNames: '[name].js' } },
  },
  ssr: { noExternal: [/^@samsvar\//] },
});
