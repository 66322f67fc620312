// Files in a store that speaks S3, for servers that share no disk. Only what is on its way lies under DATA_DIR.
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { BlobStore, type StoredBlob } from './blob-store';
import type { ObjectStoreSettings } from './config-cluster';
import { IncomingBlobs } from './incoming-blobs';

/** A file that the store sends is never cut: its length was judged when it came in. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;
/** Tries before a file is called not kept; the client itself does not send a stream twice. */
const TRIES = 3;
const PAUSE_MS = 300;
const [CONNECT_MS, SILENCE_MS] = [3_000, 20_000];

const say = () => undefined;
const SILENT = { debug: say, info: say, warn: say, error: say };

type Sdk = typeof import('@aws-sdk/client-s3');

export class ObjectBlobStore extends BlobStore {
  private readonly incoming: IncomingBlobs;
  private opening: Promise<{ readonly client: S3Client; readonly sdk: Sdk }> | null = null;

  constructor(
    dataDir: string,
    private readonly settings: ObjectStoreSettings,
  ) {
    super();
    this.incoming = new IncomingBlobs(path.join(dataDir, 'blobs', 'incoming'));
  }

  put(stream: Readable, limit: number): Promise<StoredBlob> {
    return this.incoming.take(stream, limit, async (place, blob) => {
      for (let attempt = 1; !(await this.send(place, blob, attempt === TRIES)); attempt += 1) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
      }
      return blob;
    });
  }

  read(sha256: Buffer): Readable {
    return Readable.from(this.pieces(sha256), { objectMode: false });
  }

  /** The bytes are checked again on their way: what is read under a name is what was kept under it. */
  withFile<T>(sha256: Buffer, work: (path: string) => Promise<T>): Promise<T> {
    return this.incoming.take(this.read(sha256), NO_LIMIT, (place, blob) => {
      if (!blob.sha256.equals(sha256)) throw new Error('the store answered other bytes than were kept');
      return work(place);
    });
  }

  removeLeftOvers(now: Date): Promise<void> {
    return this.incoming.removeLeftOvers(now);
  }

  async check(): Promise<void> {
    const { client, sdk } = await this.open();
    await client.send(new sdk.HeadBucketCommand({ Bucket: this.settings.bucket }));
  }

  /** Answers whether it is kept; throws only when it is the last try. */
  private async send(place: string, { sha256, bytes }: StoredBlob, isLast: boolean): Promise<boolean> {
    const { client, sdk } = await this.open();
    const body = createReadStream(place);
    try {
      await client.send(
        new sdk.PutObjectCommand({
          Bucket: this.settings.bucket,
          Key: keyOf(sha256),
          Body: body,
          ContentLength: bytes,
          // The store checks what arrived; what was cut off is never kept.
          ChecksumSHA256: sha256.toString('base64'),
        }),
      );
      return true;
    } catch (error) {
      if (isLast) throw error;
      return false;
    } finally {
      body.destroy();
    }
  }

  private async *pieces(sha256: Buffer): AsyncGenerator<Uint8Array> {
    const { client, sdk } = await this.open();
    const { Body } = await client.send(
      new sdk.GetObjectCommand({ Bucket: this.settings.bucket, Key: keyOf(sha256) }),
    );
    if (!(Body instanceof Readable)) throw new Error('the store answered nothing to read');
    for await (const piece of Body) yield piece as Uint8Array; // a byte stream yields nothing but bytes
  }

  /** Read only where it is used: a server with its files on disk does not carry the client in memory. */
  private open() {
    const { endpoint, region, accessKey, secretKey } = this.settings;
    return (this.opening ??= import('@aws-sdk/client-s3').then((sdk) => ({
      sdk,
      client: new sdk.S3Client({
        endpoint,
        region,
        credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
        // Every store understands the bucket as a part of the path; few have a host name for each.
        forcePathStyle: true,
        // Sums of our own are sent; the client's default way of sending others is not understood everywhere.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        // Its words would go to the console, past the log; what matters is thrown.
        logger: SILENT,
        requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: SILENCE_MS },
      }),
    })));
  }
}

const keyOf = (sha256: Buffer): string => {
  const hex = sha256.toString('hex');
  return `blobs/${hex.slice(0, 2)}/${hex}`;
};
