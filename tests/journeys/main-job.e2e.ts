// The main job as people do it: register, read, start, write together, cite, read along, take out.
import { createRequire } from 'node:module';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import mammoth from 'mammoth';
import type { Page } from 'playwright-core';
import { tick } from './administering';
import { openBrowser, type PersonBrowser } from './chromium';
import {
  caretAfter,
  eventually,
  expectText,
  openDemoResponse,
  openPanel,
  paintedWords,
  selectInSource,
  signInAs,
  textOf,
  untilSaved,
  wordsOf,
} from './people';
import { startProduct, type Product } from './product';

let product: Product;
let anna: PersonBrowser;
let bo: PersonBrowser;
let rut: PersonBrowser;

beforeAll(async () => {
  product = await startProduct();
  [anna, bo, rut] = await Promise.all([openBrowser(), openBrowser(), openBrowser()]);
});
afterAll(async () => {
  await Promise.all([anna, bo, rut].map((person) => person?.close()));
  await product?.end();
});

const demoFile = (name: string) => path.resolve(import.meta.dirname, '../../apps/server/demo', name);

test('an organisation without consultations is told what to do', async () => {
  await signInAs(rut.page, product.url, 'Pia Tallbäcker');
  await rut.page.getByText('Registrera en remiss').first().waitFor();
  expect(await rut.page.getByRole('row').count()).toBe(0);
  await rut.context.clearCookies();
});

test('Anna sees the register, with days left and the state of the answer', async () => {
  await signInAs(anna.page, product.url, 'Anna Lindmyr');
  const row = anna.page.getByRole('row', { name: /Life science-strategi/ });
  expect(await row.innerText()).toMatch(/RS 2026-00417[\s\S]*Region Norrsjö och Region Västerålen[\s\S]*15 december 2026[\s\S]*\d+ dag/);
  await anna.page.getByRole('row', { name: /testmiljöer/ }).getByText(/försenad/).waitFor();
});

test('she registers a consultation with PDF, Word, web page and plain text, and each becomes readable', async () => {
  const { page } = anna;
  const strategy = await originalOf(page, 'Life science-strategi för Norrsjö–Västerålen 2027–2033');
  const letter = await originalOf(page, 'Missiv: Life science-strategi för Norrsjö–Västerålen');
  await page.getByRole('link', { name: 'Registrera en remiss' }).click();
  await page.getByRole('textbox', { name: 'Remissens titel' }).fill('Remiss: Prövostrategi för Norrsjö');
  await page.getByRole('textbox', { name: 'Avsändare 1' }).fill('Region Norrsjö');
  await page.getByRole('textbox', { name: /diarienummer/ }).fill('RS 2026-00999');
  await page.getByRole('textbox', { name: 'Svara senast' }).fill('2027-02-01');
  await page.locator('input[type=file]').first().setInputFiles([
    { name: 'strategi.pdf', mimeType: 'application/pdf', buffer: strategy },
    { name: 'missiv.docx', mimeType: 'application/octet-stream', buffer: letter },
    { name: 'bilaga nyhet.html', mimeType: 'text/html', buffer: await readFile(demoFile('nyhet.html')) },
    { name: 'bilaga svar.txt', mimeType: 'text/plain', buffer: await readFile(demoFile('remissvar-2021.txt')) },
  ]);
  await page.getByRole('button', { name: 'Registrera remissen' }).click();
  await page.getByRole('heading', { name: 'Remiss: Prövostrategi för Norrsjö', level: 1 }).waitFor();
  await eventually(async () => expect(await page.getByText('Klart att läsa').count()).toBe(4), 60_000);
  await page.getByRole('link', { name: /^Läs Life science-strategi/ }).click();
  await page.getByRole('heading', { name: /4\.3\s+Ett gemensamt centrum för hälsodata/ }).first().waitFor();
  expect(await page.locator('main table th').count()).toBeGreaterThan(5);
  await page.goBack();
});

test('she starts the response, whose outline mirrors the strategy, and takes a position on a section', async () => {
  const { page } = anna;
  await page.goto(product.url);
  await page.getByRole('link', { name: 'Remiss: Prövostrategi för Norrsjö', exact: true }).click();
  await page.getByRole('button', { name: 'Starta svar' }).click();
  const text = await textOf(page);
  await text.getByRole('heading', { name: /4\.3 Ett gemensamt centrum/ }).waitFor();
  const outline = page.getByRole('navigation', { name: 'Disposition' });
  await outline.getByRole('button', { name: /^4\.3/ }).click();
  const panel = await openPanel(page, 'Ställningstagande');
  await tick(panel.getByRole('radio', { name: 'Svara' }));
  await panel.getByRole('combobox').first().selectOption('opposes_as_drafted');
  await panel.getByText(/Minst ett yrkande/).first().waitFor();
  await eventually(async () => expect(await outline.getByRole('button', { name: /^4\.3/ }).innerText()).toContain('Avstyrker i nuvarande utformning'));
  await untilSaved(page);
  // The register shows what is derived a moment after the text is saved.
  await eventually(async () => {
    await page.goto(product.url);
    await page.getByRole('row', { name: /Prövostrategi/ }).waitFor();
    expect(await page.getByRole('row', { name: /Prövostrategi/ }).innerText()).toContain('1 besvaras');
  });
});

test('Anna and Bo write in the same paragraph and see each other', async () => {
  await anna.page.goto(product.url);
  await openDemoResponse(anna.page);
  await signInAs(bo.page, product.url, 'Bo Strandhagen');
  await openDemoResponse(bo.page);
  await caretAfter(anna.page, 'medan övriga parter står bakom svaret');
  await caretAfter(bo.page, 'Våra villkor gäller följande');
  await anna.page.locator('[data-caret] [data-name^="Bo Strandhagen"]').first().waitFor({ state: 'attached' });
  await caretAfter(bo.page, 'medan övriga parter står bakom svaret');
  const before = (await wordsOf(anna.page)).find((words) => words.startsWith('Branschföreningen Medtek')) ?? '';
  await Promise.all([
    anna.page.keyboard.type(' Anna skriver åäö.', { delay: 15 }),
    bo.page.keyboard.type(' Bo skriver också.', { delay: 15 }),
  ]);
  await eventually(async () => {
    const [hers, his] = await Promise.all([wordsOf(anna.page), wordsOf(bo.page)]);
    expect(hers).toEqual(his);
    const together = hers.find((words) => words.startsWith('Branschföreningen Medtek')) ?? '';
    // Both wrote at the same place: their letters may be mixed, but each of them is there once.
    expect([...together].sort().join('')).toBe([...`${before} Anna skriver åäö. Bo skriver också.`].sort().join(''));
  });
  await Promise.all([untilSaved(anna.page), untilSaved(bo.page)]);
});

const eventuallyBox = async (page: Page) => {
  let box: { x: number; y: number; width: number; height: number } | null = null;
  await eventually(async () => {
    box = await page.evaluate(() => document.querySelector('[data-caret]')?.getBoundingClientRect().toJSON() ?? null);
    expect(box).not.toBeNull();
  });
  if (!box) throw new Error('The caret is nowhere.');
  return box as { x: number; y: number; width: number; height: number }; // assigned in the claim
};

test('Bo writes where he clicks, on the caret of Anna or just beside it', async () => {
  await caretAfter(anna.page, 'medan övriga parter står bakom svaret');
  await anna.page.keyboard.press('End');
  for (let step = 0; step < 6; step++) await anna.page.keyboard.press('ArrowLeft');
  await bo.page.locator('p', { hasText: 'medan övriga parter står bakom svaret' }).first().scrollIntoViewIfNeeded();
  for (const [at, aside] of [-5, 0, 5].entries()) {
    // Drawn anew whenever it or the words around it change.
    const box = await eventuallyBox(bo.page);
    await bo.page.mouse.click(box.x + box.width / 2 + aside, box.y + box.height / 2);
    await bo.page.keyboard.type(`§${at}x`);
    await bo.page.keyboard.press('Backspace');
    await expectText(anna.page, `§${at}`);
    expect((await wordsOf(bo.page)).join('\n')).not.toContain(`§${at}x`);
  }
  await untilSaved(bo.page);
});

test('Anna cites a passage; the chip leads back to exactly its words, and Back to the caret', async () => {
  const { page } = anna;
  const words = 'Det första är skalan.';
  await caretAfter(page, 'Våra villkor gäller följande');
  await selectInSource(page, words);
  await page.keyboard.press('Control+Alt+c');
  const paragraph = page.getByRole('textbox', { name: 'Remissvarets text' }).locator('p', { hasText: 'Våra villkor gäller följande' });
  const chip = paragraph.getByRole('button', { name: /Hänvisning: .*avsn\. 1\.1/ });
  await chip.waitFor();
  await chip.hover();
  await page.getByText(`”${words}”`).waitFor();
  await chip.click();
  await eventually(async () => expect(await paintedWords(page)).toBe(words));
  await page.getByRole('button', { name: 'Tillbaka till texten' }).click();
  await eventually(async () =>
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('textbox'),
  );
  await openPanel(page, /Källhänvisningar \(43\)/);
  await untilSaved(page);
  // Undo takes the chip away, redo brings the same citation back.
  const id = await chip.getAttribute('data-citation-id');
  await caretAfter(page, 'Våra villkor gäller följande');
  await page.keyboard.press('Control+z');
  await chip.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+y');
  await chip.waitFor();
  expect(await chip.getAttribute('data-citation-id')).toBe(id);
});

test('the source says who cites the passage', async () => {
  const { page } = bo;
  await eventually(async () => {
    const block = page.locator('[data-ord]', { hasText: 'Det första är skalan.' }).first();
    await block.scrollIntoViewIfNeeded();
    await page.reload();
    await textOf(page);
    const cited = page.locator('[data-ord]', { hasText: 'Det första är skalan.' }).first();
    await cited.scrollIntoViewIfNeeded();
    expect(await cited.locator('xpath=..').getByRole('button', { name: /hänvisning/ }).count()).toBeGreaterThan(0);
  }, 30_000);
});

test('Rut reads along live and cannot write, whatever she presses', async () => {
  await signInAs(rut.page, product.url, 'Rut Almvinge');
  const text = await openDemoResponse(rut.page);
  await rut.page.getByText(/Du granskar: kommentera och föreslå/).first().waitFor();
  const before = await wordsOf(rut.page);
  await text.locator('p').first().click();
  await rut.page.keyboard.type('Rut skriver');
  expect(await wordsOf(rut.page)).toEqual(before);
  await caretAfter(anna.page, 'Våra villkor gäller följande');
  await anna.page.keyboard.type(' Rut ser detta.');
  await expectText(rut.page, 'Rut ser detta.');
  await anna.page.getByRole('button', { name: /personer är här/ }).waitFor();
});

test('Anna takes the response out as Word and as accessible PDF, and both read back', async () => {
  const docx = await takeOut(anna, 'Word (.docx)');
  expect(docx.name).toBe('Branschföreningen Medtek Norrsjö – remissvar RS 2026-00417.docx');
  const { value: html } = await mammoth.convertToHtml({ buffer: docx.bytes });
  expect(html).toMatch(/<h1>.*Sammanfattning.*<\/h1>/);
  expect(html).toContain('4.3 Ett gemensamt centrum för hälsodata');
  expect(html).toContain('Tillstyrker under förutsättning');
  expect(html).toContain('Rut ser detta.');
  expect(html.match(/id="footnote-\d+"/g)?.length).toBeGreaterThan(30);
  const pdf = await takeOut(anna, 'PDF (tillgänglig)');
  expect(pdf.name).toBe('Branschföreningen Medtek Norrsjö – remissvar RS 2026-00417.pdf');
  const read = await readPdf(pdf.bytes);
  expect(read.isTagged).toBe(true);
  expect(read.language).toMatch(/^sv/);
  expect(read.title).toContain('Life science-strategi');
  expect(read.outline).toContain('Sammanfattning');
  expect(read.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'L', 'Note', 'Table', 'TH']));
  expect(read.text).toContain('Rut ser detta.');
});

/** The bytes of a demo document, fetched as the signed-in person. */
const originalOf = async (page: PersonBrowser['page'], title: string): Promise<Buffer> => {
  const encoded = await page.evaluate(async (wanted) => {
    const { sources } = await (await fetch('/api/sources')).json();
    const source = sources.find((one: { title: string }) => one.title === wanted);
    if (!source) throw new Error(`No source ${wanted} among: ${sources.map((one: { title: string }) => one.title).join('; ')}`);
    const bytes = new Uint8Array(await (await fetch(`/api/sources/${source.id}/versions/1/file`)).arrayBuffer());
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }, title);
  return Buffer.from(encoded, 'latin1');
};

const takeOut = async ({ page }: PersonBrowser, choice: string) => {
  await page.getByRole('button', { name: 'Ta ut' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: choice }).click()]);
  const bytes = await readFile(await download.path());
  if (process.env['KEEP_EXPORTS']) await writeFile(path.join(process.env['KEEP_EXPORTS'], download.suggestedFilename()), bytes);
  return { name: download.suggestedFilename(), bytes };
};

interface StructureNode {
  role?: string;
  children?: StructureNode[];
}

const readPdf = async (bytes: Buffer) => {
  const pdfjs = await import(createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.mjs'));
  const document = await pdfjs.getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 }).promise;
  const metadata = await document.getMetadata();
  const roles = new Set<string>();
  const collect = (node: StructureNode | null) => {
    if (node?.role) roles.add(node.role);
    node?.children?.forEach(collect);
  };
  let text = '';
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    collect(await page.getStructTree());
    text += (await page.getTextContent()).items.map((item: { str?: string; hasEOL?: boolean }) => (item.str ?? '') + (item.hasEOL ? ' ' : '')).join('');
  }
  const outline = (await document.getOutline())?.map((item: { title: string }) => item.title) ?? [];
  const mark = await document.getMarkInfo();
  return {
    isTagged: mark?.Marked === true,
    language: String(metadata.info.Language ?? ''),
    title: String(metadata.info.Title ?? ''),
    outline,
    roles: [...roles],
    text: text.replace(/\s+/g, ' '),
  };
};
