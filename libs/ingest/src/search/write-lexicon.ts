// For the build: the word graph made of the Swedish hunspell dictionary, and the notice that goes with it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { wordForms } from './hunspell';
import { LEXICON_FILE } from './lexicon';
import { packWords } from './word-graph';

/** A file for `dist`. */
export interface LexiconFile {
  readonly fileName: string;
  readonly source: Uint8Array;
}

/** The word graph (LGPL-3, see NOTICE) with its notice and the dictionary's own licence beside it. Takes some four seconds. */
export const lexiconFiles = (): LexiconFile[] => {
  const folder = path.dirname(createRequire(import.meta.url).resolve('dictionary-sv'));
  const text = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const graph = packWords(wordForms(text('index.aff'), text('index.dic')));
  const notice = readFileSync(path.join(import.meta.dirname, 'NOTICE'), 'utf8');
  return [
    { fileName: LEXICON_FILE, source: new Uint8Array(graph.buffer) },
    { fileName: 'compounds.NOTICE.txt', source: new TextEncoder().encode(`${notice}\n${text('license')}`) },
  ];
};
