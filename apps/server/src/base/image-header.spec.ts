// Pictures by their bytes: what they are, how large, and what is refused.
import { deflateSync } from 'node:zlib';
import { Refusal } from '@samsvar/domain';
import { readImageHeader } from './image-header';

const png = (width: number, height: number): Buffer => {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(8))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
const jpeg = (marker: number, size: readonly [number, number], before: Buffer = Buffer.alloc(0)): Buffer => {
  const frame = Buffer.from([0xff, marker, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(size[1], 5);
  frame.writeUInt16BE(size[0], 7);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    before,
    frame,
    Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]),
  ]);
};
const code = (bytes: Buffer) => {
  try {
    return readImageHeader(bytes);
  } catch (error) {
    return error instanceof Refusal ? error.code : error;
  }
};
const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0x10, 0x00]), Buffer.alloc(0x0ffe, 0xff)]);
const tables = Buffer.from([0xff, 0xc4, 0, 4, 1, 1]);

it.each([
  ['a PNG', png(1200, 630), { mediaType: 'image/png', width: 1200, height: 630 }],
  ['a JPEG', jpeg(0xc0, [800, 600]), { mediaType: 'image/jpeg', width: 800, height: 600 }],
  [
    'a progressive JPEG with notes and tables first',
    jpeg(0xc2, [7, 9], Buffer.concat([segment, tables])),
    { mediaType: 'image/jpeg', width: 7, height: 9 },
  ],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unsupported-type'],
  ['a GIF', Buffer.from('GIF89a'), 'unsupported-type'],
  ['nothing', Buffer.alloc(0), 'unsupported-type'],
  ['half a PNG', png(10, 10).subarray(0, 45), 'file-damaged'],
  ['only the signature of a PNG', png(10, 10).subarray(0, 8), 'file-damaged'],
  ['half a JPEG', jpeg(0xc0, [800, 600]).subarray(0, 18), 'file-damaged'],
  [
    'a JPEG without a frame',
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    'file-damaged',
  ],
  ['a PNG without height', png(10, 0), 'file-damaged'],
  ['a PNG of a billion pixels', png(40_000, 40_000), 'file-too-complex'],
])('%s', (_, bytes, expected) => expect(code(bytes)).toEqual(expected));
