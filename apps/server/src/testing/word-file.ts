// Reads and changes the parts of a Word file, as somebody's Word would.
import { unzipSync, zipSync, strFromU8, strToU8 } from 'fflate';

type Change = (xml: string) => string;

/** The text of a Word file and its comments, as they stand in it. */
export const wordsIn = (bytes: Uint8Array): string => {
  const parts = unzipSync(bytes);
  return ['word/document.xml', 'word/comments.xml'].map((name) => strFromU8(parts[name] ?? new Uint8Array())).join('\n');
};

/** Everything that the parts of a Word file say, one after another, wherever they stand in it. */
export const allWordsIn = (bytes: Uint8Array): string => Object.values(unzipSync(bytes)).map((part) => strFromU8(part)).join('\n');

/** The file with its text, and other parts by name, changed. Throws when a change changes nothing. */
export const changedParts = async (bytes: Uint8Array, text: Change, others: Readonly<Record<string, Change>> = {}): Promise<Uint8Array> => {
  const parts = unzipSync(bytes);
  for (const [name, change] of Object.entries({ 'word/document.xml': text, ...others })) {
    const before = strFromU8(parts[name] ?? new Uint8Array());
    const after = change(before);
    if (after === before) throw new Error(`Nothing was changed in ${name}.`);
    parts[name] = strToU8(after);
  }
  return zipSync(parts);
};
