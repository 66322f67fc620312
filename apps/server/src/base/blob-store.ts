// The port to where files are kept, by the SHA-256 of their bytes.
import type { Readable } from 'node:stream';

/** What is known of a file once all of it is kept. */
export interface StoredBlob {
  readonly sha256: Buffer;
  readonly bytes: number;
}

/** Keeps files that never change. The same bytes are kept once, whoever brings them. */
export abstract class BlobStore {
  /**
   * Keeps a stream while hashing it; never holds more than a chunk in memory. Over `limit` bytes it throws
   * `too-large` and leaves nothing behind. The stream itself is not destroyed, so that an answer can still be
   * sent to whoever is sending it.
   */
  abstract put(stream: Readable, limit: number): Promise<StoredBlob>;

  /** The bytes of a file, as a stream. One that is not there breaks the stream. */
  abstract read(sha256: Buffer): Readable;

  /** Lets `work` read the file as one on disk, under a path that holds until it is done. */
  abstract withFile<T>(sha256: Buffer, work: (path: string) => Promise<T>): Promise<T>;

  /** Removes what earlier processes left half written. */
  abstract removeLeftOvers(now: Date): Promise<void>;

  /** Throws when files cannot be kept. */
  abstract check(): Promise<void>;
}
