// Saves text on the reader's own computer.
import { safeFileName } from '@samsvar/domain';
import type { AllWords } from '../base/all-words';
import { saveFile } from '../base/save-file';

/** Offers the text as a file, with a mark that tells every program that it is UTF-8. */
export const saveTextFile = (name: string, text: string): void => saveFile(name, new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));

/** Saves a response's text under its title. */
export const saveResponseText = (title: string, words: AllWords['response'], text: string): void =>
  saveTextFile(`${safeFileName(`${title} – ${words.textFile}`)}.txt`, text);
