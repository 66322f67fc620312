// The pages of signing in, of invitations and accounts, and the public statements: wide and narrow, light and dark, checked by axe; nothing scrolls sideways, nothing is asked of another origin.
import type { Page } from 'playwright-core';
import { NEW_PASSWORD, openOwnPage, tick, untilToast, writePassword } from './administering';
import { codeApp } from './authenticators';
import { openBrowser, type PersonBrowser } from './chromium';
import { eventually, signInAs } from './people';
import { startProduct, type Product } from './product';
import { expectClean, storyOf } from './reviewing';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };

let product: Product;
let ada: PersonBrowser;
let vera: PersonBrowser;
const foreign: string[] = [];
const complaints: string[] = [];
const part = storyOf(() => [ada, vera].filter(Boolean));

beforeAll(async () => {
  product = await startProduct();
  [ada, vera] = [await openBrowser(), await openBrowser()];
  for (const { page } of [ada, vera]) watch(page);
}, 180_000);
afterAll(async () => {
  await Promise.all([ada, vera].map((person) => person?.close()));
  await product?.end();
});

const own = () => new Set([product.url, product.url.replace('127.0.0.1', 'localhost')].map((url) => new URL(url).origin));

/** Notes what is asked of others, and what the browser complains of. */
const watch = (page: Page) => {
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && !own().has(origin.replace(/^ws/, 'http'))) foreign.push(request.url());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // Asking who is signed in before anybody is, and refusals that a page explains, are printed by the browser itself.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
};

/** Wide and narrow, in both themes; narrow does not scroll sideways. */
const check = async (page: Page, state: string) => {
  await expectClean(page, `${state}, wide`, { all: true });
  await page.setViewportSize(NARROW);
  await eventually(async () => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW.width), 5_000);
  await expectClean(page, `${state}, narrow`, { all: true });
  await page.setViewportSize(WIDE);
};

part('the public statements and a lost password', async () => {
  const { page } = vera;
  for (const at of ['/tillganglighet', '/personuppgifter', '/glomt-losenord', '/nytt-losenord', '/nytt-losenord#inte-en-riktig', '/bekrafta-adress', '/inbjudan', '/inbjudan#inte-en-riktig']) {
    await page.goto('about:blank');
    await page.goto(product.url + at);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Hämtar…').waitFor({ state: 'detached' });
    await check(page, at);
  }
});

part('an invitation', async () => {
  await signInAs(ada.page, product.url, 'Ada Kvarnlöv');
  await ada.page.goto(`${product.url}/organisation/inloggning`);
  await tick(ada.page.getByRole('checkbox', { name: 'Andra steg krävs för granskare' }));
  await ada.page.getByRole('button', { name: 'Spara reglerna' }).click();
  await untilToast(ada.page, 'Reglerna är sparade.');
  await openOwnPage(ada.page, 'Personer');
  await ada.page.getByRole('button', { name: 'Bjud in…' }).click();
  await ada.page.getByRole('textbox', { name: 'E-post, rad 1' }).fill('vera@medtek.example');
  await ada.page.getByRole('textbox', { name: 'Namn, rad 1' }).fill('Vera Nystrand');
  await ada.page.getByRole('combobox', { name: 'Roll, rad 1' }).selectOption({ label: 'Granskare' });
  await ada.page.getByRole('button', { name: 'Bjud in en person' }).click();
  const link = await ada.page.getByRole('textbox', { name: 'Länk till vera@medtek.example' }).inputValue();
  const { page } = vera;
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByRole('heading', { name: 'Skapa ditt konto' }).waitFor();
  await check(page, 'an invitation');
  await page.getByRole('button', { name: 'Skapa konto och tacka ja' }).click();
  await check(page, 'an invitation without a password');
  await page.getByRole('textbox', { name: 'Lösenord' }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Skapa konto och tacka ja' }).click();
});

part('the account: setting up a second step, and all of it', async () => {
  const { page } = vera;
  await page.getByText('Ställ in ett andra steg först').waitFor();
  await check(page, 'an account that is being set up');
  await page.getByRole('button', { name: 'Ställ in kodapp' }).click();
  const secret = (await page.locator('code').filter({ hasText: /^[A-Z2-7 ]{32,}$/ }).textContent()) ?? '';
  await check(page, 'a code app');
  const nextCode = codeApp(secret);
  await page.getByRole('textbox', { name: 'Kod från din kodapp' }).fill(await nextCode());
  await page.getByRole('button', { name: 'Slutför' }).click();
  await page.getByRole('heading', { name: 'Spara dina återställningskoder' }).waitFor();
  await check(page, 'recovery codes');
  await page.getByRole('button', { name: 'Jag har sparat koderna' }).click();
  await page.getByRole('heading', { name: 'Mina uppgifter' }).waitFor();
  await check(page, 'an account');
  await page.getByRole('button', { name: 'Ta bort mig…' }).click();
  await page.getByRole('heading', { name: 'Det här tas bort' }).waitFor();
  await check(page, 'being erased');
  await page.keyboard.press('Escape');
});

part('signing in, step by step', async () => {
  const { page, context } = vera;
  await context.clearCookies();
  await page.goto(`${product.url}/logga-in?orsak=utloggad`);
  await page.getByText('Du behöver logga in igen').waitFor();
  await check(page, 'signing in');
  await writePassword(page, 'vera@medtek.example', 'fel lösenord här');
  await page.getByText('E-postadressen eller lösenordet stämmer inte.').waitFor();
  await check(page, 'a wrong password');
  await writePassword(page, 'vera@medtek.example', NEW_PASSWORD);
  await page.getByRole('heading', { name: 'Ett steg till', level: 1 }).waitFor();
  await check(page, 'the second step');
  await page.getByRole('textbox', { name: 'Kod från din kodapp' }).fill('12');
  await page.keyboard.press('Enter');
  await page.getByText('Koden ska ha sex siffror.').waitFor();
  await check(page, 'a code that is none');
  await page.getByRole('button', { name: 'Använd en återställningskod i stället' }).click();
  await page.getByRole('textbox', { name: 'Återställningskod' }).waitFor();
  await check(page, 'a recovery code');
});

part('nothing was asked of another origin, and nothing was complained of', async () => {
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});
