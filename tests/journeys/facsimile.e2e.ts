// The pages of a source as they look: the picture first, PDF.js under the server's content rules after it, and citing from them.
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openBrowser, type PersonBrowser } from './chromium';
import { eventually, openDemoResponse, signInAs } from './people';
import { startProduct, type Product } from './product';

let product: Product;
let anna: PersonBrowser;
const complaints: string[] = [];

beforeAll(async () => {
  product = await startProduct();
  anna = await openBrowser({ width: 1440, height: 1000 });
  await signInAs(anna.page, product.url, 'Anna Lindmyr');
  await openDemoResponse(anna.page);
  anna.page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security|TrustedHTML|TrustedScript/.test(message.text())) complaints.push(message.text());
  });
  anna.page.on('pageerror', (error) => complaints.push(String(error)));
});
afterAll(async () => {
  await anna?.close();
  await product?.end();
});

const sheets = (page: Page) => page.getByRole('region', { name: 'Sidorna som de ser ut' });

/** Where some words stand in the window by where their line stands on the page: the middle of a line's first and of its last word. */
const lineOnPage = async (page: Page, wanted: { readonly page: number; readonly words: string }) => {
  return page.evaluate(async ({ no, words }) => {
    const image = document.querySelector<HTMLImageElement>('img[alt^="Bild av sidan"]');
    const base = image?.src.replace(/\/pages\/.*/, '') ?? '';
    const { blocks } = (await (await fetch(`${base}/blocks`)).json()) as { blocks: { ord: number; text: string }[] };
    const { lines } = (await (await fetch(`${base}/pages/${no}/lines`)).json()) as { lines: { ord: number; x: number; y: number; width: number; height: number; from: number; to: number }[] };
    const { pages } = (await (await fetch(`${base}/pages`)).json()) as { pages: { width: number }[] };
    const line = lines.find(({ ord, from, to }) => blocks[ord]?.text.slice(from, to).includes(words)) ?? lines.find(({ width }) => width > 300);
    const rect = [...document.querySelectorAll<HTMLImageElement>('img[alt^="Bild av sidan"]')].find(({ src }) => src.includes(`/pages/${no}/`))?.getBoundingClientRect();
    if (!line || !rect) throw new Error('no such line');
    const scale = rect.width / (pages[no - 1]?.width ?? 1);
    return {
      text: blocks[line.ord]?.text.slice(line.from, line.to) ?? '',
      left: rect.left + (line.x + 8) * scale,
      right: rect.left + (line.x + line.width - 8) * scale,
      middle: rect.top + (line.y + line.height / 2) * scale,
    };
  }, { no: wanted.page, words: wanted.words });
};

test('the picture of the page stands there at once, and PDF.js draws over it', async () => {
  const { page } = anna;
  await page.getByRole('button', { name: 'Faksimil' }).click();
  const picture = sheets(page).getByRole('img', { name: /^Bild av sidan/ }).first();
  await picture.waitFor();
  await eventually(async () => expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(300)); // it is one
  await sheets(page).locator('canvas:not([hidden])').first().waitFor();
  // Drawn, and not an empty sheet.
  const ink = await sheets(page).locator('canvas:not([hidden])').first().evaluate((element) => {
    const canvas = element as HTMLCanvasElement; // it is one
    const points = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let dark = 0;
    for (let at = 0; at < points.length; at += 4) if ((points[at] ?? 255) < 100 && points[at + 3] === 255) dark += 1;
    return dark / (points.length / 4);
  });
  expect(ink).toBeGreaterThan(0.003);
  expect(complaints).toEqual([]);
});

test('words are selected by where they stand, and cited', async () => {
  const { page } = anna;
  await page.getByRole('button', { name: 'Nästa sida' }).click();
  await page.getByRole('button', { name: 'Nästa sida' }).click();
  await eventually(async () => expect(await sheets(page).locator('img[src*="/pages/3/"]').count()).toBe(1));
  const line = await eventuallyLine(page);
  const chips = await page.locator('[data-citation-id]').count();
  await page.mouse.move(line.left, line.middle);
  await page.mouse.down();
  await page.mouse.move(line.right, line.middle, { steps: 6 });
  await page.mouse.up();
  const tools = page.getByRole('toolbar', { name: 'Det markerade stället' });
  await tools.getByRole('button', { name: 'Citera' }).click();
  await eventually(async () => expect(await page.locator('[data-citation-id]').count()).toBe(chips + 1));
  await tools.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

const eventuallyLine = async (page: Page) => {
  let line = await lineOnPage(page, { page: 3, words: '—' }).catch(() => null);
  await eventually(async () => {
    line = await lineOnPage(page, { page: 3, words: '—' });
    expect(line.middle).toBeLessThan(980);
  });
  if (!line) throw new Error('no line');
  return line;
};

test('the reading view is one press away, and a citation opens on its page', async () => {
  const { page } = anna;
  await page.getByRole('button', { name: 'Läs sidan i läsvyn' }).click();
  await page.getByRole('region', { name: 'Dokumentets text' }).waitFor();
  await page.getByRole('button', { name: 'Faksimil' }).click();
  await page.locator('[data-citation-id]').first().click();
  await sheets(page).locator('svg rect').first().waitFor({ state: 'attached' });
  expect(complaints).toEqual([]);
});
