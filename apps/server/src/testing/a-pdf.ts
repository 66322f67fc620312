// PDFs for tests: pages of text in Helvetica, and the same pages as a scanner would make them, as pictures.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { drawPage } from '@samsvar/ingest';

/** A page: its lines of text, or the picture of a page. */
export type PdfPage = readonly string[] | PagePicture;

/** Grey points, row by row. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  readonly points: Buffer;
}

const stream = (content: string, dictionary = ''): string => `<< /Length ${content.length} ${dictionary} >>\nstream\n${content}\nendstream`;

const isPicture = (page: PdfPage): page is PagePicture => 'points' in page;

const contentOf = (page: PdfPage): string =>
  isPicture(page)
    ? 'q 595 0 0 842 0 0 cm /I Do Q'
    : `BT /F 12 Tf 15 TL 60 740 Td ${page.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`).join(' ')} ET`;

const pictureOf = (page: PdfPage): string =>
  isPicture(page)
    ? stream(deflateSync(page.points).toString('latin1'), `/Type /XObject /Subtype /Image /Width ${page.width} /Height ${page.height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`)
    : 'null';

/** A PDF of A4 pages. Letters outside of Latin 1 cannot be set. */
export const aPdf = (pages: readonly PdfPage[]): Buffer => {
  const first = 4;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${first + index * 3} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((page, index) => {
      const no = first + index * 3;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${no + 1} 0 R /Resources << /Font << /F 3 0 R >> /XObject << /I ${no + 2} 0 R >> >> >>`,
        stream(contentOf(page)),
        pictureOf(page),
      ];
    }),
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  return Buffer.from(`${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`, 'latin1');
};

/** A page of text as a picture of it, 200 dots to the inch. */
export const aScannedPage = async (lines: readonly string[]): Promise<PagePicture> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'samsvar-scan-'));
  try {
    const file = path.join(folder, 'page.pdf');
    await writeFile(file, aPdf([lines]));
    const { png, width, height } = await drawPage(file, 1, { scale: { dpi: 200 } });
    return { width, height, points: redOf(png, width, height) };
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** The red of each point of a PNG with four bytes to the point: of black print on white paper, all there is. */
const redOf = (png: Buffer, width: number, height: number): Buffer => {
  const rows = unfiltered(inflateSync(dataOf(png)), width * 4, height);
  return Buffer.from(Array.from({ length: width * height }, (_, index) => rows[index * 4] ?? 255));
};

const dataOf = (png: Buffer): Buffer => {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return Buffer.concat(parts);
};

/** Takes back what PNG does to each row so that it packs well (ISO/IEC 15948 §9). */
const unfiltered = (data: Buffer, stride: number, height: number): Buffer => {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const kind = data[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const left = x < 4 ? 0 : (out[y * stride + x - 4] ?? 0);
      const up = y === 0 ? 0 : (out[(y - 1) * stride + x] ?? 0);
      const corner = x < 4 || y === 0 ? 0 : (out[(y - 1) * stride + x - 4] ?? 0);
      out[y * stride + x] = (data[y * (stride + 1) + 1 + x] ?? 0) + ([0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0);
    }
  }
  return out;
};

const paeth = (left: number, up: number, corner: number): number => {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
};
