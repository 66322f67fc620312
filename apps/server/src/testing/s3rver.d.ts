// The part of s3rver's interface that the tests use; the package has no types of its own.
declare module 's3rver' {
  import type { AddressInfo } from 'node:net';

  /** A small store that speaks S3, in this process. */
  export default class S3rver {
    constructor(options: {
      readonly port: number;
      readonly address: string;
      readonly silent: boolean;
      readonly directory: string;
      readonly configureBuckets: readonly { readonly name: string }[];
    });
    run(): Promise<AddressInfo>;
    close(): Promise<void>;
  }
}
