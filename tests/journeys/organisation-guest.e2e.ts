// A guest of one section: invited with a last day, writing inside, stopped outside, shown nothing else, and out within two seconds.
import type { Locator, Page } from 'playwright-core';
import { joinByLink, tick, untilWritable } from './administering';
import { openBrowser, type PersonBrowser } from './chromium';
import { caretAfter, eventually, expectText, openDemoResponse, signInAs, textOf, untilSaved, wordsOf } from './people';
import { startProduct, type Product } from './product';
import { expectClean, listenTo, storyOf, textBox, untilTold } from './reviewing';

const SECTION = '1.1 Varför en gemensam life science-strategi?';
const INSIDE = 'Skälen för ett gemensamt arbete är övertygande.';
const OUTSIDE = 'Våra villkor gäller följande:';
/** An internal comment of the organisation's, and what else stands in its register. */
const INTERNAL = 'Det här säger vi bara till varandra, Rut.';
const ELSEWHERE = ['Halvtidsöversyn av programmet', 'Riktlinjer för patienters medverkan', 'Ändrade avgifter för regionens testmiljöer'];

let product: Product;
let anna: PersonBrowser;
let gina: PersonBrowser | null = null;
let heard: () => Promise<string> = () => Promise.resolve('');
let address = '';
let link = '';
const part = storyOf(() => [anna, gina].filter((person) => person !== null));

beforeAll(async () => {
  product = await startProduct();
  anna = await openBrowser();
  await signInAs(anna.page, product.url, 'Anna Lindmyr');
  await openDemoResponse(anna.page);
  address = new URL(anna.page.url()).pathname;
}, 180_000);
afterAll(async () => {
  await Promise.all([anna, gina].map((person) => person?.close()));
  await product?.end();
});

const hers = (): Page => {
  if (!gina) throw new Error('The guest is not here.');
  return gina.page;
};

/** Asks the interface as whoever's page it is. */
const statusOf = (page: Page, at: string): Promise<number> => page.evaluate(async (address) => (await fetch(address)).status, at);

const openSharing = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: 'Mer', exact: true }).or(page.getByRole('button', { name: 'Mer om remissvaret' })).first().click();
  await page.getByRole('menuitem', { name: 'Dela…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Dela svaret' });
  await dialog.getByRole('heading', { name: 'Bjud in en gäst' }).waitFor();
  return dialog;
};

part('Anna says something to her own, and invites a guest for one section with a last day', async () => {
  const { page } = anna;
  const written = await page.evaluate(
    async ([at, text]) => {
      const body = JSON.stringify({ visibility: 'organisation', target: null, comment: { text, mentions: [] } });
      return (await fetch(`/api/responses/${at}/threads`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status;
    },
    [address.split('/').at(-1) ?? '', INTERNAL] as const,
  );
  expect(written).toBe(201);
  const dialog = await openSharing(page);
  await dialog.getByRole('button', { name: 'Bjud in gästen' }).click();
  await dialog.getByText('Skriv en e-postadress, till exempel namn@exempel.se.').waitFor();
  await dialog.getByRole('textbox', { name: 'E-postadress' }).fill('gina@expertradet.example');
  await dialog.getByRole('textbox', { name: 'Namn', exact: true }).fill('Gina Granholm');
  await dialog.getByRole('textbox', { name: 'Gästens organisation' }).fill('Expertrådet i Exempelby');
  await tick(dialog.getByRole('radio', { name: 'Medförfattare' }));
  await tick(dialog.getByRole('radio', { name: 'I valda avsnitt' }));
  await tick(dialog.getByRole('checkbox', { name: SECTION }));
  await dialog.getByRole('textbox', { name: 'Sista dag' }).fill('2099-12-31');
  await expectClean(page, 'inviting a guest');
  await dialog.getByRole('button', { name: 'Bjud in gästen' }).click();
  link = await dialog.getByRole('textbox', { name: 'Länk till gina@expertradet.example' }).inputValue();
  const waiting = dialog.getByRole('list', { name: 'Inbjudningar som väntar' }).getByRole('listitem').filter({ hasText: 'gina@expertradet.example' });
  await waiting.getByText(/till och med .*2099/).waitFor();
  await dialog.getByRole('button', { name: 'Stäng' }).first().click();
});

part('she accepts as somebody new, and lands at the response', async () => {
  const browser = await openBrowser();
  await browser.page.goto(link);
  await browser.page.getByText('Inbjudan är till').waitFor();
  await browser.page.getByText('31 december 2099').waitFor();
  await expectClean(browser.page, 'the invitation', { all: true });
  await browser.close();
  gina = await joinByLink(link, 'Branschföreningen Medtek Norrsjö bjuder in dig till ett svar');
  heard = listenTo(gina.page);
  await textOf(gina.page);
  expect(new URL(gina.page.url()).pathname).toBe(address);
  await gina.page.getByText(/Du är gäst från Expertrådet i Exempelby/).first().waitFor();
  // The last day stands in what the line opens to.
  await gina.page.getByText(/till och med 31 december 2099/).first().waitFor({ state: 'attached' });
  await expectClean(gina.page, 'a response as a guest', { all: true });
});

part('what she writes inside is seen by Anna at once, and saved', async () => {
  const page = hers();
  await caretAfter(page, INSIDE);
  await page.keyboard.insertText(' Det säger också Expertrådet.');
  await expectText(anna.page, 'Det säger också Expertrådet.');
  await untilSaved(page);
  await page.reload();
  await textOf(page);
  await expectText(page, 'Det säger också Expertrådet.');
});

part('outside she is stopped with words, and nothing is changed', async () => {
  const page = hers();
  const before = await wordsOf(anna.page);
  await caretAfter(page, OUTSIDE);
  await page.keyboard.type('inte här');
  await untilTold(page, 'Du är inbjuden att skriva i andra avsnitt än det här. Ingenting ändrades.');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+b');
  // What she writes inside afterwards comes through: nothing is held up behind what was stopped.
  await caretAfter(page, INSIDE);
  await page.keyboard.insertText(' Tack.');
  await expectText(anna.page, 'Det säger också Expertrådet. Tack.');
  expect((await wordsOf(anna.page)).join('\n')).toBe(before.join('\n').replace('Expertrådet.', 'Expertrådet. Tack.'));
  expect((await wordsOf(page)).join('\n')).not.toContain('inte här');
});

part('she hears of no internal comment, no register and no other response', async () => {
  const page = hers();
  const others = await anna.page.evaluate(async () => JSON.stringify(await (await fetch('/api/consultations')).json()));
  const responses = [...others.matchAll(/"response":\{"id":"([\w-]{36})"/g)].map(([, id]) => id ?? '').filter((id) => !address.endsWith(id));
  expect(responses.length).toBeGreaterThan(0);
  for (const id of responses) expect(await statusOf(page, `/api/responses/${id}`)).toBe(404);
  await page.getByRole('tab', { name: /^Granskning/ }).or(page.getByRole('button', { name: /^Granskning/ })).first().click();
  await page.getByRole('tabpanel', { name: /^Granskning/ }).waitFor();
  const seen: string[] = [];
  for (const at of ['/', '/arbete']) {
    await page.goto(`${new URL(page.url()).origin}${at}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await eventually(async () => expect(await page.getByRole('main').innerText()).not.toContain('Hämtar…'));
    seen.push(await page.getByRole('main').innerText());
  }
  const all = [await heard(), ...seen].join('\n');
  // Not the words themselves: what was heard is megabytes, which nobody wants to read in a failure.
  expect([INTERNAL, ...ELSEWHERE].filter((words) => all.includes(words))).toEqual([]);
  expect(seen[1]).toContain('Life science-strategi');
});

part('taken out while she writes, she is told within two seconds, and is out', async () => {
  const page = hers();
  await page.goto(`${new URL(page.url()).origin}${address}`);
  await textOf(page);
  await caretAfter(page, INSIDE);
  await page.keyboard.insertText(' Ännu ett ord.');
  await expectText(anna.page, 'Ännu ett ord.');
  const dialog = await openSharing(anna.page);
  await dialog.getByRole('button', { name: 'Ta bort Gina Granholm' }).click();
  await dialog.getByText('Ta bort Gina Granholm ur svaret?').waitFor();
  const typing = keepTyping(page);
  const told = page.getByText('Du har inte längre tillgång till remissvaret.').first().waitFor({ timeout: 30_000 }).then(() => Date.now());
  await dialog.getByRole('button', { name: 'Ta bort', exact: true }).click();
  const sent = Date.now();
  const took = (await told) - sent;
  typing.stop();
  await typing.ended;
  process.stdout.write(`the guest was told after ${took} ms\n`);
  expect(took).toBeLessThan(2_000);
  await untilWritable(textBox(page), false);
  await expectClean(page, 'a response that was taken away', { all: true });
  expect(await statusOf(page, `/api/responses/${address.split('/').at(-1)}`)).toBe(404);
  await page.goto(`${new URL(page.url()).origin}${address}`);
  await page.getByText(/finns inte|inte längre tillgång/).first().waitFor();
});

/** Goes on writing until told to stop. */
const keepTyping = (page: Page) => {
  let goesOn = true;
  const ended = (async () => {
    while (goesOn) await page.keyboard.type('a').catch(() => undefined);
  })();
  return { stop: () => void (goesOn = false), ended };
};
