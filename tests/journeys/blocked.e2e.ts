// Networks that let no socket through: two people write together all the same, and see that it is saved.
import { startBlockingProxy } from './blocking-proxy.mjs';
import { openBrowser, type PersonBrowser } from './chromium';
import { caretAfter, eventually, expectText, openDemoResponse, signInAs, untilSaved, wordsOf } from './people';
import { startProduct, type Product } from './product';

let product: Product;
let anna: PersonBrowser;
let bo: PersonBrowser;

beforeAll(async () => {
  product = await startProduct();
  [anna, bo] = await Promise.all([openBrowser(), openBrowser()]);
});
afterAll(async () => {
  await Promise.all([anna, bo].map((person) => person?.close()));
  await product?.end();
});

/** Both sign in and open the response through a proxy of the kind. */
const through = async (treatment: 403 | 502 | 'swallow') => {
  const proxy = await startBlockingProxy(product.url, treatment);
  const arrive = async ({ page }: PersonBrowser, name: string) => {
    await page.context().clearCookies();
    await signInAs(page, proxy.url, name);
    await openDemoResponse(page);
  };
  await Promise.all([arrive(anna, 'Anna Lindmyr'), arrive(bo, 'Bo Strandhagen')]);
  return proxy;
};

const count = (text: string, words: string) => text.split(words).length - 1;

test.each([
  ['refuses upgrades with 403', 403],
  ['refuses upgrades with 502', 502],
  ['takes upgrades and never answers', 'swallow'],
] as const)('through a proxy that %s', async (_name, treatment) => {
  const proxy = await through(treatment);
  try {
    await caretAfter(anna.page, 'medan övriga parter står bakom svaret');
    await caretAfter(bo.page, 'Våra villkor gäller följande');
    const [byAnna, byBo] = [`Annas ord ${treatment}.`, `Bos ord ${treatment}.`];
    await Promise.all([anna.page.keyboard.type(` ${byAnna}`, { delay: 20 }), bo.page.keyboard.type(` ${byBo}`, { delay: 20 })]);
    await Promise.all([expectText(anna.page, byBo), expectText(bo.page, byAnna)]);
    await Promise.all([untilSaved(anna.page), untilSaved(bo.page)]);
    await eventually(async () => expect(await wordsOf(anna.page)).toEqual(await wordsOf(bo.page)));
    const text = (await wordsOf(anna.page)).join('\n');
    expect([count(text, byAnna), count(text, byBo)]).toEqual([1, 1]);
    // Both tried a socket once, and did not insist.
    expect(proxy.upgrades()).toBe(2);
  } finally {
    await Promise.all([anna, bo].map(({ page }) => page.goto('about:blank')));
    await proxy.close();
  }
});

test('a server that is killed is found again without a socket, and nothing is lost or doubled', async () => {
  const proxy = await through(403);
  try {
    await caretAfter(anna.page, 'medan övriga parter står bakom svaret');
    await anna.page.keyboard.type(' Före.', { delay: 20 });
    await expectText(bo.page, 'Före.');
    await product.kill();
    await anna.page.keyboard.type(' Under.', { delay: 20 });
    await anna.page.getByText(/ändring(ar)? väntar/).first().waitFor();
    await product.start();
    await expectText(bo.page, 'Före. Under.');
    await Promise.all([untilSaved(anna.page), untilSaved(bo.page)]);
    expect(count((await wordsOf(bo.page)).join('\n'), 'Före. Under.')).toBe(1);
    expect(proxy.upgrades()).toBe(2);
  } finally {
    await proxy.close();
  }
});
