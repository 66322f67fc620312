// What is refused, by which words, and that the child is gone afterwards.
import { readdirSync, readFileSync } from 'node:fs';
import { readAs, refusalOf } from '../testing/files';
import {
  aCyclicPdf,
  aHandWrittenPdf,
  anEncryptedPdf,
  aPdfWithoutPages,
  aScannedPdf,
  aTypstPdf,
  stream,
} from '../testing/pdf';
import { aZip, wordParagraph, wordParts } from '../testing/zip';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const ENCRYPTED_WORD = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(600),
  Buffer.from('EncryptedPackage', 'utf16le'),
]);
const OLD_WORD = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
const aWord = (): Buffer => aZip(wordParts(wordParagraph('Text')));

describe('a file that cannot be read', () => {
  it.each([
    ['an empty file', 'a.pdf', Buffer.alloc(0), 'file-empty', {}],
    ['a picture called a PDF', 'a.pdf', PNG, 'type-mismatch', { named: 'pdf', found: 'png' }],
    ['a Word file called a PDF', 'a.pdf', aWord(), 'type-mismatch', { named: 'pdf', found: 'docx' }],
    [
      'a PDF called a Word file',
      'a.docx',
      aPdfWithoutPages(),
      'type-mismatch',
      { named: 'docx', found: 'pdf' },
    ],
    [
      'a web page called text',
      'a.txt',
      '<!doctype html><p>x',
      'type-mismatch',
      { named: 'text', found: 'html' },
    ],
    [
      'a zip called a Word file',
      'a.docx',
      aZip([{ name: 'a', data: 'b' }]),
      'type-mismatch',
      { named: 'docx', found: 'zip' },
    ],
    ['a picture', 'a.png', PNG, 'unsupported-type', { found: 'png' }],
    ['an old Word file', 'a.doc', OLD_WORD, 'unsupported-type', { found: 'doc' }],
    [
      'binary without a name',
      'fil',
      Buffer.from([1, 0, 2, 0, 3, 7, 255]),
      'unsupported-type',
      { found: 'binary' },
    ],
    [
      'binary called text',
      'a.txt',
      Buffer.from([1, 0, 2, 0, 3, 7, 255]),
      'type-mismatch',
      { named: 'text', found: 'binary' },
    ],
    ['an encrypted Word file', 'a.docx', ENCRYPTED_WORD, 'file-encrypted', {}],
    ['an encrypted PDF', 'a.pdf', anEncryptedPdf(), 'file-encrypted', {}],
    ['a PDF without pages', 'a.pdf', aPdfWithoutPages(), 'file-without-pages', {}],
    ['a PDF whose pages hold themselves', 'a.pdf', aCyclicPdf(), 'file-damaged', {}],
    [
      'a PDF cut off',
      'a.pdf',
      Buffer.from(aTypstPdf('= Rubrik\nText')).subarray(0, 4_000),
      'file-damaged',
      {},
    ],
    ['a Word file cut off', 'a.docx', aWord().subarray(0, 900), 'file-damaged', {}],
  ])('%s is refused', async (_, filename, bytes, code, data) => {
    expect(await refusalOf(readAs(filename, bytes))).toMatchObject({ code, data });
  });
});

it('believes bytes when the name promises nothing', async () => {
  expect(await readAs('remiss', aTypstPdf('Text'))).toMatchObject({ format: 'pdf' });
  expect(await readAs('REMISS.PDF', aTypstPdf('Text'))).toMatchObject({ format: 'pdf' });
});

it('says that a scanned PDF needs its text recognised', async () => {
  expect(await readAs('a.pdf', aScannedPdf())).toMatchObject({
    needsOcr: true,
    blocks: [],
    pages: 1,
    warnings: [{ code: 'pages-without-text', pages: [1] }],
  });
});

it('gives the same text the same hash, whatever file says it', async () => {
  const [one, two, other] = await Promise.all([
    readAs('a.txt', 'Åtgärder'),
    readAs('b.txt', Buffer.from('Åtgärder', 'latin1')),
    readAs('c.txt', 'Åtgärd'),
  ]);
  expect(one.textSha256).toBe(two.textSha256);
  expect(one.textSha256).not.toBe(other.textSha256);
});

describe('a limit', () => {
  it.each([
    ['fileBytes', 10, 'too-large'],
    ['blocks', 2, 'file-too-complex'],
    ['characters', 20, 'file-too-complex'],
    ['outputBytes', 100, 'file-too-complex'],
  ] as const)('%s is kept and named', async (limit, max, code) => {
    const reading = readAs('a.txt', 'Ett stycke\n\nTvå stycken\n\nTre stycken', { limits: { [limit]: max } });
    expect(await refusalOf(reading)).toMatchObject({ code, data: { limit, max } });
  });

  it('pages is kept and named', async () => {
    const reading = readAs('a.pdf', aTypstPdf('1\n#pagebreak()\n2\n#pagebreak()\n3'), {
      limits: { pages: 2 },
    });
    expect(await refusalOf(reading)).toMatchObject({
      code: 'file-too-complex',
      data: { limit: 'pages', max: 2 },
    });
  });
});

/** Children of this process that read files, by what the system lists. */
const children = (): string[] =>
  readdirSync('/proc').filter((pid) => {
    try {
      const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
      return (
        parent === String(process.pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('child.js')
      );
    } catch {
      // Ended while we looked, or not a process.
      return false;
    }
  });

describe('the child process', () => {
  const large = Buffer.from('Ett stycke text som går vidare.\n\n'.repeat(400_000));

  it('is killed at the wall time limit', async () => {
    expect(
      await refusalOf(readAs('a.pdf', aTypstPdf('Text'), { limits: { wallMilliseconds: 20 } })),
    ).toMatchObject({ code: 'file-took-too-long', data: { max: 20 } });
    expect(children()).toEqual([]);
  });

  it('is killed at the memory limit', async () => {
    const limits = { memoryBytes: 60 * 1024 * 1024, blocks: 10_000_000 };
    expect(await refusalOf(readAs('a.txt', large, { limits }))).toMatchObject({
      code: 'file-too-complex',
      data: { limit: 'memoryBytes', max: limits.memoryBytes },
    });
    expect(children()).toEqual([]);
  });

  it('is killed on abort, with the reason of the one who aborts', async () => {
    const abort = new AbortController();
    const reading = readAs('a.txt', large, { signal: abort.signal, limits: { blocks: 10_000_000 } });
    setTimeout(() => abort.abort(new Error('ångrat')), 100);
    await expect(reading).rejects.toThrow('ångrat');
    expect(children()).toEqual([]);
  });

  it('ends a PDF bomb at one of its limits', async () => {
    const show = 'BT /F 1 Tf (åäöåäöåäöåäö) Tj ET '.repeat(20_000);
    const form = (next: number): string =>
      stream(
        `/X Do `.repeat(40),
        `/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X ${next} 0 R >> >>`,
      );
    const bomb = aHandWrittenPdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>',
      stream('/X Do'),
      form(6),
      form(7),
      form(8),
      stream(show, '/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /Font << /F 9 0 R >> >>'),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ]);
    const refusal = await refusalOf(readAs('a.pdf', bomb, { limits: { wallMilliseconds: 2_000 } }));
    expect(['file-took-too-long', 'file-too-complex']).toContain(refusal.code);
    expect(children()).toEqual([]);
  });
});
