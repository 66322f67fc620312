// What is done is in the log, in plain words, and whoever changes a letter of it is found out; acting for another organisation; one's own data, and being erased.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { chooseInPersonMenu, joinByLink, openOwnPage, rowOf, untilToast } from './administering';
import { openBrowser, type PersonBrowser } from './chromium';
import { eventually, signInAs } from './people';
import { startProduct, type Product } from './product';
import { expectClean, storyOf } from './reviewing';

const LOG = 'Händelser, de nyaste först';
/** What a spreadsheet would take for a formula. */
const FORMULA = '=HYPERLINK("https://ond.example";"Nora")';
const MEDTEK = 'Branschföreningen Medtek Norrsjö';
const UNIVERSITY = 'Norrsjö universitet';

let product: Product;
let ada: PersonBrowser;
let malte: PersonBrowser;
let nora: PersonBrowser | null = null;
const part = storyOf(() => [ada, malte, nora].filter((person) => person !== null));

beforeAll(async () => {
  product = await startProduct();
  [ada, malte] = [await openBrowser(), await openBrowser()];
  await signInAs(ada.page, product.url, 'Ada Kvarnlöv');
}, 180_000);
afterAll(async () => {
  await Promise.all([ada, malte, nora].map((person) => person?.close()));
  await product?.end();
});

/** Asks the interface as whoever's page it is, and answers with what came. */
const ask = <Answer>(page: Page, method: string, at: string, body?: unknown): Promise<Answer> =>
  page.evaluate(
    async ([method, at, body]) => {
      const answer = await fetch(at, { method, ...(body === null ? {} : { body, headers: { 'content-type': 'application/json' } }) });
      if (!answer.ok) throw new Error(`${method} ${at}: ${answer.status} ${await answer.text()}`);
      // The shape of our own answer, which the caller names.
      return (answer.status === 204 ? null : await answer.json()) as Answer;
    },
    [method, at, body === undefined ? null : JSON.stringify(body)] as const,
  );

/** Saves what a control of the page downloads, into the folder of the product. */
const download = async (page: Page, name: string, role: 'link' | 'button' = 'link'): Promise<string> => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole(role, { name }).click()]);
  const to = path.join(product.folder, file.suggestedFilename());
  await file.saveAs(to);
  return to;
};

part('an administrator lets somebody in, gives her another role, shuts her out and lets her in again', async () => {
  const { page } = ada;
  const people = [{ email: 'nora@medtek.example', name: FORMULA, role: 'author', title: '' }];
  const { invited } = await ask<{ invited: { link: string }[] }>(page, 'POST', '/api/organisation/invitations', { people });
  nora = await joinByLink(invited[0]?.link ?? '', `Välkommen till ${MEDTEK}`);
  await nora.page.getByRole('heading', { name: 'Remisser', level: 1 }).waitFor();
  const { members } = await ask<{ members: { id: string; name: string }[] }>(page, 'GET', '/api/organisation/members');
  const id = members.find(({ name }) => name === FORMULA)?.id ?? '';
  await ask(page, 'PUT', `/api/organisation/members/${id}`, { role: 'reviewer' });
  await ask(page, 'POST', `/api/organisation/members/${id}/suspension`);
  await ask(page, 'DELETE', `/api/organisation/members/${id}/suspension`);
});

part('each of it stands in the log as a sentence, and can be found', async () => {
  const { page } = ada;
  await chooseInPersonMenu(page, 'Ada Kvarnlöv', 'Organisationen');
  await openOwnPage(page, 'Logg');
  for (const did of ['bjöd in en person', 'ändrade en persons roll eller titel', 'stängde av en person', 'släppte in en person igen', 'loggade in'])
    await rowOf(page, LOG, `Ada Kvarnlöv ${did}`).first().waitFor();
  await rowOf(page, LOG, `${FORMULA} blev medlem`).first().waitFor();
  await expectClean(page, 'the log', { all: true });
  await page.getByRole('combobox', { name: 'Händelse' }).selectOption({ label: 'stängde av en person' });
  await eventually(async () => expect(await page.getByRole('table', { name: LOG }).getByRole('row').count()).toBe(2));
  await rowOf(page, LOG, 'Ada Kvarnlöv stängde av en person').getByText('Visa uppgifter').click();
  await page.getByText('En händelse visas.').waitFor();
  await page.getByRole('combobox', { name: 'Person' }).selectOption({ label: FORMULA });
  await page.getByText('Ingen händelse stämmer med det du har valt.').waitFor();
  await page.getByRole('button', { name: 'Visa allt' }).click();
  await rowOf(page, LOG, 'Ada Kvarnlöv loggade in').first().waitFor();
});

part('taken out for a spreadsheet it holds no formula', async () => {
  const rows = readFileSync(await download(ada.page, 'Ta ut som CSV'), 'utf8').replace(/^\ufeff/, '').trimEnd().split(/\r?\n/);
  expect(rows.length).toBeGreaterThan(6);
  expect(rows.filter((row) => row.includes('HYPERLINK')).length).toBeGreaterThan(0);
  expect(rows.filter((row) => /(?:^|[;,\t])"?[=+\-@]/.test(row))).toEqual([]);
  expect(rows.filter((row) => /(?:^|[;,\t])"?'=HYPERLINK/.test(row)).length).toBeGreaterThan(0);
});

part('it is found to be whole, here and without any of us; one letter changed is found, too', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: 'Kontrollera loggen' }).click();
  await page.getByText('Loggen är hel.').waitFor();
  const file = await download(page, 'Ta ut för kontroll');
  expect(await verdictOn(file)).toEqual({ code: 0, says: expect.stringMatching(/hel/) });
  const lines = readFileSync(file, 'utf8');
  const forged = `${file}.forged`;
  writeFileSync(forged, lines.replace('session.began', 'session.begun'));
  expect(readFileSync(forged, 'utf8')).not.toBe(lines);
  expect(await verdictOn(forged)).toEqual({ code: 1, says: expect.stringMatching(/Händelse \d+ har ändrats i efterhand/) });
});

/** What the command says that checks a log without a server. */
const verdictOn = async (file: string): Promise<{ code: number; says: string }> => {
  const command = path.resolve(import.meta.dirname, '../../apps/server/dist/verify-audit.js');
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [command, file]);
    return { code: 0, says: stdout };
  } catch (fault) {
    // execFile rejects with what the process printed.
    const { code, stdout, stderr } = fault as { code: number; stdout: string; stderr: string };
    return { code, says: stdout + stderr };
  }
};

part('Malte acts for another organisation: its name is everywhere, and his other window follows', async () => {
  const { page, context } = malte;
  await signInAs(page, product.url, 'Malte Åkerhielm');
  const other = await context.newPage();
  await other.goto(`${product.url}/arbete`);
  const nameIn = (where: Page) => where.getByRole('banner').getByTitle(UNIVERSITY).or(where.getByRole('banner').getByTitle(MEDTEK)).first();
  await eventually(async () => expect(await nameIn(other).getAttribute('title')).toBe(UNIVERSITY));
  await chooseInPersonMenu(page, 'Malte Åkerhielm', new RegExp(MEDTEK));
  await untilToast(page, `Nu agerar du som ${MEDTEK}.`);
  for (const where of [page, other]) {
    await eventually(async () => expect(await nameIn(where).getAttribute('title')).toBe(MEDTEK));
    await where.getByRole('heading', { name: 'Remisser', level: 1 }).waitFor();
    await where.getByRole('banner').getByRole('button', { name: 'Malte Åkerhielm' }).click();
    await where.getByText(`${MEDTEK} · Granskare`).waitFor();
    await where.keyboard.press('Escape');
  }
  await page.getByRole('link', { name: 'Öppna svaret på Remiss: Life science-strategi' }).waitFor();
  // A page behind another draws no change of colours to its end.
  await page.bringToFront();
  await expectClean(page, 'acting for another', { all: true });
});

part('Nora takes out what is kept of her, has herself erased, and is gone from every window', async () => {
  if (!nora) throw new Error('Nora has not joined.');
  const { page, context } = nora;
  await signInAgain(page);
  const other = await context.newPage();
  await other.goto(`${product.url}/arbete`);
  await other.getByRole('heading', { name: 'Mitt arbete', level: 1 }).waitFor();
  await page.bringToFront();
  const zip = readFileSync(await download(page, 'Hämta mina uppgifter', 'button'));
  expect(zip.subarray(0, 2).toString()).toBe('PK');
  await page.getByRole('button', { name: 'Ta bort mig…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ta bort dig ur Samsvar?' });
  await dialog.getByRole('heading', { name: 'Det här tas bort' }).waitFor();
  await expectClean(page, 'having oneself erased');
  await dialog.getByRole('button', { name: 'Ta bort mig för gott' }).click();
  await dialog.getByText('Skriv orden precis som de står.').waitFor();
  await dialog.getByRole('textbox', { name: /^Skriv ”ta bort mig”/ }).fill('ta bort mig');
  await dialog.getByRole('button', { name: 'Ta bort mig för gott' }).click();
  await page.getByRole('heading', { name: 'Du är borttagen ur Samsvar', level: 1 }).waitFor();
  await page.getByRole('heading', { name: 'Det här finns kvar, och därför' }).waitFor();
  await page.getByText('Loggen får inte kunna ändras i efterhand.').waitFor();
  await expectClean(page, 'having been erased');
  expect(readFileSync(await download(page, 'Spara som fil', 'button')).toString()).toContain('Medlemskap i organisationer');
  await other.getByRole('heading', { name: 'Logga in', level: 1 }).waitFor();
  await chooseInPersonMenu(ada.page, 'Ada Kvarnlöv', 'Organisationen');
  await rowOf(ada.page, 'Organisationens personer', 'Bo Strandhagen').waitFor();
  // The page shows first what it knew before.
  for (const gone of ['HYPERLINK', 'nora@medtek.example']) await eventually(async () => expect(await ada.page.getByText(gone).count()).toBe(0));
});

/** She was signed out when she was shut out. */
const signInAgain = async (page: Page) => {
  await page.goto(`${product.url}/konto`);
  await page.getByRole('textbox', { name: 'E-postadress' }).fill('nora@medtek.example');
  await page.getByRole('textbox', { name: 'Lösenord', exact: true }).fill('en lugn morgon vid sjön');
  await page.getByRole('button', { name: 'Logga in', exact: true }).click();
  await page.getByRole('heading', { name: 'Mitt konto', level: 1 }).waitFor();
};
