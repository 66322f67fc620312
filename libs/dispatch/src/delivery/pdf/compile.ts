// Compiles Typst to PDF/UA-1, and tells which block is at fault when it cannot.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { ExportFault, LocalDate } from '@samsvar/domain';
import type { Block, Figure, Print } from '../../base/print';
import { ExportRefusal } from '../input';
import { fonts } from './fonts';
import { Glyphs } from './glyphs';
import { MarkupWriter, type Markup } from './markup';
import { printFaults } from './print-faults';

/** How many compilations ago a cached result must have been used to be kept; bounds the memory. */
const CACHE_AGE = 3;

let glyphs: Glyphs | null = null;
let compiler: NodeCompiler | null = null;

/** The workspace is a folder that does not exist, so that nothing on disk can be read. */
const theCompiler = (): NodeCompiler =>
  (compiler ??= NodeCompiler.create({ workspace: '/samsvar-print', fontArgs: [{ fontBlobs: fonts() }] }));

/** The PDF of a document. Throws `ExportRefusal` when it cannot be an accessible file. */
export const pdfOf = (print: Print): Uint8Array => {
  const faults = printFaults(print);
  if (faults.length > 0) throw new ExportRefusal(faults);
  glyphs ??= new Glyphs(fonts());
  const outcome = compiled(new MarkupWriter(glyphs).write(print), print.date);
  if (typeof outcome !== 'string') return outcome;
  const plain = withoutLogo(print);
  if (plain) return pdfOf(plain);
  throw refusalFor(outcome, print, glyphs);
};

/** A logo that cannot be drawn must not keep a response from being sent. Null when there is none. */
const withoutLogo = (print: Print): Print | null =>
  print.front.kind === 'letter' && print.front.logo ? { ...print, front: { ...print.front, logo: null } } : null;

/** The file, or what the compiler says against it. */
const compiled = ({ source, files }: Markup, date: LocalDate): Uint8Array | string => {
  const typst = theCompiler();
  typst.resetShadow();
  for (const [path, bytes] of files) typst.mapShadow(`/samsvar-print${path}`, Buffer.from(bytes));
  try {
    const compilation = typst.compile({ mainFileContent: source });
    const document = compilation.result;
    if (!document) return JSON.stringify(compilation.takeError()?.shortDiagnostics ?? 'no document');
    return typst.pdf(document, {
      pdfStandard: 'ua-1',
      creationTimestamp: Date.parse(`${date}T12:00:00Z`) / 1000,
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    typst.resetShadow();
    typst.evictCache(CACHE_AGE);
  }
};

const codeOf = (words: string): ExportFault['code'] | null => {
  if (/skipped from heading|first heading/.test(words)) return 'heading-skipped';
  if (/image|alt(ernative)? text|figure/i.test(words)) return 'figure-without-text';
  if (/title/.test(words)) return 'title-missing';
  return /link/.test(words) ? 'link-without-text' : null;
};

/** What the compiler said, as faults of the text. Anything else is our own mistake and stays an error. */
const refusalFor = (words: string, print: Print, known: Glyphs): Error => {
  const code = codeOf(words);
  if (code === null) return new Error(`The PDF could not be made: ${words.slice(0, 2000)}`);
  const broken =
    code === 'figure-without-text'
      ? figuresIn(print.blocks).filter((figure) => isBroken(figure, print, known))
      : [];
  const places = broken.length > 0 ? broken.map((figure) => figure.blockId) : [null];
  return new ExportRefusal(places.map((blockId) => ({ code, blockId, blocking: true })));
};

/** The compiler names no place, so each picture is tried alone. */
const isBroken = (figure: Figure, print: Print, known: Glyphs): boolean =>
  typeof compiled(
    new MarkupWriter(known).write({ ...print, blocks: [{ ...figure, caption: [] }] }),
    print.date,
  ) === 'string';

const figuresIn = (blocks: readonly Block[]): Figure[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'figure') return [block];
    if (block.kind === 'list') return block.items.flatMap(figuresIn);
    if (block.kind === 'table')
      return block.rows.flatMap((row) => row.flatMap((cell) => figuresIn(cell.blocks)));
    return block.kind === 'quotation' ? figuresIn(block.blocks) : [];
  });
