// Builds the child processes that read files (dist/child.js) and draw pages (dist/draw.js), the thread that follows passages (dist/follow.js) and, for benchmarks, the parent's side of it.
import { defineConfig } from 'vite';
import { lexiconFiles } from './src/search/write-lexicon.ts';

/**
 * What we need from PDF.js that its interface does not give. Each piece must be found exactly once,
 * so a new version of PDF.js stops the build instead of quietly changing the text of sources.
 */
const CHANGES = [
  {
    file: 'pdf.worker.mjs',
    why: 'U+00AD is dropped as invisible, but Typst and others draw real hyphens with it',
    from: '(\\\\p{Cf})$", "u")',
    to: '((?!\\u00ad)\\\\p{Cf})$", "u")',
  },
  {
    file: 'pdf.worker.mjs',
    why: 'an element that goes on over pages can only be joined by its identity',
    from: 'obj.role = node.role;\n      obj.children = [];',
    to: 'obj.role = node.role;\n      obj.ref = node.dict.objId;\n      obj.children = [];',
  },
  {
    file: 'pdf.worker.mjs',
    why: 'headings of the same size as the text are told by their weight',
    from: 'fontFamily: font.fallbackName,\n          ascent',
    to: 'fontFamily: font.fallbackName,\n          name: font.name,\n          bold: !!font.bold,\n          ascent',
  },
  {
    file: 'pdf.mjs',
    why: 'reading text needs no drawing library; the child that draws sets its own (source/image-draw.ts)',
    from: 'canvas = require("@napi-rs/canvas");\n    } catch',
    to: 'canvas = globalThis.samsvarCanvas ?? { DOMMatrix: class {}, ImageData: class {}, Path2D: class {} };\n    } catch',
  },
];

/** Applies the changes to PDF.js while it is bundled. */
const changedPdfEngine = () => ({
  name: 'samsvar-pdf-engine',
  transform(code, id) {
    let result = code;
    for (const change of CHANGES) {
      if (!id.split('?')[0].endsWith(`legacy/build/${change.file}`)) continue;
      if (result.split(change.from).length !== 2) this.error(`PDF.js has changed, look again: ${change.why}`);
      result = result.replace(change.from, () => change.to);
    }
    return result === code ? null : { code: result, map: null };
  },
});

/** Puts the words of which compounds are made beside the child. */
const compoundWords = () => ({
  name: 'samsvar-compound-words',
  generateBundle() {
    for (const file of lexiconFiles()) this.emitFile({ type: 'asset', ...file });
  },
});

export default defineConfig({
  plugins: [changedPdfEngine(), compoundWords()],
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node20',
    // A running server starts children from here: files are replaced, never missing for a while.
    emptyOutDir: false,
    minify: false,
    rollupOptions: {
      input: { child: 'src/child.ts', draw: 'src/draw.ts', follow: 'src/follow.ts', ingest: 'src/index.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: [/^@samsvar\//, 'pdfjs-dist'] },
});
