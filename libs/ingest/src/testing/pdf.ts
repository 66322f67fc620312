// PDFs for tests: set by Typst, or written by hand to be wrong in one way.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const fontFolder = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'),
);
const fontBlobs = ['400Regular/SourceSans3_400Regular.ttf', '700Bold/SourceSans3_700Bold.ttf'].map((name) =>
  readFileSync(join(fontFolder, name)),
);

const HEAD = `#set document(title: "Prov")
#set page(paper: "a4", margin: 2.5cm)
#set text(font: "Source Sans 3", size: 11pt, lang: "sv", hyphenate: false)
#set par(justify: true, spacing: 1.1em)
`;

/** A PDF set by Typst in Swedish; with tags for accessibility unless told otherwise. */
export const aTypstPdf = (source: string, { tagged = true } = {}): Uint8Array => {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
  // The binding's enumerations exist only as types.
  const options = (tagged ? { pdfStandard: 'ua-1' } : { pdfTags: false }) as Parameters<
    typeof compiler.pdf
  >[1];
  return compiler.pdf({ mainFileContent: HEAD + source }, options);
};

/** A PDF of these objects, numbered from 1; the first is the catalog. Written with a right cross-reference table. */
export const aHandWrittenPdf = (objects: readonly string[], trailer = ''): Buffer => {
  let text = '%PDF-1.7\n';
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
};

/** A stream object with its right length. */
export const stream = (content: string, dictionary = ''): string =>
  `<< /Length ${content.length} ${dictionary} >>\nstream\n${content}\nendstream`;

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';

/** A page with a picture and no text, as a scanner makes it. */
export const aScannedPdf = (): Buffer =>
  aHandWrittenPdf([
    CATALOG,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>',
    stream('q 595 0 0 842 0 0 cm /I Do Q'),
    stream(
      '\u0000\u00ff',
      '/Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
    ),
  ]);

/** A page tree that holds itself. */
export const aCyclicPdf = (): Buffer =>
  aHandWrittenPdf([CATALOG, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']);

/** A PDF of no pages. */
export const aPdfWithoutPages = (): Buffer =>
  aHandWrittenPdf([CATALOG, '<< /Type /Pages /Kids [] /Count 0 >>']);

/** A PDF that asks for a password nobody gives. */
export const anEncryptedPdf = (): Buffer => {
  const id = '<0123456789abcdef0123456789abcdef>';
  const key = `<${'ab'.repeat(32)}>`;
  return aHandWrittenPdf(
    [
      CATALOG,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
      `<< /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -44 >>`,
    ],
    `/Encrypt 4 0 R /ID [${id} ${id}]`,
  );
};

/** One page with this content stream, set in Helvetica as /F. */
export const aPdfPage = (content: string): Buffer =>
  aHandWrittenPdf([
    CATALOG,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    stream(content),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]);
