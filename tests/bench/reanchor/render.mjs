// Sets a strategy as DOCX, HTML and PDF: by LibreOffice (tagged and not, one column and two), Typst and Chromium.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { AlignmentType, Document, FootnoteReferenceRun, Header, HeadingLevel, LevelFormat, Packer, Paragraph, PageNumber, Footer, TextRun } from 'docx';

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2];
const RUNNING = 'Strategi för ett hållbart län – remissversion';
const titled = ({ label, text }) => (label ? `${label} ${text}` : text);

/** One paragraph in 24 has a footnote, always the same ones: what it says decides. */
const noteOf = ({ type, text }) => {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003;
  return type === 'paragraph' && sum % 24 === 0 ? `Jämför SOU 2025:${sum % 97} och regionens egen redovisning av kostnaderna under perioden.` : null;
};
/** Where in its paragraph the footnote is marked: after the first sentence. */
const markIn = (text) => text.search(/(?<!kap)\. /u) + 1 || text.length;

const runsOf = (block, note) => {
  if (note === null) return [new TextRun(block.text)];
  const at = markIn(block.text);
  return [new TextRun(block.text.slice(0, at)), new FootnoteReferenceRun(note), new TextRun(block.text.slice(at))];
};

const paragraphOf = (block, note) => {
  if (block.type === 'heading') return new Paragraph({ heading: HEADINGS[block.level - 1], children: [new TextRun(titled(block))] });
  if (block.type === 'list-item') return new Paragraph({ numbering: { reference: 'points', level: 0 }, children: [new TextRun(block.text)] });
  return new Paragraph({ alignment: AlignmentType.JUSTIFIED, spacing: { after: 160 }, children: runsOf(block, note) });
};

/** The footnotes of a strategy, and the paragraphs with their references, numbered from 1. */
const withNotes = (blocks) => {
  const footnotes = {};
  const children = blocks.map((block) => {
    const text = noteOf(block);
    const number = text === null ? null : Object.keys(footnotes).length + 1;
    if (number !== null) footnotes[number] = { children: [new Paragraph({ style: 'FootnoteText', children: [new TextRun(text)] })] };
    return paragraphOf(block, number);
  });
  return { footnotes, children };
};

/** Bytes of a DOCX with a running header, page numbers, justified text and Swedish hyphenation. */
export const asDocx = (blocks, { columns = 1 } = {}) => {
  const { footnotes, children } = withNotes(blocks);
  return Packer.toBuffer(
    new Document({
      title: RUNNING,
      footnotes,
      hyphenation: { autoHyphenation: true },
      styles: {
        default: {
          document: { run: { font: 'Liberation Serif', size: 22, language: { value: 'sv-SE' } } },
          heading1: { run: { size: 32, bold: true }, paragraph: { outlineLevel: 0, spacing: { before: 360, after: 160 } } },
          footnoteText: { run: { size: 18 } },
          heading2: { run: { size: 26, bold: true }, paragraph: { outlineLevel: 1, spacing: { before: 240, after: 120 } } },
        },
      },
      numbering: { config: [{ reference: 'points', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 567, hanging: 283 } } } }] }] },
      sections: [
        {
          properties: { column: { count: columns, space: 567 } },
          headers: { default: new Header({ children: [new Paragraph(RUNNING)] }) },
          footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] })] }) },
          children,
        },
      ],
    }),
  );
};

const inHtml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A page as public bodies publish them: a menu, the text, a foot. */
export const asHtml = (blocks) => {
  let isInList = false;
  const lines = blocks.map((block) => {
    const isItem = block.type === 'list-item';
    const gap = isItem === isInList ? '' : isItem ? '<ul>' : '</ul>';
    isInList = isItem;
    if (isItem) return `${gap}<li>${inHtml(block.text)}</li>`;
    const tag = block.type === 'heading' ? `h${block.level}` : 'p';
    return `${gap}<${tag}>${inHtml(titled(block))}</${tag}>`;
  });
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>${RUNNING}</title><style>body{font:11pt/1.4 serif;margin:0}p{text-align:justify;hyphens:auto}@page{size:A4;margin:25mm}@media print{nav,footer{display:none}}</style></head><body><nav><a href="/">Start</a> <a href="/om">Om oss</a></nav><main><article>${lines.join('\n')}${isInList ? '</ul>' : ''}</article></main><footer>Kontakta oss</footer></body></html>`;
};

const inTypst = (text) => text.replace(/[\\#*_$@<>`~[\]]/g, (sign) => `\\${sign}`).replace(/^([-+=/]|\d+\.)/, '\\$1');

const require = createRequire(import.meta.url);
const fontFile = (name) => readFileSync(path.join(path.dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json')), name));

/** Bytes of a PDF by Typst, hyphenated. */
export const asTypstPdf = (blocks, { columns = 1, isTagged = true } = {}) => {
  const head = `#set document(title: "${RUNNING}", author: "Region Exempel")
#set page(paper: "a4", margin: 2.5cm, columns: ${columns}, header: [${RUNNING}], footer: context align(center, counter(page).display()))
#set text(font: "Source Sans 3", size: 11pt, lang: "sv", hyphenate: true)
#set par(justify: true, spacing: 1.1em)
#show heading: set text(hyphenate: false)
`;
  const body = blocks.map((block, i) => {
    const gap = block.type === 'list-item' && blocks[i - 1]?.type === 'list-item' ? '\n' : '\n\n';
    if (block.type === 'heading') return `${gap}${'='.repeat(block.level)} ${inTypst(titled(block))}`;
    if (block.type === 'list-item') return `${gap}- ${inTypst(block.text)}`;
    const [note, at] = [noteOf(block), markIn(block.text)];
    return note === null ? `${gap}${inTypst(block.text)}` : `${gap}${inTypst(block.text.slice(0, at))}#footnote[${inTypst(note)}]${inTypst(block.text.slice(at))}`;
  });
  const fontBlobs = ['400Regular/SourceSans3_400Regular.ttf', '700Bold/SourceSans3_700Bold.ttf', '400Regular_Italic/SourceSans3_400Regular_Italic.ttf'].map(fontFile);
  return NodeCompiler.create({ fontArgs: [{ fontBlobs }] }).pdf({ mainFileContent: head + body.join('') }, isTagged ? { pdfStandard: 'ua-1' } : { pdfTags: false });
};

const LONGEST = 240_000;

const ran = (program, args) => {
  const { status, stderr, error } = spawnSync(program, args, { timeout: LONGEST, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
};

/** Whether LibreOffice and Chromium are here. */
export const has = (program) => spawnSync(program, ['--version'], { timeout: 60_000 }).status === 0;

/** Writes a PDF of a DOCX by LibreOffice; gives its path. */
export const byLibreOffice = (docx, folder, tagged) => {
  const place = mkdtempSync(path.join(folder, 'lo-'));
  const options = JSON.stringify({ UseTaggedPDF: { type: 'boolean', value: String(tagged) } });
  ran('soffice', [`-env:UserInstallation=file://${place}/profile`, '--headless', '--convert-to', `pdf:writer_pdf_Export:${options}`, '--outdir', place, docx]);
  return path.join(place, `${path.basename(docx, '.docx')}.pdf`);
};

/** Writes a PDF of a page by Chromium; gives its path. */
export const byChromium = (html, folder) => {
  const file = path.join(folder, `${path.basename(html, '.html')}-chromium.pdf`);
  const profile = mkdtempSync(path.join(folder, 'chromium-'));
  ran('chromium', ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`, '--no-pdf-header-footer', `--print-to-pdf=${file}`, `file://${html}`]);
  if (!existsSync(file)) throw new Error('chromium wrote nothing');
  return file;
};

/** Writes every form of a strategy that is wanted; gives a path for each. */
export const rendered = async (blocks, folder, forms) => {
  mkdirSync(folder, { recursive: true });
  const paths = {};
  const put = (name, bytes) => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  const docx = put('en.docx', await asDocx(blocks));
  if (forms.includes('docx')) paths.docx = docx;
  const html = put('sida.html', asHtml(blocks));
  if (forms.includes('html')) paths.html = html;
  if (forms.includes('typst')) paths.typst = put('typst.pdf', asTypstPdf(blocks));
  if (forms.includes('two columns, hyphenated')) paths['two columns, hyphenated'] = put('tva-typst.pdf', asTypstPdf(blocks, { columns: 2, isTagged: false }));
  if (forms.includes('tagged')) paths.tagged = byLibreOffice(docx, folder, true);
  if (forms.includes('untagged')) paths.untagged = byLibreOffice(docx, folder, false);
  if (forms.includes('two columns')) paths['two columns'] = byLibreOffice(put('tva.docx', await asDocx(blocks, { columns: 2 })), folder, false);
  if (forms.includes('chromium')) paths.chromium = byChromium(html, folder);
  return paths;
};
