// An author writes on without the network, also after the browser was restarted; signing out leaves nothing behind.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openBrowser, type PersonBrowser } from './chromium';
import { caretAfter, eventually, expectText, openDemoResponse, signInAs, textOf, untilSaved, wordsOf } from './people';
import { startProduct, type Product } from './product';

const SIZE = { width: 1280, height: 900 };
const PASSWORD = 'samsvar-demo';
const PLACE = 'medan övriga parter står bakom svaret';

let product: Product;
let profile: string;
let anna: PersonBrowser;

beforeAll(async () => {
  product = await startProduct();
  profile = mkdtempSync(path.join(os.tmpdir(), 'samsvar-anna-'));
  anna = await openBrowser(SIZE, profile);
});
afterAll(async () => {
  await anna?.close();
  await product?.end();
  rmSync(profile, { recursive: true, force: true });
});

/** The same person opens the same browser again. */
const restartBrowser = async (): Promise<void> => {
  await anna.close();
  anna = await openBrowser(SIZE, profile);
};

/** Everything that a site can keep in a browser, as text. */
const everythingKept = (page: Page): Promise<{ text: string; rows: number; caches: number; workers: number }> =>
  page.evaluate(async () => {
    const kept: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    let rows = 0;
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name ?? '');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('not opened'));
      });
      for (const store of db.objectStoreNames) {
        const all = await new Promise<unknown[]>((resolve) => {
          const request = db.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        });
        rows += all.length;
        const letters = (value: unknown): string =>
          value instanceof Uint8Array ? new TextDecoder().decode(value) : typeof value === 'object' && value ? Object.values(value).map(letters).join(' ') : String(value);
        kept.push(all.map(letters).join(' '));
      }
      db.close();
    }
    const names = await caches.keys();
    for (const name of names) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) kept.push(request.url, (await (await cache.match(request))?.text()) ?? '');
    }
    const workers = await navigator.serviceWorker.getRegistrations();
    return { text: kept.join('\n'), rows, caches: names.length, workers: workers.length };
  });

/** Waits until all that is unacknowledged is on the computer's disk: something is, and nothing newer comes. */
const untilKept = async (page: Page): Promise<void> => {
  const keptAt = () =>
    page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('samsvar');
        request.onsuccess = () => resolve(request.result);
      });
      const all = (name: string) =>
        new Promise<{ id: string; keptAt: number }[]>((resolve) => {
          const request = db.transaction(name).objectStore(name).getAll();
          request.onsuccess = () => resolve(request.result as { id: string; keptAt: number }[]); // rows of ours
        });
      const rows = [...(await all('unsent')), ...(await all('parts')).filter(({ id }) => id.includes(' unsent '))];
      db.close();
      return Math.max(0, ...rows.map((row) => row.keptAt));
    });
  await eventually(async () => {
    const before = await keptAt();
    expect(before).toBeGreaterThan(0);
    await page.waitForTimeout(1000);
    expect(await keptAt()).toBe(before);
  });
};

/** Lets the copies say that the server was last heard two hours earlier than it was. */
const asIfLongAgo = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('samsvar');
      request.onsuccess = () => resolve(request.result);
    });
    const copies = db.transaction('copies', 'readwrite').objectStore('copies');
    const rows = await new Promise<{ contactAt: number }[]>((resolve) => {
      const request = copies.getAll();
      request.onsuccess = () => resolve(request.result as { contactAt: number }[]); // rows of ours
    });
    await Promise.all(
      rows.map(
        (row) =>
          new Promise<void>((resolve) => {
            copies.put({ ...row, contactAt: row.contactAt - 2 * 3_600_000 }).onsuccess = () => resolve();
          }),
      ),
    );
    db.close();
  });

const write = async (words: string): Promise<void> => {
  await caretAfter(anna.page, PLACE);
  await anna.page.keyboard.type(words, { delay: 10 });
};

test('what is saved is not kept here', async () => {
  await signInAs(anna.page, product.url, 'Anna Lindmyr');
  await openDemoResponse(anna.page);
  await write(' Före omladdningen.');
  await untilSaved(anna.page);
  await eventually(async () => expect((await everythingKept(anna.page)).rows).toBe(0));
});

test('what is unsaved when the page is left is sent when the same tab comes back', async () => {
  const { page } = anna;
  page.on('dialog', (dialog) => void dialog.accept());
  const address = page.url();
  await product.kill();
  await write(' Skrivet utan server.');
  await page.getByText(/ändring(ar)? väntar/).first().waitFor();
  await untilKept(page);
  expect((await everythingKept(page)).text).not.toContain('utan server');
  await page.goto('about:blank');
  await product.start();
  await page.goto(address);
  await textOf(page);
  await expectText(page, 'Skrivet utan server.');
  await untilSaved(page);
  await eventually(async () => expect((await everythingKept(page)).rows).toBe(0));
});

test('a response is opened and written without the network, after a restart too', async () => {
  const address = anna.page.url();
  await anna.page.getByRole('button', { name: 'Skriva utan nät' }).click();
  const choice = anna.page.getByRole('checkbox', { name: 'Kan skrivas utan nät på den här datorn' });
  const isOn = anna.page.getByRole('dialog').getByText('Remissvaret kan nu öppnas och skrivas utan nät');
  await choice.focus();
  // On, off, and on again on the same page: what is said the second time must hold as well.
  for (const isThere of [true, false, true]) {
    await anna.page.keyboard.press('Space');
    await isOn.waitFor({ state: isThere ? 'visible' : 'hidden' });
    await anna.page.getByText('Sparar en kopia…').waitFor({ state: 'hidden' });
    expect(await choice.evaluate((box) => box === document.activeElement)).toBe(true);
    await eventually(async () => expect((await everythingKept(anna.page)).caches).toBe(isThere ? 1 : 0));
  }
  await anna.page.getByRole('button', { name: 'Stäng' }).click();
  const kept = await everythingKept(anna.page);
  expect(kept.workers).toBe(1);
  expect(kept.text).not.toContain(PLACE);

  await product.kill();
  await restartBrowser();
  await anna.page.goto(address);
  await textOf(anna.page);
  await anna.page.getByText('Du arbetar utan nät.').waitFor();
  await anna.page.getByText('Källan behöver kontakt med Samsvar').waitFor();
  await write(' Skrivet på tåget.');
  await anna.page.getByText(/ändring(ar)? väntar/).first().waitFor();
  await untilKept(anna.page);
  await asIfLongAgo(anna.page);
  await restartBrowser();
  await anna.page.goto(product.url);
  await anna.page.getByRole('heading', { name: 'Ingen kontakt med Samsvar' }).waitFor();
  await anna.page.getByRole('link', { name: /Life science-strategi/ }).click();
  await expectText(anna.page, 'Skrivet på tåget.');

  await product.start();
  const bo = await openBrowser();
  await signInAs(bo.page, product.url, 'Bo Strandhagen');
  await openDemoResponse(bo.page);
  await caretAfter(bo.page, 'Våra villkor gäller följande');
  await bo.page.keyboard.type(' Skrivet av Bo.');
  await untilSaved(bo.page);
  // The session ended with the browser: the text waits until its own person is there again.
  await anna.page.getByRole('button', { name: 'Logga in igen' }).click();
  await anna.page.getByRole('textbox', { name: 'Lösenord' }).fill(PASSWORD);
  await anna.page.getByRole('dialog').getByRole('button', { name: 'Logga in', exact: true }).click();
  // It was long ago: both sides are shown, and nothing is sent before Anna says so.
  const dialog = anna.page.getByRole('dialog', { name: 'Ni har skrivit på var sitt håll' });
  await dialog.getByText('Skrivet av Bo.').waitFor();
  await dialog.getByText('Skrivet på tåget.').waitFor();
  expect((await wordsOf(bo.page)).join('\n')).not.toContain('Skrivet på tåget.');
  await dialog.getByRole('button', { name: 'Skicka mina ändringar' }).click();
  await untilSaved(anna.page);
  await expectText(anna.page, 'Skrivet av Bo.');
  await expectText(bo.page, 'Skrivet på tåget.');
  await bo.close();
});

test('signing out leaves nothing', async () => {
  const words = ['Skrivet på tåget', PLACE];
  await anna.page.getByRole('button', { name: 'Anna Lindmyr', exact: true }).click();
  await anna.page.getByRole('menuitem', { name: 'Logga ut' }).click();
  await anna.page.waitForURL(/logga-in/);
  const kept = await everythingKept(anna.page);
  expect(kept).toMatchObject({ rows: 0, caches: 0, workers: 0 });
  for (const phrase of words) expect(kept.text).not.toContain(phrase);
});

test('nothing is kept for a reviewer', async () => {
  const rut = await openBrowser();
  await signInAs(rut.page, product.url, 'Rut');
  await openDemoResponse(rut.page);
  expect(await rut.page.getByRole('button', { name: 'Skriva utan nät' }).count()).toBe(0);
  expect(await everythingKept(rut.page)).toMatchObject({ rows: 0, caches: 0, workers: 0 });
  await rut.close();
});
