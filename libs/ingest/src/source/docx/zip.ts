// Opens a zip with care: its directory is judged before a byte is unpacked, and only named parts are.
import { crc32 } from 'node:zlib';
import { Refusal } from '@samsvar/domain';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { overLimit, type Limits } from '../../base/limits';

const MB = 1024 * 1024;
const ENCRYPTED_FLAG = 1;

const openZip = (bytes: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const options = { lazyEntries: true, strictFileNames: true, validateEntrySizes: true };
    yauzl.fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options, (error, zip) => {
      // Whatever is wrong with the directory, the file cannot be read.
      if (error) reject(new Refusal('file-damaged'));
      else resolve(zip);
    });
  });

/** Reads the directory to its end. Throws for too many entries, names used twice and names that lead elsewhere. */
const entriesOf = (zip: ZipFile, limits: Limits): Promise<Map<string, Entry>> =>
  new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    if (zip.entryCount > limits.zipEntries) return reject(overLimit(limits, 'zipEntries'));
    zip.on('entry', (entry) => {
      if (entries.has(entry.fileName)) return reject(new Refusal('file-damaged'));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', () => reject(new Refusal('file-damaged')));
    zip.readEntry();
  });

const judge = (entries: Iterable<Entry>, limits: Limits): void => {
  let total = 0;
  let packed = 0;
  for (const entry of entries) {
    if ((entry.generalPurposeBitFlag & ENCRYPTED_FLAG) !== 0) throw new Refusal('file-encrypted');
    total += entry.uncompressedSize;
    packed += entry.compressedSize;
    // Small parts of mostly white space pack very well and harm nobody.
    if (entry.uncompressedSize > MB && entry.uncompressedSize > entry.compressedSize * limits.zipRatio)
      throw overLimit(limits, 'zipRatio');
    if (total > limits.zipBytes) throw overLimit(limits, 'zipBytes');
  }
  if (total > MB && total > packed * limits.zipRatio) throw overLimit(limits, 'zipRatio');
};

const unpack = (zip: ZipFile, entry: Entry): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(new Refusal('file-damaged'));
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
      // Also when an entry turns out larger than the directory said.
      stream.on('error', () => reject(new Refusal('file-damaged')));
    });
  });

/** Unpacks the wanted parts of a zip; archives inside it are never opened. Throws `file-damaged`, `file-encrypted`, `file-too-complex`. */
export const unpackParts = async (
  bytes: Uint8Array,
  wanted: readonly string[],
  limits: Limits,
): Promise<{ parts: Map<string, Buffer>; names: string[] }> => {
  const zip = await openZip(bytes);
  const entries = await entriesOf(zip, limits);
  judge(entries.values(), limits);
  const parts = new Map<string, Buffer>();
  for (const name of wanted) {
    const entry = entries.get(name);
    if (entry) parts.set(name, await unpack(zip, entry));
  }
  return { parts, names: [...entries.keys()] };
};

/** Puts parts into a new zip, unpacked: what a library reads of it is exactly what was judged. */
export const packParts = (parts: ReadonlyMap<string, Buffer>): Buffer => {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of parts) {
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(title.length, 22);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\u0003\u0004'), common, title, data);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), common, central, title);
    offset += 30 + title.length + data.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
};
