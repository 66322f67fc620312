// The states of review on a telephone, as axe sees them in both themes; nothing scrolls sideways.
import type { Page } from 'playwright-core';
import type { PersonBrowser } from './chromium';
import { openBrowser } from './chromium';
import { signInAs, textOf } from './people';
import { startProduct, type Product } from './product';
import { cardWith, expectClean, reviewList, storyOf, TITLE } from './reviewing';

let product: Product;
let anna: PersonBrowser;
const scene = storyOf(() => [anna]);

beforeAll(async () => {
  product = await startProduct();
  anna = await openBrowser({ width: 390, height: 844 });
  await signInAs(anna.page, product.url, 'Anna Lindmyr');
});
afterAll(async () => {
  await anna?.close();
  await product?.end();
});

const isClean = async (page: Page, state: string, how: { readonly all?: boolean } = {}): Promise<void> => {
  await expectClean(page, `${state}, narrow`, how);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
};

scene('the board, and the response with its review', async () => {
  const { page } = anna;
  await page.getByRole('link', { name: 'Mitt arbete' }).click();
  await page.getByRole('region', { name: 'Mitt', exact: true }).waitFor();
  await isClean(page, 'the board', { all: true });
  await page.getByRole('row', { name: TITLE }).getByRole('link', { name: TITLE }).click();
  await textOf(page);
  await page.getByRole('button', { name: /^Granskning/ }).click();
  await reviewList(page).waitFor();
  await isClean(page, 'the review', { all: true });
});

scene('a suggestion, a thread, settling and the filters', async () => {
  const { page } = anna;
  const thread = cardWith(page, 'Stäm av beloppen').first();
  await thread.locator('[data-row-head]').click();
  await thread.getByRole('button', { name: 'Avgör' }).click();
  await thread.getByRole('form', { name: 'Avgör tråden' }).waitFor();
  await isClean(page, 'settling');
  await page.getByRole('button', { name: /^Urval/ }).click();
  await page.getByRole('group', { name: 'Urval' }).waitFor();
  await isClean(page, 'the filters');
  await page.getByRole('combobox', { name: 'Typ', exact: true }).selectOption('Förslag');
  await page.getByRole('button', { name: /^Urval/ }).click();
  const suggestion = cardWith(page, 'glappet').first();
  await suggestion.locator('[data-row-head]').click();
  await suggestion.getByRole('button', { name: 'Godta', exact: true }).waitFor();
  await isClean(page, 'a suggestion');
});
