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
export const sendFile = async (response: Response, file: FileToSend): Promise<void> => {
  response.attachment(file.filename);
  response.set({
    'Content-Type': file.mediaType,
    'Content-Length': String(file.bytes),
    'Cache-Control': 'private, no-cache',
    'Content-Security-Policy': 'sandbox',
    'X-Content-Type-Options': 'nosniff',
  });
  await pipeline(file.content, response);
};
