// Which files can be documents of a consultation, and how a chosen file is named.
import { safeFileName } from '@samsvar/domain';
import { UPLOAD_LIMIT } from '@samsvar/protocol';

/** Endings and media types for the file chooser; the server judges by the bytes. */
export const ACCEPTED_FILES: readonly string[] = [
  '.pdf',
  '.docx',
  '.html',
  '.htm',
  '.txt',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'text/html',
  'text/plain',
];

/** A file's name as it may be shown: without the characters that hide or turn round what it says. */
export const nameOf = (file: Pick<File, 'name'>): string => safeFileName(file.name);

/** What is wrong with a file that need not be sent to be refused; null for one to send. */
export const problemOf = ({ size }: Pick<File, 'size'>): 'empty' | 'tooLarge' | null =>
  size === 0 ? 'empty' : size > UPLOAD_LIMIT ? 'tooLarge' : null;
