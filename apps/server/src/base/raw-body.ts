// The body of a request as the raw bytes of a file.
import type { Readable } from 'node:stream';
import { Refusal } from '@samsvar/domain';
import type { Request } from 'express';

/** A file on its way in. */
export interface IncomingFile {
  readonly stream: Readable;
  /** What the sender says it is long; null when it does not say. */
  readonly length: number | null;
}

/** The raw body, unread. A media type that the JSON parser has already eaten is none that a file of ours can have. */
export const rawBody = (request: Request): IncomingFile => {
  if (request.readableEnded) throw new Refusal('unsupported-type');
  const length = request.headers['content-length'];
  return { stream: request, length: length === undefined ? null : Number(length) };
};
