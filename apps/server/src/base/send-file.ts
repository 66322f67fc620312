// Sends a file to be saved, so that nothing in it can act as a page of ours.
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

export interface FileToSend {
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly content: Readable;
}

/** Sends a file as an attachment; its name is written as RFC 6266 and RFC 8187 say, whatever letters it has. */
export const sendFile = async (response: Response, file: Omit<FileToSend, 'bytes'> & { readonly bytes?: number }): Promise<void> => {
  announceFile(response, file);
  if (file.bytes !== undefined) response.set('Content-Length', String(file.bytes));
  await pipeline(file.content, response);
};

/** Answers HEAD: as the file would be answered, with nothing made of it. Its length is left out, as it is not known (RFC 9110 §9.3.2). */
export const describeFile = (response: Response, file: Pick<FileToSend, 'filename' | 'mediaType'>): void => {
  announceFile(response, file);
  response.end();
};

const announceFile = (response: Response, { filename, mediaType }: Pick<FileToSend, 'filename' | 'mediaType'>): void => {
  response.attachment(filename);
  response.set({
    'Content-Type': mediaType,
    'Cache-Control': 'private, no-cache',
    'Content-Security-Policy': 'sandbox',
    'X-Content-Type-Options': 'nosniff',
  });
};
