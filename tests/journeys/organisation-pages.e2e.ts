// Every page of administrators, and what opens on them, checked by axe in both themes.
import { openOwnPage } from './administering';
import { openBrowser, type PersonBrowser } from './chromium';
import { signInAs } from './people';
import { startProduct, type Product } from './product';
import { expectClean } from './reviewing';

let product: Product;
let ada: PersonBrowser;
beforeAll(async () => {
  product = await startProduct();
  ada = await openBrowser();
  await signInAs(ada.page, product.url, 'Ada Kvarnlöv');
  await ada.page.goto(`${product.url}/organisation/personer`);
}, 180_000);
afterAll(async () => {
  await ada?.close();
  await product?.end();
});

/** Name in the navigation, heading of the page, and the buttons that open a dialog there. */
const PAGES = [
  ['Uppgifter', 'Organisationens uppgifter', []],
  ['Fraser', 'Fraser', ['Ny fras']],
  ['Beslutsorgan och möten', 'Beslutsorgan och möten', []],
  ['Inloggning', 'Inloggning', ['Lägg till inloggningstjänst']],
  ['Kopplingar', 'Kopplingar', ['Lägg till system…']],
  ['Gallring', 'Gallring', []],
  ['Logg', 'Logg', []],
  ['Personer', 'Personer', ['Bjud in…']],
] as const;

test.each(PAGES)('%s', async (name, heading, buttons) => {
  const { page } = ada;
  await openOwnPage(page, name, heading);
  await page.getByText('Hämtar…').first().waitFor({ state: 'detached' });
  await expectClean(page, name, { all: true });
  for (const button of buttons) {
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('dialog').waitFor();
    await expectClean(page, `${name}: ${button}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
});

test('going back in the browser from what is not saved', async () => {
  const { page } = ada;
  await openOwnPage(page, 'Uppgifter', 'Organisationens uppgifter');
  const name = page.getByLabel('Organisationens namn');
  const before = await name.inputValue();
  await name.fill('Något annat');
  const question = page.getByRole('dialog', { name: 'Något är inte sparat' });
  await page.evaluate(() => history.back());
  await question.waitFor();
  await expectClean(page, 'going back');
  // The keys go to the question, and with Escape back to where one was.
  expect(await page.evaluate(() => document.querySelector('[role=dialog]')?.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  expect(await name.inputValue()).toBe('Något annat');
  await name.evaluate((field) => (field === document.activeElement ? true : Promise.reject(new Error('The field has lost the focus'))));
  await page.evaluate(() => history.back());
  await question.getByRole('button', { name: 'Lämna ändå' }).click();
  await page.getByRole('heading', { level: 1, name: 'Personer' }).waitFor();
  await openOwnPage(page, 'Uppgifter', 'Organisationens uppgifter');
  expect(await page.getByLabel('Organisationens namn').inputValue()).toBe(before);
  // Nothing is unsaved: nothing is asked.
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Personer' }).waitFor();
  expect(await question.count()).toBe(0);
});
