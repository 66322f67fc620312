// PDFs as a scanner makes them: pages that are pictures of text, alone or among pages of text.
import { createRequire } from 'node:module';
import { drawPage, readPageSizes } from '../source/image';
import { inFile } from './files';
import { aHandWrittenPdf, stream } from './pdf';

// Its own types need a DOM.
const canvas = createRequire(import.meta.url)('@napi-rs/canvas') as {
  loadImage(png: Buffer): Promise<{ width: number; height: number }>;
  createCanvas(width: number, height: number): { getContext(kind: '2d'): { drawImage(image: unknown, x: number, y: number): void }; encode(format: 'jpeg', quality: number): Promise<Uint8Array> };
};

/** A page of text in Helvetica by its content stream, or a picture that fills the page. */
export type PageOfPdf = { readonly content: string } | { readonly jpeg: Uint8Array; readonly width: number; readonly height: number };

/** A4 pages in this order. */
export const aPdfOfPages = (pages: readonly PageOfPdf[]): Buffer => {
  const first = 4;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${first + index * 3} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  for (const [index, page] of pages.entries()) {
    const no = first + index * 3;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${no + 1} 0 R /Resources << /Font << /F 3 0 R >> /XObject << /I ${no + 2} 0 R >> >> >>`,
      stream('content' in page ? page.content : 'q 595 0 0 842 0 0 cm /I Do Q'),
      'jpeg' in page
        ? stream(
            Buffer.from(page.jpeg).toString('latin1'),
            `/Type /XObject /Subtype /Image /Width ${page.width} /Height ${page.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
          )
        : 'null',
    );
  }
  return aHandWrittenPdf(objects);
};

/** The pages of a PDF as pictures of them, `dpi` dots to the inch. */
export const picturesOf = (pdf: Uint8Array, dpi = 200): Promise<PageOfPdf[]> =>
  inFile(pdf, async (path) => {
    const pages: PageOfPdf[] = [];
    for (const index of (await readPageSizes(path)).keys()) {
      const { png, width, height } = await drawPage(path, index + 1, { scale: { dpi } });
      const paper = canvas.createCanvas(width, height);
      paper.getContext('2d').drawImage(await canvas.loadImage(png), 0, 0);
      pages.push({ jpeg: await paper.encode('jpeg', 80), width, height });
    }
    return pages;
  });

/** A PDF as a scanner would make it of the print of another. */
export const aScanOf = async (pdf: Uint8Array, dpi?: number): Promise<Buffer> => aPdfOfPages(await picturesOf(pdf, dpi));
