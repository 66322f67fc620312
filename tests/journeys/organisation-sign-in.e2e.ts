// A second step that an organisation asks for: set up, used in every way, lost and got around by nobody; and windows that are closed from afar.
import type { Page } from 'playwright-core';
import { chooseInPersonMenu, DEMO_PASSWORD, localhostOf, openOwnPage, signOut, tick, untilToast, writePassword } from './administering';
import { addPasskeyDevice, codeApp, wrongCode } from './authenticators';
import { openBrowser, type PersonBrowser } from './chromium';
import { openDemoResponse, signInAs } from './people';
import { startProduct, type Product } from './product';
import { expectClean, storyOf, untilFocused } from './reviewing';

const BO = 'Bo Strandhagen';
const EMAIL = 'bo@medtek.example';
const CHOSEN = 'tre lampor lyser över hamnen';

let product: Product;
let url = '';
let ada: PersonBrowser;
let bo: PersonBrowser;
let afar: PersonBrowser;
let secret = '';
let nextCode: () => Promise<string>;
let recovery: string[] = [];
let password = DEMO_PASSWORD;
const part = storyOf(() => [ada, bo, afar].filter(Boolean));

beforeAll(async () => {
  product = await startProduct();
  url = localhostOf(product.url);
  [ada, bo, afar] = [await openBrowser(), await openBrowser(), await openBrowser()];
  await addPasskeyDevice(bo.page);
}, 180_000);
afterAll(async () => {
  await Promise.all([ada, bo, afar].map((person) => person?.close()));
  await product?.end();
});

const codeField = (page: Page) => page.getByRole('textbox', { name: 'Kod från din kodapp' });
const untilSecondStep = (page: Page) => page.getByRole('heading', { name: 'Ett steg till', level: 1 }).waitFor();
const untilIn = (page: Page) => page.getByRole('heading', { name: 'Remisser', level: 1 }).waitFor();

/** Goes to the page of signing in, and through the first step. */
const firstStep = async (page: Page) => {
  await page.goto(`${url}/logga-in`);
  await writePassword(page, EMAIL, password);
  await untilSecondStep(page);
};

part('Ada asks authors for a second step', async () => {
  const { page } = ada;
  await signInAs(page, url, 'Ada Kvarnlöv');
  await chooseInPersonMenu(page, 'Ada Kvarnlöv', 'Organisationen');
  await openOwnPage(page, 'Inloggning');
  await tick(page.getByRole('checkbox', { name: 'Andra steg krävs för författare' }));
  await page.getByRole('button', { name: 'Spara reglerna' }).click();
  await untilToast(page, 'Reglerna är sparade.');
});

part('Bo is led to his account, and has nothing else until the second step is set up', async () => {
  const { page } = bo;
  await page.goto(`${url}/logga-in`);
  await writePassword(page, EMAIL, password);
  await page.getByText('Ställ in ett andra steg först').waitFor();
  expect(new URL(page.url()).pathname).toBe('/konto');
  await page.getByText('Branschföreningen Medtek Norrsjö kräver mer än lösenord av den som har din roll.').waitFor();
  await page.goto(`${url}/arbete`);
  await page.getByText('Ställ in ett andra steg först').waitFor();
  expect(new URL(page.url()).pathname).toBe('/konto');
  expect(await page.evaluate(async () => (await fetch('/api/board')).status)).toBe(403);
  await expectClean(page, 'enrolling', { all: true });
});

part('he sets up a code app with the secret that is shown, and sees recovery codes once', async () => {
  const { page } = bo;
  await page.getByRole('button', { name: 'Ställ in kodapp' }).click();
  await page.getByRole('img', { name: /^Ruta att läsa av med kodappen/ }).waitFor();
  secret = (await page.locator('code').filter({ hasText: /^[A-Z2-7 ]{32,}$/ }).textContent()) ?? '';
  nextCode = codeApp(secret);
  await codeField(page).fill(wrongCode(secret));
  await page.getByRole('button', { name: 'Slutför' }).click();
  await page.getByText('Koden stämmer inte, eller har redan använts.').first().waitFor();
  await codeField(page).fill(await nextCode());
  await page.getByRole('button', { name: 'Slutför' }).click();
  await untilFocused(page.getByRole('heading', { name: 'Spara dina återställningskoder' }));
  recovery = await page.getByRole('list', { name: 'Återställningskoder' }).getByRole('listitem').allTextContents();
  expect(recovery).toHaveLength(10);
  await expectClean(page, 'recovery codes', { all: true });
  await page.getByRole('button', { name: 'Jag har sparat koderna' }).click();
  await page.getByText('Klart, du kan börja arbeta').waitFor();
  await page.getByText('10 koder kvar').waitFor();
  await page.reload();
  await page.getByText('10 koder kvar').waitFor();
  const shown = await page.locator('body').innerText();
  expect(recovery.filter((code) => shown.includes(code))).toEqual([]);
});

part('a code from the app is asked for from now on, and works once', async () => {
  const { page } = bo;
  await signOut(page, BO);
  await firstStep(page);
  await expectClean(page, 'the second step', { all: true });
  await untilFocused(codeField(page));
  const code = await nextCode();
  await codeField(page).fill(code);
  await page.keyboard.press('Enter');
  await untilIn(page);
  await firstStep(afar.page);
  await codeField(afar.page).fill(code);
  await afar.page.keyboard.press('Enter');
  await afar.page.getByText('Koden stämmer inte, eller har redan använts.').first().waitFor();
});

part('a recovery code stands in for the app, once', async () => {
  const { page } = bo;
  await signOut(page, BO);
  const [code = ''] = recovery;
  for (const isSpent of [false, true]) {
    const who = isSpent ? afar.page : page;
    await firstStep(who);
    await who.getByRole('button', { name: 'Använd en återställningskod i stället' }).click();
    await who.getByRole('textbox', { name: 'Återställningskod' }).fill(code.toLowerCase().replaceAll('-', ' '));
    await who.getByRole('button', { name: 'Fortsätt' }).click();
    if (isSpent) await who.getByText('Koden stämmer inte, eller har redan använts.').first().waitFor();
    else await untilIn(who);
  }
  await page.goto(`${url}/konto`);
  await page.getByText('9 koder kvar').waitFor();
});

part('he adds a passkey, and signs in with it alone', async () => {
  const { page } = bo;
  await page.getByRole('button', { name: 'Lägg till en nyckel' }).click();
  await page.getByRole('textbox', { name: 'Nyckelns namn' }).fill('Jobbdatorn');
  await page.getByRole('button', { name: 'Skapa nyckeln' }).click();
  await untilToast(page, 'Nyckeln är tillagd.');
  await page.getByRole('button', { name: 'Ta bort Jobbdatorn' }).waitFor();
  await expectClean(page, 'an account with everything', { all: true });
  await signOut(page, BO);
  await page.getByRole('button', { name: 'Logga in med nyckel' }).click();
  await untilIn(page);
  await page.getByRole('banner').getByRole('button', { name: BO }).waitFor();
});

part('a lost password is chosen anew by the letter, and the second step is asked for all the same', async () => {
  const { page } = bo;
  await signOut(page, BO);
  await page.getByRole('link', { name: 'Glömt lösenordet?' }).click();
  await page.getByRole('textbox', { name: 'E-postadress' }).fill(EMAIL);
  await page.getByRole('button', { name: 'Skicka länken' }).click();
  // No mail goes out from a demo, and the page says where the letter lies.
  await page.getByText('I en demoversion ligger brevet i utkorgen').waitFor();
  await page.getByRole('button', { name: 'Skicka länken' }).waitFor({ state: 'detached' });
  const link = await letterTo(ada.page, 'Välj ett nytt lösenord');
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Nytt lösenord' }).fill(CHOSEN);
  await page.getByRole('button', { name: 'Byt lösenord' }).click();
  await page.getByText('Lösenordet är bytt').waitFor();
  // The same address but for its fragment would be no new page.
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Nytt lösenord' }).fill('ett helt annat lösenord');
  await page.getByRole('button', { name: 'Byt lösenord' }).click();
  await page.getByText('Länken gäller inte längre. Begär en ny.').waitFor();
  await page.goto(`${url}/logga-in`);
  await writePassword(page, EMAIL, password);
  await page.getByText('E-postadressen eller lösenordet stämmer inte.').waitFor();
  password = CHOSEN;
  await firstStep(page);
  await codeField(page).fill(await nextCode());
  await page.keyboard.press('Enter');
  await untilIn(page);
});

/** The link of the newest letter of some name, as the demo's outbox shows it. */
const letterTo = async (page: Page, subject: string): Promise<string> => {
  await page.goto(`${url}/utkorg`);
  const letter = page.getByRole('article').filter({ has: page.getByRole('heading', { name: subject }) }).first();
  await letter.getByText('Visa texten').click();
  return /http:\S+#\S+/.exec(await letter.locator('pre').innerText())?.[0] ?? '';
};

part('signing out from afar closes the response that another window has open', async () => {
  await firstStep(afar.page);
  await codeField(afar.page).fill(await nextCode());
  await afar.page.keyboard.press('Enter');
  await untilIn(afar.page);
  await openDemoResponse(afar.page);
  const { page } = bo;
  await page.goto(`${url}/konto`);
  const sessions = page.getByRole('region', { name: 'Här är du inloggad' });
  await sessions.getByRole('button', { name: /^Avsluta / }).first().click();
  await untilToast(page, 'Inloggningen är avslutad.');
  await afar.page.getByText('Du behöver logga in igen').waitFor();
  expect(new URL(afar.page.url()).searchParams.get('till')).toMatch(/^\/svar\//);
});

part('five wrong codes end the attempt, and the right one comes too late', async () => {
  const { page } = afar;
  await firstStep(page);
  for (let tries = 1; tries <= 5; tries++) {
    await codeField(page).fill(wrongCode(secret));
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().includes('/api/session'));
    await page.keyboard.press('Enter');
    expect((await answered).status()).toBe(401);
    await page.getByText('Koden stämmer inte, eller har redan använts.').first().waitFor();
  }
  await codeField(page).fill(await nextCode());
  await page.keyboard.press('Enter');
  await page.getByText(/För många försök\. Vänta \d+ (?:sekunder|minuter|timmar)/).first().waitFor();
  // The owner of the account is not shut out by it: a passkey opens as before.
  await signOut(bo.page, BO);
  await bo.page.getByRole('button', { name: 'Logga in med nyckel' }).click();
  await untilIn(bo.page);
});
