// The file a person takes home when their text cannot be saved: what is not on the server first, then everything that they may still read.
import { contentOf, plainText } from '@samsvar/document';
import type { ResponseConnection } from '@samsvar/editor/connection';
import { safeFileName } from '@samsvar/domain';
import type { AllWords } from '../base/all-words';
import { saveTextFile } from './text-file';

interface Recovery {
  readonly title: string;
  readonly at: Date;
  /** Paragraphs with something in them that the server does not have. */
  readonly unsent: readonly string[];
  /** Null for whoever may not read the response any more: what they wrote is theirs, the rest is not. */
  readonly text: string | null;
}

/** The words of the file. */
export const recoveryText = ({ title, at, unsent, text }: Recovery, words: AllWords['response']['stranded']): string => {
  const first = unsent.length > 0 ? [words.fileUnsent, ...unsent.map((paragraph, i) => `${i + 1}. ${paragraph}`)] : [words.fileNothingUnsent];
  return [`${title}\n${words.fileSaved(timeOf(at))}`, ...first, ...(text === null ? [] : [words.fileWhole, text])].join('\n\n') + '\n';
};

/** Saves the file on the person's computer, named by title and date. */
export const saveRecovery = (connection: ResponseConnection, title: string, words: AllWords['response']): void => {
  const at = new Date();
  const text = connection.stranded?.reason === 'not-found' ? null : plainText(contentOf(connection.doc).text);
  const name = `${title} – ${words.textFile} ${timeOf(at).slice(0, 10)}`;
  saveTextFile(`${safeFileName(name)}.txt`, recoveryText({ title, at, unsent: connection.unsentParagraphs(), text }, words.stranded));
};

/** The time in Sweden, as 2026-11-22 07:31: in this order files of one name stand in the order they were made. */
const timeOf = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Stockholm' }).format(at);
