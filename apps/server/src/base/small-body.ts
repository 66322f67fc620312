// A small file on its way in, held in memory.
import { Refusal } from '@samsvar/domain';
import { piecesOf, type IncomingFile } from './raw-body';

/** All bytes of a file; `too-large` as soon as there are more than `limit`. */
export const gatherBytes = async ({ stream, length }: IncomingFile, limit: number): Promise<Buffer> => {
  if (length !== null && length > limit) throw new Refusal('too-large', { limit });
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of piecesOf(stream)) {
    bytes += piece.length;
    if (bytes > limit) throw new Refusal('too-large', { limit });
    pieces.push(piece);
  }
  return Buffer.concat(pieces, bytes);
};
