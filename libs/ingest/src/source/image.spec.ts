// Pages drawn as pictures in a child of their own: size, ink, fonts that are not in the file, scans, and what is refused.
import { createRequire } from 'node:module';
import { inFile } from '../testing/files';
import { aHandWrittenPdf, aPdfPage, aScannedPdf, aTypstPdf, anEncryptedPdf } from '../testing/pdf';
import { drawPage, readPageSizes } from './image';

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

// Its own types need a DOM.
const canvas = createRequire(import.meta.url)('@napi-rs/canvas') as {
  loadImage(png: Buffer): Promise<{ width: number; height: number }>;
  createCanvas(width: number, height: number): { getContext(kind: '2d'): { drawImage(image: unknown, x: number, y: number): void; getImageData(x: number, y: number, width: number, height: number): Pixels } };
};

const pixelsOf = async (png: Buffer): Promise<Pixels> => {
  const image = await canvas.loadImage(png);
  const context = canvas.createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
};

/** Share of the points that are darker than middle grey, within a part of the picture given in shares of it. */
const inkIn = (pixels: Pixels, from: number, to: number): number => {
  let dark = 0;
  let all = 0;
  for (let y = Math.floor(pixels.height * from); y < pixels.height * to; y += 1)
    for (let x = 0; x < pixels.width; x += 1) {
      all += 1;
      if ((pixels.data[(y * pixels.width + x) * 4] ?? 255) < 128) dark += 1;
    }
  return dark / all;
};

it('draws the page that is asked for, as wide as it is asked for', async () => {
  const pdf = aTypstPdf('= Första\n#pagebreak()\n#v(20cm)\n#text(size: 30pt)[Andra sidan]\n');
  await inFile(pdf, async (path) => {
    const second = await drawPage(path, 2, { scale: { width: 400 } });
    expect(second).toMatchObject({ width: 400, height: 566, size: { width: 595.28, height: 841.89 } });
    const pixels = await pixelsOf(second.png);
    expect(pixels).toMatchObject({ width: 400, height: 566 });
    expect(inkIn(pixels, 0, 0.5)).toBe(0);
    expect(inkIn(pixels, 0.7, 1)).toBeGreaterThan(0.005);
  });
});

it('tells the size of every page as it is shown', async () => {
  const pdf = aHandWrittenPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate 90 >>',
  ]);
  expect(await inFile(pdf, (path) => readPageSizes(path))).toEqual([{ width: 595, height: 842 }, { width: 842, height: 595 }]);
});

it('draws with fonts of its own where the file has none', async () => {
  const page = await inFile(aPdfPage('BT /F 40 Tf 60 700 Td (Helvetica) Tj ET'), (path) => drawPage(path, 1, { scale: { dpi: 72 } }));
  expect(inkIn(await pixelsOf(page.png), 0.1, 0.2)).toBeGreaterThan(0.01);
});

it('draws a page that is too large for its dots to the inch less densely', async () => {
  const page = await inFile(aPdfPage(''), (path) => drawPage(path, 1, { scale: { dpi: 300 }, limits: { pixels: 1_000_000 } }));
  expect(page.width * page.height).toBeLessThanOrEqual(1_000_000);
  expect(page.width * page.height).toBeGreaterThan(900_000);
});

it('draws the picture of a scanned page', async () => {
  const page = await inFile(aScannedPdf(), (path) => drawPage(path, 1, { scale: { width: 400 } }));
  const pixels = await pixelsOf(page.png);
  // Its left half is black and its right half white.
  expect(inkIn(pixels, 0, 1)).toBeGreaterThan(0.4);
  expect(inkIn(pixels, 0, 1)).toBeLessThan(0.6);
});

it.each([
  ['a page that is not there', aTypstPdf('Ett'), { scale: { width: 400 } }, { code: 'not-found' }],
  ['too many pixels', aTypstPdf('Ett'), { scale: { width: 9000 } }, { code: 'file-too-complex', data: { limit: 'pixels', max: 20_000_000 } }],
  ['a page beyond the time', aTypstPdf('Ett'), { scale: { width: 400 }, limits: { wallMilliseconds: 1 } }, { code: 'file-took-too-long' }],
  ['a file behind a password', anEncryptedPdf(), { scale: { width: 400 } }, { code: 'file-encrypted' }],
  ['what is no PDF', Buffer.from('hej'), { scale: { width: 400 } }, { code: 'file-damaged' }],
])('refuses %s', async (what, bytes, options, refusal) => {
  const page = what === 'a page that is not there' ? 2 : 1;
  await expect(inFile(bytes, (path) => drawPage(path, page, options))).rejects.toMatchObject(refusal);
});

it('ends the child when nobody waits any more', async () => {
  const stop = new AbortController();
  const drawing = inFile(aTypstPdf('Ett'), (path) => drawPage(path, 1, { scale: { width: 400 }, signal: stop.signal }));
  stop.abort(new Error('nobody waits'));
  await expect(drawing).rejects.toThrow('nobody waits');
});
