// The word graph that the build made of the dictionary: found beside the child, also when the server is bundled, and read once.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Name of the file in `dist`. */
export const LEXICON_FILE = 'compounds.bin';

let graph: Uint32Array | null = null;

/** A megabyte, read at the first call. Throws when libs/ingest has not been built. */
export const lexicon = (): Uint32Array => {
  if (graph) return graph;
  const folder = path.dirname(createRequire(import.meta.url).resolve('@samsvar/ingest/child'));
  const bytes = readFileSync(path.join(folder, LEXICON_FILE));
  // A buffer of its own: the table wants its numbers aligned. All systems that run Node here are little-endian, as is the file.
  graph = new Uint32Array(new Uint8Array(bytes).buffer);
  return graph;
};
