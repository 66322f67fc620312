// Every page and state in both themes, checked by axe; narrow pages do not scroll sideways; no console error.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { openBrowser, type PersonBrowser } from './chromium';
import { openDemoResponse, openPanel, signInAs } from './people';
import { startProduct, type Product } from './product';

let product: Product;
let person: PersonBrowser;
const complaints: string[] = [];

beforeAll(async () => {
  product = await startProduct();
  person = await openBrowser();
  person.page.on('console', (message) => {
    // A page that asks who is signed in before anybody is gets 401 for an answer, which the browser prints.
    const isExpected = /401 \(Unauthorized\)|404 \(Not Found\)/.test(message.text());
    if (message.type() === 'error' && !isExpected) complaints.push(message.text());
  });
  person.page.on('pageerror', (error) => complaints.push(String(error)));
});
afterAll(async () => {
  await person?.close();
  await product?.end();
});

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const check = async (page: Page, builder = new AxeBuilder({ page }).withTags(TAGS)) => {
  const { violations } = await builder.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
};

/** What has come about, without the long text beside it, which has been looked at. */
const within = (page: Page, ...places: readonly string[]) => places.reduce((builder, place) => builder.include(place), new AxeBuilder({ page }).withTags(TAGS));

/** A theme changes nothing but colours: in the dark they alone are looked at. */
const inBothThemes = async (page: Page) => {
  await page.waitForTimeout(300);
  await check(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForTimeout(300);
  await check(page, new AxeBuilder({ page }).withRules(['color-contrast']));
  await page.emulateMedia({ colorScheme: 'light' });
};

const doesNotScrollSideways = async (page: Page) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.waitForTimeout(300);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  await check(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(width).toBeLessThanOrEqual(360);
};

test('signing in, also after a wrong password', async () => {
  const { page } = person;
  await page.goto(product.url);
  await page.getByRole('button', { name: /Anna Lindmyr/ }).waitFor();
  await inBothThemes(page);
  await doesNotScrollSideways(page);
  await page.getByRole('textbox', { name: 'E-postadress' }).fill('anna@medtek.example');
  await page.getByRole('textbox', { name: 'Lösenord' }).fill('fel lösenord');
  await page.getByRole('button', { name: 'Logga in', exact: true }).click();
  await page.getByText('E-postadressen eller lösenordet stämmer inte.').waitFor();
  await check(page);
});

test('the register, the form and one consultation', async () => {
  const { page } = person;
  await signInAs(page, product.url, 'Anna Lindmyr');
  await inBothThemes(page);
  await doesNotScrollSideways(page);
  await page.getByRole('link', { name: 'Registrera en remiss' }).click();
  await page.getByRole('heading', { name: 'Registrera en remiss' }).waitFor();
  await page.getByRole('button', { name: 'Registrera remissen' }).click();
  await inBothThemes(page);
  await doesNotScrollSideways(page);
  await page.goto(product.url);
  await page.getByRole('link', { name: /^Remiss: Life science-strategi/ }).first().click();
  await page.getByRole('heading', { name: 'Dokument', exact: true }).waitFor();
  await inBothThemes(page);
  await doesNotScrollSideways(page);
});

test('a source, and a place that is not there', async () => {
  const { page } = person;
  await page.getByRole('link', { name: /^Läs Life science-strategi/ }).click();
  await page.getByRole('heading', { name: 'Förord' }).first().waitFor();
  await inBothThemes(page);
  await doesNotScrollSideways(page);
  await page.goto(`${product.url}/svar/00000000-0000-4000-8000-000000000000`);
  await page.getByText(/finns inte/).first().waitFor();
  await check(page);
});

test('the response with each of its panels, for an author and for a reviewer', async () => {
  const { page } = person;
  await page.goto(product.url);
  await openDemoResponse(page);
  await inBothThemes(page);
  for (const panel of ['Ställningstagande', /Källhänvisningar/, 'Kontroll']) {
    await openPanel(page, panel);
    await check(page, within(page, '[role=tablist]', '[role=tabpanel]'));
  }
  await page.getByRole('button', { name: 'Ta ut' }).click();
  await page.getByRole('menuitem', { name: 'Word (.docx)' }).waitFor();
  await check(page, within(page, '[role=menu]'));
  await page.keyboard.press('Escape');
  await doesNotScrollSideways(page);
  await person.context.clearCookies();
  await signInAs(page, product.url, 'Rut Almvinge');
  await openDemoResponse(page);
  await inBothThemes(page);
});

test('an empty register', async () => {
  await person.context.clearCookies();
  await signInAs(person.page, product.url, 'Pia Tallbäcker');
  await inBothThemes(person.page);
});

test('no page has complained in the console', () => {
  expect(complaints).toEqual([]);
});
