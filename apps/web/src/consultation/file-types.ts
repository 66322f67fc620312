// Which files can be documents of a consultation.

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
