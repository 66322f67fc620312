// The part of yauzl that is used; the package ships no types.
declare module 'yauzl' {
  import type { Readable } from 'node:stream';
  export interface Entry {
    readonly fileName: string;
    readonly compressedSize: number;
    readonly uncompressedSize: number;
    readonly generalPurposeBitFlag: number;
  }
  export interface ZipFile {
    readonly entryCount: number;
    readEntry(): void;
    close(): void;
    on(event: 'entry', listener: (entry: Entry) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    openReadStream(entry: Entry, callback: (error: Error | null, stream: Readable) => void): void;
  }
  export interface Options {
    readonly lazyEntries?: boolean;
    readonly strictFileNames?: boolean;
    readonly validateEntrySizes?: boolean;
  }
  const yauzl: {
    fromBuffer(buffer: Buffer, options: Options, callback: (error: Error | null, zip: ZipFile) => void): void;
  };
  export default yauzl;
}
