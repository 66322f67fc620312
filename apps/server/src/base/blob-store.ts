// Files by the SHA-256 of their bytes, on disk under DATA_DIR/blobs.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Refusal } from '@samsvar/domain';
import { piecesOf } from './raw-body';

/** What is known of a file once all of it is on disk. */
export interface StoredBlob {
  readonly sha256: Buffer;
  readonly bytes: number;
  readonly path: string;
}

/** Half-written files older than this were left by a process that ended; nobody writes them any more. */
const LEFT_OVER_AFTER = 24 * 3_600_000;

/** Keeps files that never change. The same bytes are kept once, whoever brings them. */
export class BlobStore {
  private readonly folder: string;

  constructor(dataDir: string) {
    this.folder = path.join(dataDir, 'blobs');
  }

  /**
   * Writes a stream to disk while hashing it; never holds more than a chunk in memory. Over `limit` bytes it
   * throws `too-large` and leaves nothing behind. The stream itself is not destroyed, so that an answer can
   * still be sent to whoever is sending it.
   */
  async put(stream: Readable, limit: number): Promise<StoredBlob> {
    const temporary = await this.temporaryFile();
    try {
      const written = await writeFrom(stream, temporary, limit);
      const place = this.path(written.sha256);
      await mkdir(path.dirname(place), { recursive: true });
      await rename(temporary, place);
      await syncFolder(path.dirname(place));
      return { ...written, path: place };
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** Where the file with this hash lies. */
  path(sha256: Buffer): string {
    const hex = sha256.toString('hex');
    return path.join(this.folder, hex.slice(0, 2), hex.slice(2, 4), hex);
  }

  /** The bytes of a file, as a stream. */
  read(sha256: Buffer): Readable {
    return createReadStream(this.path(sha256));
  }

  /** Removes what earlier processes left half written. */
  async removeLeftOvers(now: Date): Promise<void> {
    const folder = path.join(this.folder, 'incoming');
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder)) {
      const place = path.join(folder, name);
      if (now.getTime() - (await stat(place)).mtimeMs > LEFT_OVER_AFTER) await rm(place, { force: true });
    }
  }

  private async temporaryFile(): Promise<string> {
    const folder = path.join(this.folder, 'incoming');
    await mkdir(folder, { recursive: true });
    return path.join(folder, randomUUID());
  }
}

const writeFrom = async (
  stream: Readable,
  place: string,
  limit: number,
): Promise<{ sha256: Buffer; bytes: number }> => {
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
    // On disk before the name says that it is there.
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

/** A rename is only safe once the folder that names the file is on disk; Windows has no such step. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
