// Files on their way in: written to a folder of their own while they are hashed.
import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Refusal } from '@samsvar/domain';
import type { StoredBlob } from './blob-store';
import { piecesOf } from './raw-body';

/** Half-written files older than this were left by a process that ended; nobody writes them any more. */
const LEFT_OVER_AFTER = 24 * 3_600_000;

export class IncomingBlobs {
  constructor(private readonly folder: string) {}

  /**
   * Writes a stream to disk, then lets `work` have the file. Whatever `work` leaves of it is removed, also when
   * something fails. Over `limit` bytes it throws `too-large`.
   */
  async take<T>(
    stream: Readable,
    limit: number,
    work: (place: string, blob: StoredBlob) => Promise<T>,
  ): Promise<T> {
    await mkdir(this.folder, { recursive: true });
    const place = path.join(this.folder, randomUUID());
    try {
      return await work(place, await writeFrom(stream, place, limit));
    } finally {
      await rm(place, { force: true });
    }
  }

  /** Removes what earlier processes left. */
  async removeLeftOvers(now: Date): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    for (const name of await readdir(this.folder)) {
      const place = path.join(this.folder, name);
      if (now.getTime() - (await stat(place)).mtimeMs > LEFT_OVER_AFTER) await rm(place, { force: true });
    }
  }
}

const writeFrom = async (stream: Readable, place: string, limit: number): Promise<StoredBlob> => {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(place, 'wx', 0o600);
  try {
    for await (const piece of piecesOf(stream)) {
      bytes += piece.length;
      if (bytes > limit) throw new Refusal('too-large', { limit });
      hash.update(piece);
      await writeAll(file, piece);
    }
    // On disk before a name says that it is there.
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(place, 0o400);
  return { sha256: hash.digest(), bytes };
};

const writeAll = async (file: FileHandle, piece: Buffer): Promise<void> => {
  let at = 0;
  while (at < piece.length) at += (await file.write(piece, at)).bytesWritten;
};
