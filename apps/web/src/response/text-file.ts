// Saves text on the reader's own computer.
import { safeFileName } from '@samsvar/domain';
import type { AllWords } from '../base/all-words';

/** Offers the text as a file, with a mark that tells every program that it is UTF-8. */
export const saveTextFile = (name: string, text: string): void => saveFile(name, new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));

/** Offers any bytes as a file. */
export const saveFile = (name: string, bytes: Blob): void => {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Freed later: some browsers read it only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

/** Saves a response's text under its title. */
export const saveResponseText = (title: string, words: AllWords['response'], text: string): void =>
  saveTextFile(`${safeFileName(`${title} – ${words.textFile}`)}.txt`, text);
