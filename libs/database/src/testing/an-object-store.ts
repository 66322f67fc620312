// A store that speaks S3 for tests, on loopback.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

export interface TestObjectStore {
  readonly settings: {
    readonly endpoint: string;
    readonly region: string;
    readonly bucket: string;
    readonly accessKey: string;
    readonly secretKey: string;
  };
  /** Where it keeps its objects. */
  readonly folder: string;
  close(): Promise<void>;
}

/** The part of s3rver that is used; the package has no types of its own. */
type S3rver = new (options: {
  readonly port: number;
  readonly address: string;
  readonly silent: boolean;
  readonly directory: string;
  readonly configureBuckets: readonly { readonly name: string }[];
}) => { run(): Promise<AddressInfo>; close(): Promise<void> };

/** One with an empty bucket. It checks which key is used, not what is signed with it. Close it in `afterAll`. */
export const anObjectStore = async (): Promise<TestObjectStore> => {
  const Store = createRequire(import.meta.url)('s3rver') as S3rver; // what its documentation says
  const folder = await mkdtemp(path.join(os.tmpdir(), 'samsvar-objects-'));
  const bucket = 'samsvar';
  const server = new Store({ port: 0, address: '127.0.0.1', silent: true, directory: folder, configureBuckets: [{ name: bucket }] });
  const { port } = await server.run();
  return {
    folder,
    // The only keys that it knows.
    settings: { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', bucket, accessKey: 'S3RVER', secretKey: 'S3RVER' },
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
