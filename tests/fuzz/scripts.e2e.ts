// Scripts through every field that a person can write in: none runs, and the browser has nothing to report.
import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { openBrowser, type PersonBrowser } from '../journeys/chromium';
import { openDemoResponse, signInAs, textOf } from '../journeys/people';
import { startProduct, type Product } from '../journeys/product';
import { PAYLOADS } from './script-payloads';

let product: Product;
let anna: PersonBrowser;
let ada: PersonBrowser;
/** What ran, and what the browser reported. */
const hits: string[] = [];
let written = 0;

beforeAll(async () => {
  product = await startProduct();
  [anna, ada] = await Promise.all([openBrowser(), openBrowser()]);
  for (const [name, { context }] of [['Anna', anna], ['Ada', ada]] as const) {
    await context.exposeFunction('hit', () => void hits.push(`${name}: a script ran`));
    await context.exposeFunction('reported', (what: string) => void hits.push(`${name}: ${what}`));
    await context.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', (event) => {
        // The function that is exposed above.
        (window as unknown as { reported: (what: string) => void }).reported(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      }),
    );
    for (const page of context.pages()) page.on('dialog', (dialog) => {
      // Leaving unsaved text is asked about by the product itself.
      if (dialog.type() !== 'beforeunload') hits.push(`${name}: ${dialog.message()}`);
      void dialog.accept();
    });
  }
  await Promise.all([signInAs(anna.page, product.url, 'Anna Lindmyr'), signInAs(ada.page, product.url, 'Ada')]);
}, 180_000);
afterAll(async () => {
  await Promise.all([anna, ada].map((person) => person?.close()));
  await product?.end();
});

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Asks the interface as the person whose browser it is. */
const send = async ({ context }: PersonBrowser, method: string, at: string, body?: unknown): Promise<Answer> => {
  const cookie = (await context.cookies(product.url)).map(({ name, value }) => `${name}=${value}`).join('; ');
  const init = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json', cookie } };
  const answer = await fetch(product.url + at, { method, headers: { cookie }, ...init });
  const text = await answer.text();
  return { status: answer.status, body: answer.headers.get('content-type')?.includes('json') && text ? (JSON.parse(text) as unknown) : null };
};

/** Writes something in so many fields; what is refused has been refused in words. */
const write = async (person: PersonBrowser, method: string, at: string, body: unknown, fields: number): Promise<Answer> => {
  const answer = await send(person, method, at, body);
  expect(answer.status).toBeLessThan(500);
  written += fields;
  return answer;
};

/** Writes them some at a time: each is a row of its own, so that their order says nothing. */
const writeAll = async <Each>(all: readonly Each[], act: (each: Each) => Promise<unknown>): Promise<void> => {
  const left = [...all];
  const hand = async () => {
    for (let each = left.shift(); each !== undefined; each = left.shift()) await act(each);
  };
  await Promise.all(Array.from({ length: 6 }, hand));
};

/** Some of them, from every way out and of every kind: for a field that holds one at a time, so that the last one alone is ever seen. */
const SOME = PAYLOADS.filter((_, at) => at % 23 === 0);

/** Opens a page and gives whatever is in it time to run. */
const open = async ({ page }: PersonBrowser, at: string) => {
  await page.goto(product.url + at);
  await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 90_000 });
  await page.getByText('Hämtar…').first().waitFor({ state: 'detached', timeout: 90_000 });
  // Handlers of pictures and frames run after what they belong to has been drawn.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
};

const nothingRan = () => expect(hits).toEqual([]);
const short = (text: string, max: number) => text.slice(0, max);

test('consultations and their facts', async () => {
  let last = '';
  await writeAll(PAYLOADS, async (payload) => {
    const { body } = await write(anna, 'POST', '/api/consultations', { title: payload, issuers: [payload, short(payload, 100)], issuerCaseNumber: short(payload, 60), sentOn: null, dueOn: '2027-12-15' }, 4);
    last = (body as { id?: string } | null)?.id ?? last;
  });
  await open(anna, '/');
  await open(anna, `/remisser/${last}`);
  await open(anna, '/arbete');
  nothingRan();
}, 240_000);

test('sources: names of files, words and facts', async () => {
  const { organisation } = (await send(anna, 'GET', '/api/session')).body as { organisation: { id: string } };
  const page = `<!doctype html><title>${PAYLOADS[3] ?? ''}</title><h1>Rubrik</h1>${PAYLOADS.map((each) => `<p>${each}</p><h2>${each.replaceAll('<', '&lt;')}</h2>`).join('\n')}`;
  const cookie = (await anna.context.cookies(product.url)).map(({ name, value }) => `${name}=${value}`).join('; ');
  const add = async (filename: string, type: string, content: string) => {
    const answer = await fetch(`${product.url}/api/sources?organisation=${organisation.id}&filename=${encodeURIComponent(filename)}`, { method: 'POST', headers: { cookie, 'content-type': type }, body: content });
    expect(answer.status).toBeLessThan(500);
    return answer.status === 202 ? ((await answer.json()) as { source: { id: string } }).source.id : null;
  };
  const ids = [await add(`${PAYLOADS[2] ?? ''}.html`, 'text/html', page), await add(`${PAYLOADS[4] ?? ''}.txt`, 'text/plain', PAYLOADS.join('\n\n'))];
  written += PAYLOADS.length * 3;
  for (const id of ids.filter((each) => each !== null)) {
    for (const payload of SOME) await write(anna, 'PUT', `/api/sources/${id}`, { kind: 'other', title: short(payload, 200), issuer: short(payload, 100), caseNumber: short(payload, 60), dated: null }, 3);
    await open(anna, `/kallor/${id}`);
    await anna.page.getByText('hit()').first().waitFor();
  }
  nothingRan();
}, 240_000);

test('comments, versions and what is pasted into the text', async () => {
  await open(anna, '/');
  await openDemoResponse(anna.page);
  const id = anna.page.url().split('/').at(-1) ?? '';
  await writeAll(PAYLOADS, async (payload) => {
    await write(anna, 'POST', `/api/responses/${id}/threads`, { visibility: 'organisation', target: null, comment: { text: payload, mentions: [] } }, 1);
    await write(anna, 'POST', `/api/responses/${id}/versions`, { label: short(payload, 200) }, 1);
  });
  const text = await textOf(anna.page);
  await text.locator('p').last().click();
  await anna.page.evaluate((all) => {
    for (const html of all) {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', `<p>${html}</p>`);
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }
  }, PAYLOADS);
  written += PAYLOADS.length;
  await anna.page.keyboard.insertText(PAYLOADS.join(' '));
  await open(anna, `/svar/${id}?avsnitt=${encodeURIComponent(PAYLOADS[2] ?? '')}&trad=${encodeURIComponent(PAYLOADS[0] ?? '')}`);
  await textOf(anna.page);
  await open(anna, `/svar/${id}/versioner`);
  nothingRan();
}, 240_000);

test('what an organisation and its people are called', async () => {
  await writeAll(PAYLOADS, (payload) => write(ada, 'POST', '/api/organisation/phrases', { title: short(payload, 120), body: payload }, 2));
  for (const payload of SOME) {
    await write(ada, 'PUT', '/api/organisation', { name: short(payload, 200), letterHead: payload, signatoryRule: payload, importanceClasses: [short(payload, 60)] }, 4);
    await write(ada, 'PUT', '/api/account/name', { name: short(payload, 120) }, 1);
  }
  await write(ada, 'PUT', '/api/organisation/decision-bodies', { bodies: PAYLOADS.slice(0, 20).map((name) => ({ id: null, name: short(name, 120), meetings: [] })) }, 20);
  const people = PAYLOADS.map((payload) => ({ email: `${randomUUID()}@example.se`, name: short(payload, 120), role: 'author', title: short(payload, 120) }));
  await write(ada, 'POST', '/api/organisation/invitations', { people }, PAYLOADS.length * 2);
  for (const at of ['/organisation', '/organisation/personer', '/organisation/fraser', '/organisation/beslut', '/organisation/logg', '/konto']) await open(ada, at);
  nothingRan();
}, 240_000);

test('connections, sign-in services, guests and addresses', async () => {
  const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await writeAll(PAYLOADS, async (payload) => {
    await write(ada, 'POST', '/api/tokens', { name: short(payload, 80), scopes: ['reviews:read'], until }, 1);
    await write(ada, 'POST', '/api/organisation/webhooks', { name: short(payload, 80), url: payload, events: ['ping'], isEnabled: true }, 2);
    await write(ada, 'POST', '/api/organisation/domains', { domain: payload.toLowerCase() }, 1);
  });
  for (const payload of PAYLOADS.slice(0, 8)) await write(ada, 'POST', '/api/organisation/webhooks', { name: short(payload, 80), url: `https://a.example/?${encodeURIComponent(payload)}`, events: ['ping'], isEnabled: true }, 1);
  for (const payload of PAYLOADS.slice(0, 40)) {
    const saml = { kind: 'saml', issuer: payload, entryPoint: payload, certificates: [payload] };
    await write(ada, 'POST', '/api/organisation/identity-providers', { name: short(payload, 80), connection: saml, isEnabled: false, defaultRole: null }, 3);
  }
  for (const at of ['/organisation/kopplingar', '/organisation/inloggning', '/konto']) await open(ada, at);
  const { page } = await openSignedOut();
  for (const payload of SOME) {
    const code = encodeURIComponent(payload);
    for (const at of [`/logga-in?till=${code}&fel=${code}`, `/inbjudan#${code}`, `/${code}`]) await page.goto(product.url + at);
    written += 4;
  }
  nothingRan();
}, 240_000);

/** A page of Anna's browser without her session. */
const openSignedOut = async () => {
  await anna.context.clearCookies();
  return { page: anna.page };
};

afterAll(() => process.stdout.write(`scripts: ${written} written, ${hits.length} ran or were reported\n${hits.slice(0, 20).join('\n')}\n`));

test('they were more than three thousand', () => {
  expect(written).toBeGreaterThanOrEqual(3_000);
});
