// Recognising text in pictures of pages: what comes of a scanned strategy where tesseract is installed, and what is said where it is not.
import { inFile, outline, readAs } from '../testing/files';
import { aTypstPdf } from '../testing/pdf';
import { aPdfOfPages, aScanOf, picturesOf } from '../testing/scan';
import { canRecognise, recognisePage } from './recognise';
import type { RecognisedPage } from './recognise-tsv';

const isInstalled = await canRecognise();
const where = isInstalled ? 'with tesseract installed' : 'without tesseract';

const SENTENCE = 'Regionen samordnar åtgärderna för kollektivtrafiken i hela länet så att fler människor på öarna kan bo kvar och försörja sig där.';
const STRATEGY = `#set text(hyphenate: true)
= Ett hållbart län
${SENTENCE} ${SENTENCE}

Därefter följer målen för hälsodatainfrastrukturen, som beslutas av fullmäktige år 2027. ${SENTENCE}

#pagebreak()
== Vägar och öar
${SENTENCE}

#columns(2)[
#for n in range(9) [Vänstra spalten säger sin sak om vägarna och broarna på öarna. ]

#colbreak()
#for n in range(9) [Högra spalten talar om båtarna och om färjorna mellan öarna. ]
]
`;

const recognised = (pdf: Uint8Array, pages: readonly number[]): Promise<RecognisedPage[]> =>
  inFile(pdf, async (path) => {
    const found: RecognisedPage[] = [];
    for (const page of pages) found.push(await recognisePage(path, page));
    return found;
  });

it(`reads the pages of a scan as it reads those of a printed file, ${where}`, async () => {
  const pdf = await aScanOf(aTypstPdf(STRATEGY, { tagged: false }));
  const before = await readAs('skannad.pdf', pdf);
  expect(before).toMatchObject({ needsOcr: true, blocks: [], warnings: [{ code: 'pages-without-text', pages: [1, 2] }] });
  if (!isInstalled) return void (await expect(recognised(pdf, [1])).rejects.toThrow('ENOENT'));
  const pages = await recognised(pdf, [1, 2]);
  const source = await readAs('skannad.pdf', pdf, { recognised: pages });
  expect(source).toMatchObject({ needsOcr: false, warnings: [{ code: 'recognised-pages', pages: [1, 2] }] });
  expect(outline(source.blocks)).toEqual([
    'heading 1 Ett hållbart län',
    `paragraph ${SENTENCE} ${SENTENCE}`,
    `paragraph Därefter följer målen för hälsodatainfrastrukturen, som beslutas av fullmäktige år 2027. ${SENTENCE}`,
    expect.stringMatching(/^heading [12] Vägar och öar$/),
    `paragraph ${SENTENCE}`,
    `paragraph ${'Vänstra spalten säger sin sak om vägarna och broarna på öarna. '.repeat(9).trim()}`,
    `paragraph ${'Högra spalten talar om båtarna och om färjorna mellan öarna. '.repeat(9).trim()}`,
  ]);
  // Every block knows where its lines stand.
  const line = source.blocks[0]?.fragments[0];
  expect(line).toMatchObject({ page: 1, from: 0, to: 'Ett hållbart län'.length });
  expect(Math.abs((line?.x ?? 0) - 71)).toBeLessThan(3);
});

it(`puts recognised pages among pages of text where they stand, ${where}`, async () => {
  const page = (no: number) => ({ content: `BT /F 12 Tf 60 700 Td (Sidan ${no} har sin egen text, som inte ska tolkas om en gång till,) Tj 0 -15 Td (och den tar slut.) Tj ET` });
  const [picture] = await picturesOf(aTypstPdf('Mitt emellan två sidor av text står det en inskannad sida som ingen har läst förut, \\ och den är kort.'));
  const pdf = aPdfOfPages([page(1), picture ?? page(2), page(3), { content: '' }]);
  expect((await readAs('blandad.pdf', pdf)).warnings).toEqual([{ code: 'pages-without-text', pages: [2, 4] }]);
  if (!isInstalled) return void (await expect(recognised(pdf, [2])).rejects.toThrow('ENOENT'));
  const source = await readAs('blandad.pdf', pdf, { recognised: await recognised(pdf, [2, 4]) });
  expect(source.blocks.map(({ text, pageFrom }) => [pageFrom, text])).toEqual([
    [1, 'Sidan 1 har sin egen text, som inte ska tolkas om en gång till, och den tar slut.'],
    [2, 'Mitt emellan två sidor av text står det en inskannad sida som ingen har läst förut, och den är kort.'],
    [3, 'Sidan 3 har sin egen text, som inte ska tolkas om en gång till, och den tar slut.'],
  ]);
  // The empty page is not offered again.
  expect(source.warnings).toEqual([{ code: 'recognised-pages', pages: [2] }]);
});

it('is not installed where the program cannot be found', async () => {
  expect(await canRecognise({ path: '/nowhere' })).toBe(false);
});

it('ends the program at its limit and when it is not wanted any more', async () => {
  if (!isInstalled) return void expect(await canRecognise()).toBe(false);
  await inFile(await aScanOf(aTypstPdf(STRATEGY, { tagged: false })), async (path) => {
    await expect(recognisePage(path, 1, { limits: { wallMilliseconds: 5 } })).rejects.toMatchObject({ code: 'file-took-too-long' });
    const stop = new AbortController();
    const working = recognisePage(path, 1, { signal: stop.signal });
    stop.abort(new Error('cancelled'));
    await expect(working).rejects.toThrow('cancelled');
  });
});
