// What a picture says about itself in its first bytes: PNG (W3C PNG §11.2.1) and JPEG (ITU-T T.81 §B.2).
import { Refusal } from '@samsvar/domain';

export type ImageType = 'image/png' | 'image/jpeg';

export interface ImageHeader {
  readonly mediaType: ImageType;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** More pixels than this take hundreds of megabytes to unpack, for whoever reads the file. */
const PIXELS_MAX = 50_000_000;

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Reads type and size by the bytes alone. Refuses with `unsupported-type` for all but PNG and JPEG (so SVG too,
 * which can carry scripts), `file-damaged` for a picture that is cut off, `file-too-complex` for a huge one.
 */
export const readImageHeader = (bytes: Buffer): ImageHeader => {
  const header = readAny(bytes);
  if (header.width < 1 || header.height < 1) throw new Refusal('file-damaged');
  if (header.width * header.height > PIXELS_MAX)
    throw new Refusal('file-too-complex', { limit: 'pixels', max: PIXELS_MAX });
  return header;
};

const readAny = (bytes: Buffer): ImageHeader => {
  if (bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return readPng(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return readJpeg(bytes);
  throw new Refusal('unsupported-type', { kind: 'picture' });
};

const readPng = (bytes: Buffer): ImageHeader => {
  const isWhole =
    bytes.length > 33 && bytes.toString('latin1', 12, 16) === 'IHDR' && bytes.includes('IEND', 33, 'latin1');
  if (!isWhole) throw new Refusal('file-damaged');
  return { mediaType: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
};

/** Markers from FFC0 to FFCF begin a frame, but for those that carry Huffman or arithmetic tables. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
/** Markers without a length of their own. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

const readJpeg = (bytes: Buffer): ImageHeader => {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (isBare(marker)) at += 2;
    else if (isFrame(marker)) {
      // The end marker stands last; whatever comes without it was cut off on its way.
      if (bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < at) break;
      return {
        mediaType: 'image/jpeg',
        width: bytes.readUInt16BE(at + 7),
        height: bytes.readUInt16BE(at + 5),
      };
    } else at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  throw new Refusal('file-damaged');
};
