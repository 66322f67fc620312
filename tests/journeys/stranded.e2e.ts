// An author whose right goes and comes, and whose text is refused: nothing is lost unseen, and the person decides.
import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { WebSocketRoute } from 'playwright-core';
import { encodeServerMessage, MESSAGE, SYNC, type ServerMessage } from '@samsvar/protocol';
import { openBrowser, type PersonBrowser } from './chromium';
import { caretAfter, eventually, openDemoResponse, signInAs, textOf, untilSaved } from './people';
import { startProduct, type Product } from './product';

const PLACE = 'medan övriga parter står bakom svaret';

let product: Product;
let anna: PersonBrowser;

beforeAll(async () => {
  product = await startProduct();
  anna = await openBrowser();
});
afterAll(async () => {
  await anna?.close();
  await product?.end();
});

/** Stands between the page and the server: says what the server might, and holds back what the page writes. */
const interpose = async () => {
  let line: WebSocketRoute | null = null;
  let writes = 0;
  let isHolding = false;
  await anna.page.routeWebSocket(/\/collab\//, (page) => {
    line = page;
    writes = 0;
    const server = page.connectToServer();
    page.onMessage((frame) => {
      const isWrite = typeof frame !== 'string' && frame[0] === MESSAGE.sync && frame[1] !== SYNC.step1;
      if (isWrite) writes += 1;
      if (!isWrite || !isHolding) server.send(frame);
    });
    server.onMessage((frame) => page.send(frame));
  });
  return {
    hold: () => (isHolding = true),
    letGo: () => (isHolding = false),
    says: (message: ServerMessage) => line?.send(Buffer.from(encodeServerMessage(message))),
    get writes() {
      return writes;
    },
  };
};

test('rights that change are seen at once; refused text is taken home or thrown away, never sent later', async () => {
  const { page } = anna;
  const server = await interpose();
  await signInAs(page, product.url, 'Anna');
  const text = await openDemoResponse(page);
  await untilSaved(page);

  server.says({ type: 'access', canWrite: false });
  await page.getByText('Din behörighet har ändrats. Du kan läsa men inte skriva.').waitFor();
  expect(await text.getAttribute('aria-readonly')).toBe('true');
  server.says({ type: 'access', canWrite: true });
  await page.getByText('Din behörighet har ändrats. Du kan läsa men inte skriva.').waitFor({ state: 'detached' });
  expect(await text.getAttribute('aria-readonly')).toBe('false');

  server.hold();
  await caretAfter(page, PLACE);
  const before = server.writes;
  await page.keyboard.type(' FÖR SENT');
  await eventually(() => expect(server.writes).toBeGreaterThan(before));
  server.says({ type: 'nack', n: server.writes, code: 'read-only', text: 'Du kan läsa svaret men inte skriva i det.' });
  const alert = page.getByRole('alert').filter({ hasText: 'Dina senaste ändringar går inte att spara' });
  await alert.waitFor();
  server.letGo();
  server.says({ type: 'access', canWrite: true });
  expect(await text.getAttribute('aria-readonly')).toBe('true');
  expect(await text.textContent()).toContain('FÖR SENT');

  const [download] = await Promise.all([page.waitForEvent('download'), alert.getByRole('button', { name: 'Ladda ner min text' }).click()]);
  expect(download.suggestedFilename()).toMatch(/ – min text \d{4}-\d\d-\d\d\.txt$/);
  const file = readFileSync(await download.path(), 'utf8');
  expect(file.indexOf('STYCKEN MED ÄNDRINGAR')).toBeLessThan(file.indexOf('FÖR SENT'));
  expect(file.indexOf('FÖR SENT')).toBeLessThan(file.indexOf('HELA TEXTEN'));

  await alert.getByRole('button', { name: 'Kasta mina ändringar och läs in igen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kasta dina ändringar?' });
  expect(await dialog.textContent()).toContain('1 stycke');
  await dialog.getByRole('button', { name: 'Kasta och läs in igen' }).click();
  await alert.waitFor({ state: 'detached' });
  const again = await textOf(page);
  expect(await again.textContent()).not.toContain('FÖR SENT');
  expect(await again.getAttribute('aria-readonly')).toBe('false');
  await caretAfter(page, PLACE);
  await page.keyboard.type(' I TID');
  await untilSaved(page);
  await page.reload();
  const stored = await (await textOf(page)).textContent();
  expect(stored).toContain('I TID');
  expect(stored).not.toContain('FÖR SENT');
});
