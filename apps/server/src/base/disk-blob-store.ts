// Files on the server's own disk, under DATA_DIR/blobs.
import { constants, createReadStream } from 'node:fs';
import { access, mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { BlobStore, type StoredBlob } from './blob-store';
import { IncomingBlobs } from './incoming-blobs';

export class DiskBlobStore extends BlobStore {
  private readonly folder: string;
  private readonly incoming: IncomingBlobs;

  constructor(dataDir: string) {
    super();
    this.folder = path.join(dataDir, 'blobs');
    this.incoming = new IncomingBlobs(path.join(this.folder, 'incoming'));
  }

  put(stream: Readable, limit: number): Promise<StoredBlob> {
    return this.incoming.take(stream, limit, async (temporary, blob) => {
      const place = this.path(blob.sha256);
      await mkdir(path.dirname(place), { recursive: true });
      await rename(temporary, place);
      await syncFolder(path.dirname(place));
      return blob;
    });
  }

  read(sha256: Buffer): Readable {
    return createReadStream(this.path(sha256));
  }

  withFile<T>(sha256: Buffer, work: (path: string) => Promise<T>): Promise<T> {
    return work(this.path(sha256));
  }

  removeLeftOvers(now: Date): Promise<void> {
    return this.incoming.removeLeftOvers(now);
  }

  async check(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await access(this.folder, constants.W_OK);
  }

  /** Two levels of folders, so that none has too many names. */
  private path(sha256: Buffer): string {
    const hex = sha256.toString('hex');
    return path.join(this.folder, hex.slice(0, 2), hex.slice(2, 4), hex);
  }
}

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
