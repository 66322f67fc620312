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

/** What a stream says when its sender goes away while it is read, and when that happened before. */
const CUT_OFF = new Set<unknown>(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']);

/**
 * The bytes of a stream, piece by piece. Leaving it early does not destroy it, so that whoever sends can still be
 * answered. A sender who goes away in the middle is a `file-damaged`, not a fault of ours.
 */
export async function* piecesOf(stream: Readable): AsyncGenerator<Buffer> {
  try {
    // A byte stream yields nothing but bytes.
    for await (const chunk of stream.iterator({ destroyOnReturn: false }))
      yield Buffer.from(chunk as Uint8Array);
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && CUT_OFF.has(error.code))
      throw new Refusal('file-damaged');
    throw error;
  }
}
