// A store that speaks S3 for tests, on loopback.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';
import type { ObjectStoreSettings } from '../base/config-cluster';

export interface TestObjectStore {
  readonly settings: ObjectStoreSettings;
  /** Where it keeps its objects. */
  readonly folder: string;
  close(): Promise<void>;
}

/** One with an empty bucket. Close it in `afterAll`. */
export const anObjectStore = async (port = 0): Promise<TestObjectStore> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'samsvar-objects-'));
  const bucket = 'samsvar';
  const server = new S3rver({
    port,
    address: '127.0.0.1',
    silent: true,
    directory: folder,
    configureBuckets: [{ name: bucket }],
  });
  const { port: given } = await server.run();
  return {
    folder,
    // The only keys that it knows.
    settings: {
      endpoint: `http://127.0.0.1:${given}`,
      region: 'us-east-1',
      bucket,
      accessKey: 'S3RVER',
      secretKey: 'S3RVER',
    },
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
