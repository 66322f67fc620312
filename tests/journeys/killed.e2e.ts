// The server is killed in the middle of typing: both browsers come back by themselves, with every saved word.
import { openBrowser, type PersonBrowser } from './chromium';
import { caretAfter, eventually, openDemoResponse, signInAs, untilSaved, wordsOf } from './people';
import { startProduct, type Product } from './product';

let product: Product;
let anna: PersonBrowser;
let bo: PersonBrowser;

beforeAll(async () => {
  product = await startProduct();
  [anna, bo] = await Promise.all([openBrowser(), openBrowser()]);
  await Promise.all([signInAs(anna.page, product.url, 'Anna Lindmyr'), signInAs(bo.page, product.url, 'Bo Strandhagen')]);
  await Promise.all([openDemoResponse(anna.page), openDemoResponse(bo.page)]);
});
afterAll(async () => {
  await Promise.all([anna, bo].map((person) => person?.close()));
  await product?.end();
});

/** Watches the honest word in the page and keeps the text of each moment it read Sparat. */
const watchSaved = ({ page }: PersonBrowser) =>
  page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seenSaved: seen });
    setInterval(() => {
      // The word that is seen; what a screen reader is told of it may be some seconds old.
      const isSaved = [...document.querySelectorAll('[role=status]')].some((status) => status.previousElementSibling?.textContent?.trim() === 'Sparat');
      if (isSaved) seen.splice(0, seen.length, document.querySelector('[role=textbox]')?.textContent ?? '');
    }, 50);
  });

const lastSaved = ({ page }: Pick<PersonBrowser, 'page'>) =>
  page.evaluate(() => String((window as unknown as { seenSaved: string[] }).seenSaved[0] ?? '')); // set by watchSaved

const numbersIn = (text: string, mark: string) => [...text.matchAll(new RegExp(`${mark}(\\d+)\\.`, 'g'))].map((match) => Number(match[1]));

test('kill -9 while two type', async () => {
  await caretAfter(anna.page, 'medan övriga parter står bakom svaret');
  await caretAfter(bo.page, 'Våra villkor gäller följande');
  await Promise.all([watchSaved(anna), watchSaved(bo)]);
  let isTyping = true;
  let isResting = true;
  const type = async ({ page }: PersonBrowser, mark: string) => {
    for (let number = 0; isTyping; number++) {
      await page.keyboard.type(` ${mark}${number}.`, { delay: 25 });
      // Nothing is called saved while somebody writes without a pause: at first there are some.
      while (isResting && number % 3 === 2 && !(await lastSaved({ page })).includes(`${mark}${number}.`)) await page.waitForTimeout(50);
    }
  };
  const typists = Promise.all([type(anna, 'anna'), type(bo, 'bo')]);
  await eventually(async () => {
    for (const [person, mark] of [[anna, 'anna'], [bo, 'bo']] as const) expect(numbersIn(await lastSaved(person), mark).length).toBeGreaterThan(3);
  }, 60_000);
  isResting = false;
  await new Promise((resolve) => setTimeout(resolve, 400));
  await product.kill();
  const [savedByAnna, savedByBo] = await Promise.all([lastSaved(anna), lastSaved(bo)]);
  // While the server is gone the word is honest, and typing goes on.
  await anna.page.getByText(/ändring(ar)? väntar/).first().waitFor();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await product.start();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  isTyping = false;
  await typists;
  await Promise.all([untilSaved(anna.page), untilSaved(bo.page)]);
  await eventually(async () => expect(await wordsOf(anna.page)).toEqual(await wordsOf(bo.page)));
  const text = (await wordsOf(anna.page)).join('\n');
  expect(numbersIn(text, 'anna')).toEqual(expect.arrayContaining(numbersIn(savedByAnna, 'anna')));
  expect(numbersIn(text, 'bo')).toEqual(expect.arrayContaining(numbersIn(savedByBo, 'bo')));
  // Nothing that was typed meanwhile is missing or there twice.
  for (const mark of ['anna', 'bo']) {
    const numbers = numbersIn(text, mark);
    expect(numbers).toEqual(numbers.map((_, index) => index));
  }
});
