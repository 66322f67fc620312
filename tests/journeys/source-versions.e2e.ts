// A source that comes in a new version, as people meet it: what became of each citation, deciding, renewing, the outline, what changed, searching, the picture of the page.
import type { Page } from 'playwright-core';
import { tick } from './administering';
import { openBrowser, type PersonBrowser } from './chromium';
import { caretAfter, eventually, openDemoResponse, openPanel, paintedWords, signInAs, textOf, untilSaved } from './people';
import { startProduct, type Product } from './product';
import { expectClean, storyOf } from './reviewing';

const STRATEGY = 'Life science-strategi för Norrsjö–Västerålen 2027–2033';
const NARROW = { width: 390, height: 844 };
const WIDE = { width: 1280, height: 900 };

let product: Product;
let anna: PersonBrowser;
let rut: PersonBrowser;
const part = storyOf(() => [anna, rut].filter(Boolean));

beforeAll(async () => {
  product = await startProduct();
  [anna, rut] = await Promise.all([openBrowser(), openBrowser()]);
  await Promise.all([signInAs(anna.page, product.url, 'Anna Lindmyr'), signInAs(rut.page, product.url, 'Rut')]);
}, 180_000);
afterAll(async () => {
  await Promise.all([anna, rut].map((person) => person?.close()));
  await product?.end();
});

/** The strategy's id. */
const strategyId = (page: Page): Promise<string> =>
  page.evaluate(async (title) => {
    const session = (await (await fetch('/api/session')).json()) as { organisation: { id: string } };
    const { sources } = (await (await fetch(`/api/sources?organisation=${session.organisation.id}`)).json()) as { sources: { id: string; title: string }[] };
    return sources.find((source) => source.title === title)?.id ?? '';
  }, STRATEGY);

/** The strategy as somebody would send it again: a web page with three things changed, one heading new and one gone. */
const secondVersion = (page: Page, id: string): Promise<string> =>
  page.evaluate(async (source) => {
    const { blocks } = (await (await fetch(`/api/sources/${source}/versions/1/blocks`)).json()) as {
      blocks: { type: string; level: number | null; label: string | null; text: string }[];
    };
    const safe = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    const body = blocks.flatMap(({ type, level, label, text }) => {
      if (/Företag med färre än tio anställda/.test(text)) return [];
      const words = safe(text.replace('inom skälig tid', 'inom 90 arbetsdagar').replace('124 miljoner', '131 miljoner'));
      if (type !== 'heading') return [type === 'list-item' ? `<ul><li>${words}</li></ul>` : `<p>${words}</p>`];
      const tag = `h${String(level ?? 2)}`;
      const heading = `<${tag}>${[label, words].filter(Boolean).join(' ')}</${tag}>`;
      return text === 'Uppföljning och revidering' ? [`<${tag}>8.4 Ny ordning för uppföljning</${tag}><p>Uppföljningen görs varje år.</p>`] : [heading];
    });
    return `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Remissversion 2</title></head><body><main><article>${body.join('\n')}</article></main></body></html>`;
  }, id);

/** As wide and as narrow windows show it; narrow does not scroll sideways. */
const check = async (page: Page, state: string) => {
  await expectClean(page, `${state}, wide`, { all: true });
  await page.setViewportSize(NARROW);
  await eventually(async () => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW.width), 5_000);
  await expectClean(page, `${state}, narrow`, { all: true });
  await page.setViewportSize(WIDE);
};

part('Anna uploads a new version and is told what became of the citations', async () => {
  const { page } = anna;
  const id = await strategyId(page);
  const file = { name: 'remissversion-2.html', mimeType: 'text/html', buffer: Buffer.from(await secondVersion(page, id)) };
  await page.goto(`${product.url}/kallor/${id}`);
  await page.getByRole('button', { name: 'Version 1', exact: true }).click();
  await page.getByRole('button', { name: /Ladda upp (en )?ny version/ }).first().click();
  const dialog = page.getByRole('dialog', { name: `Ny version av ${STRATEGY}` });
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByRole('textbox', { name: 'Namn' }).fill('Remissversion 2');
  await expectClean(page, 'uploading a version');
  await dialog.getByRole('button', { name: 'Ladda upp' }).click();
  await page.getByText(/\d+ av \d+ hänvisningar oförändrade, \d+ ändrade/).first().waitFor({ timeout: 60_000 });
});

part('she goes through what is in doubt: the changed in substance first, decides, undoes and decides again', async () => {
  const { page } = anna;
  await page.getByRole('link', { name: 'Gå igenom hänvisningarna' }).or(page.getByRole('button', { name: 'Gå igenom hänvisningarna' })).first().click();
  await page.getByRole('heading', { name: 'Hänvisningar i ny version', level: 1 }).waitFor();
  await page.getByText('Ändrad i sak').first().waitFor();
  await page.getByText('90 arbetsdagar').first().waitFor();
  await check(page, 'the queue of places');
  const waiting = async () => Number(/Att avgöra \((\d+)\)/.exec(await page.getByText(/Att avgöra \(\d+\)/).first().innerText())?.[1]);
  const before = await waiting();
  expect(before).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Godta', exact: true }).click();
  await eventually(async () => expect(await waiting()).toBe(before - 1));
  await page.getByRole('button', { name: 'Ångra' }).first().click();
  await eventually(async () => expect(await waiting()).toBe(before));
  await page.getByRole('button', { name: 'Godta', exact: true }).click();
  await eventually(async () => expect(await waiting()).toBe(before - 1));
});

part('a reviewer sees it and cannot decide', async () => {
  const { page } = rut;
  const id = await strategyId(page);
  await page.goto(`${product.url}/kallor/${id}/hanvisningar?v=2`);
  await page.getByRole('heading', { name: 'Hänvisningar i ny version', level: 1 }).waitFor();
  const accept = page.getByRole('button', { name: 'Godta', exact: true });
  await accept.waitFor();
  expect(await accept.getAttribute('aria-disabled')).toBe('true');
});

part('what changed is told, and can be narrowed to what is cited', async () => {
  const { page } = anna;
  const id = await strategyId(page);
  await page.goto(`${product.url}/kallor/${id}/andringar?fran=1&till=2`);
  await page.getByRole('heading', { name: 'Ändringar mellan versioner', level: 1 }).waitFor();
  await page.getByText('131').first().waitFor();
  await check(page, 'what changed');
  const cards = page.getByText('Vi hänvisar hit');
  await tick(page.getByRole('checkbox', { name: 'Bara det vi hänvisar till' }));
  await cards.first().waitFor();
});

part('the chip tells, and an author brings the citation in step as an edit of her own', async () => {
  const { page } = anna;
  await page.goto(product.url);
  const text = await openDemoResponse(page);
  const chip = text.getByRole('button', { name: /avsn\. 4\.3, s\. 18.*(ändrad|v2)/i }).first();
  await chip.waitFor();
  const panel = await openPanel(page, /^Källhänvisningar/);
  await tick(panel.getByRole('checkbox', { name: /Bara de som behöver ses över/ }));
  const renew = panel.getByRole('button', { name: /^Uppdatera till v2/ }).first();
  await renew.click();
  await page.getByText(/1 hänvisning är uppdaterad/).first().waitFor();
  await untilSaved(page);
});

part('the outline follows when she says so, and nothing that was written is lost', async () => {
  const { page } = anna;
  const text = await textOf(page);
  const before = await text.locator('p').count();
  await page.getByText('Remissen har en ny version').first().waitFor();
  await page.getByRole('button', { name: 'Visa ändringarna' }).click();
  const dialog = page.getByRole('dialog', { name: 'Låt dispositionen följa version 2' });
  await dialog.getByText(/Ny ordning för uppföljning/).first().waitFor();
  await expectClean(page, 'following the outline');
  await dialog.getByRole('button', { name: 'Låt dispositionen följa' }).click();
  await text.getByRole('heading', { name: /Ny ordning för uppföljning/ }).waitFor();
  expect(await text.locator('p').count()).toBeGreaterThanOrEqual(before - 1);
});

part('searching finds a part of a word, and the hit is cited with one key', async () => {
  const { page } = anna;
  await page.goto(`${product.url}/sok?q=analysmilj`);
  await page.getByText('analysmiljön').first().waitFor();
  await check(page, 'searching');
  await page.goto(product.url);
  const text = await openDemoResponse(page);
  await caretAfter(page, 'Våra villkor gäller följande');
  const before = await text.locator('[data-citation-id]').count();
  await page.getByRole('button', { name: 'Sök i alla källor' }).click();
  const field = page.getByRole('searchbox', { name: 'Sök i alla källor' });
  await field.fill('analysmilj');
  await page.getByRole('button', { name: /^Citera: / }).first().waitFor();
  await field.press('ArrowDown');
  await page.keyboard.press('c');
  await eventually(async () => expect(await text.locator('[data-citation-id]').count()).toBe(before + 1));
  await untilSaved(page);
});

part('the page is shown as it looks, at the passage', async () => {
  const { page } = anna;
  const id = await strategyId(page);
  await page.goto(`${product.url}/kallor/${id}?v=1`);
  await page.getByRole('button', { name: 'Faksimil' }).click();
  const image = page.getByRole('img', { name: /^Bild av sidan/ }).first();
  await image.waitFor({ timeout: 30_000 });
  await check(page, 'facsimile');
});

part('the permanent link leads to the words it was made for, and says where they are now', async () => {
  const { page } = anna;
  const passage = await page.evaluate(async () => {
    const session = (await (await fetch('/api/session')).json()) as { organisation: { id: string } };
    const { sources } = (await (await fetch(`/api/sources?organisation=${session.organisation.id}`)).json()) as { sources: { id: string; title: string }[] };
    const source = sources.find(({ title }) => title.startsWith('Life science-strategi'));
    const list = (await (await fetch(`/api/sources/${source?.id ?? ''}/versions/2/placements`)).json()) as { placements: { passage: { id: string; exact: string } }[] };
    return list.placements.find(({ passage: { exact } }) => exact.includes('skälig tid'))?.passage;
  });
  expect(passage).toBeDefined();
  await page.goto(`${product.url}/k/${passage?.id ?? ''}`);
  await eventually(async () => expect(await paintedWords(page)).toContain('skälig tid'));
  await page.getByText(/version 2|v2/i).first().waitFor();
  await check(page, 'the link');
});
