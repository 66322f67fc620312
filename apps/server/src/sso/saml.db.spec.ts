// Signing in through SAML: answers that a real provider has signed, and everything that can be made of them.
import { sessionShape } from '@samsvar/protocol';
import samlp from 'samlp';
import { aBrowser, type TestBrowser } from './testing/a-browser';
import { answerOf, ENTITY, ENTRY_POINT } from './testing/a-saml-provider';
import { addProvider, aSite, aTenant, counts, type Site, type Tenant } from './testing/a-site';
import { IDP_CERTIFICATE, OTHER_CERTIFICATE, OTHER_KEY } from './testing/some-keys';
import { wrappings } from './testing/wrapped-answers';

let site: Site;
let tenant: Tenant;
let id = '';
const VICTIM = 'chef';

beforeAll(async () => {
  site = await aSite();
  tenant = await aTenant(site);
  const connection = { kind: 'saml' as const, issuer: ENTITY, entryPoint: ENTRY_POINT, certificates: [IDP_CERTIFICATE] };
  ({ id } = await addProvider(tenant, { connection, defaultRole: 'author' }));
}, 60_000);
afterAll(() => site.server.close());

const person = (name: string) => ({ id: `subjekt-${name}`, email: `${name}@${tenant.domain}` });
const isBack = (url: string) => url.startsWith(`${site.origin}/`) && !url.startsWith(`${site.origin}/sso/`);
const start = async (browser: TestBrowser) => (await browser.visit(`${site.origin}/sso/${id}/start?till=/arbete`, { until: (url) => url.startsWith(ENTRY_POINT) })).url;
/** As a provider's page posts it: from another site, without cookies. */
const post = (xml: string) =>
  fetch(`${site.origin}/sso/${id}/acs`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: 'https://login.example', 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64'), RelayState: 'x' }),
  });
const goOn = (browser: TestBrowser, answer: Response) => browser.visit(new URL(answer.headers.get('location') ?? '', site.origin).href, { until: isBack });
const whoIs = async (browser: TestBrowser) => {
  const answer = await browser.visit(`${site.origin}/api/session`);
  return answer.status === 200 ? sessionShape.parse(JSON.parse(answer.text)) : null;
};
const attempt = async (make: (lead: string) => Promise<string>) => {
  const browser = aBrowser();
  const answer = await post(await make(await start(browser)));
  const end = await goOn(browser, answer);
  return { status: answer.status, end: end.url.slice(site.origin.length), session: await whoIs(browser) };
};
const REFUSED = { status: 303, end: '/logga-in?fel=provider-refused', session: null };

test('signs in by a signed assertion, in the browser that began it', async () => {
  const { status, end, session } = await attempt((lead) => answerOf(samlp, lead, person('ny')));
  expect([status, end]).toEqual([303, '/arbete']);
  expect(session).toMatchObject({ role: 'author', person: { email: `ny@${tenant.domain}` }, organisation: { id: tenant.organisation } });
});

test('signs in when the response is signed as well, and not when that signature is broken', async () => {
  expect((await attempt((lead) => answerOf(samlp, lead, person('ny'), { signResponse: true }))).session?.person.email).toBe(`ny@${tenant.domain}`);
  const broken = await attempt(async (lead) => (await answerOf(samlp, lead, person('ny'), { signResponse: true })).replace(/IssueInstant="2/, 'IssueInstant="3'));
  expect(broken).toEqual(REFUSED);
});

describe('nobody is signed in and nothing is changed', () => {
  const options: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['unsigned', { signAssertion: false }],
    ['only the response signed', { signAssertion: false, signResponse: true }],
    ['signed with SHA-1', { signatureAlgorithm: 'rsa-sha1', digestAlgorithm: 'sha1' }],
    ['a SHA-1 digest', { digestAlgorithm: 'sha1' }],
    ['the certificate and key of another provider', { key: OTHER_KEY, cert: OTHER_CERTIFICATE }],
    ['another audience', { audience: 'https://annan.example' }],
    ['another destination', { destination: 'https://annan.example/acs' }],
    ['another recipient', { recipient: 'https://annan.example/acs' }],
    ['another issuer', { issuer: 'urn:annan' }],
    ['a request that was never sent', { inResponseTo: `_${'x'.repeat(43)}` }],
    ['over', { lifetimeInSeconds: -120 }],
    ['a name that is another each time', { nameIdentifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' }],
  ];
  test.each(options)('%s', async (_, option) => {
    const before = await counts(site.server);
    expect(await attempt((lead) => answerOf(samlp, lead, person(VICTIM), option))).toEqual(REFUSED);
    expect(await counts(site.server)).toEqual(before);
  });

  const changes: readonly (readonly [string, (xml: string) => string])[] = [
    ['a changed address', (xml) => xml.replaceAll(`falsk@`, `${VICTIM}@`)],
    ['a changed subject', (xml) => xml.replace('subjekt-falsk', `subjekt-${VICTIM}`)],
    ['a comment in the name', (xml) => xml.replace('subjekt-falsk', 'subjekt-<!---->falsk')],
    ['a processing instruction in the name', (xml) => xml.replace('subjekt-falsk', 'subjekt-<?x?>falsk')],
    ['a character data section', (xml) => xml.replace('subjekt-falsk', '<![CDATA[subjekt-falsk]]>')],
    ['entities that unfold', (xml) => `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${xml}`],
    ['an entity of a file', (xml) => `<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>${xml.replace('subjekt-falsk', '&a;')}`],
    ['alg none', (xml) => xml.replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'none')],
    ['a key that both have', (xml) => xml.replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2000/09/xmldsig#hmac-sha1')],
    ['no signature value', (xml) => xml.replace(/<SignatureValue>[^<]*/, '<SignatureValue>')],
    ['an empty reference', (xml) => xml.replace(/URI="#[^"]*"/, 'URI=""')],
    ['the signature taken out', (xml) => xml.replace(/<Signature[\s\S]*?<\/Signature>/, '')],
    ['two references', (xml) => xml.replace(/(<Reference [\s\S]*?<\/Reference>)/, '$1$1')],
    ['no request named', (xml) => xml.replace(/(<samlp:Response[^>]*) InResponseTo="[^"]*"/, '$1')],
    ['an assertion of before, in a new response', (xml) => xml.replace(/InResponseTo="_[^"]*"/, `InResponseTo="_${'y'.repeat(43)}"`)],
    ['what is no XML', () => 'inte xml'],
    ['nothing', () => ''],
    ['another root', (xml) => xml.replaceAll('samlp:Response', 'samlp:Answer')],
  ];
  test.each(changes)('%s', async (_, change) => {
    const before = await counts(site.server);
    const tried = await attempt(async (lead) => change(await answerOf(samlp, lead, person('falsk'))));
    expect(tried).toEqual(REFUSED);
    expect(await counts(site.server)).toEqual(before);
  });

  const forge = (isSameId: boolean) => (xml: string) =>
    xml.replaceAll('falsk', VICTIM).replace(/(<saml:Assertion[^>]*?) ID="[^"]*"/, isSameId ? '$&' : '$1 ID="_evil"');
  const numbers = ['1', '2', '3', '4', '5', '6', '7', '7b', '8'].flatMap((number) => [[number, false] as const, [number, true] as const]);
  test.each(numbers)('signature wrapping %s (same id: %s)', async (number, isSameId) => {
    const before = await counts(site.server);
    const tried = await attempt(async (lead) => {
      const plain = await answerOf(samlp, lead, person('falsk'));
      const signed = await answerOf(samlp, lead, person('falsk'), { signResponse: true, signAssertion: false });
      const found = wrappings(plain, signed, forge(isSameId)).find(([name]) => name.startsWith(`${number}:`));
      if (!found?.[1].includes(VICTIM)) throw new Error('nothing was forged');
      return found[1];
    });
    expect(tried).toEqual(REFUSED);
    expect(await counts(site.server)).toEqual(before);
  });
});

test('an answer is used once, also when two copies come at once', async () => {
  const browser = aBrowser();
  const xml = await answerOf(samlp, await start(browser), person('ny'));
  const answers = await Promise.all([post(xml), post(xml), post(xml)]);
  const tickets = answers.filter((answer) => answer.headers.get('location')?.includes('ticket='));
  expect(tickets).toHaveLength(1);
  const [ticket] = tickets;
  if (!ticket) throw new Error('no ticket');
  expect((await post(xml)).headers.get('location')).toContain('fel=provider-refused');
  // A stolen ticket opens nothing, and is used up.
  const thief = aBrowser();
  await start(thief);
  expect((await goOn(thief, ticket)).url).toContain('fel=provider-refused');
  expect(await whoIs(thief)).toBeNull();
  expect((await goOn(browser, ticket)).url).toContain('fel=provider-refused');
});

test('only this one path takes what another site sends, and no more than a form’s worth', async () => {
  const headers = { origin: 'https://login.example', 'sec-fetch-site': 'cross-site' };
  for (const at of [`/sso/${id}/start`, `/sso/${id}/acs/`, `/SSO/${id}/acs`, `/sso/${id}/acs/x`, '/api/session'])
    expect((await fetch(site.origin + at, { method: 'POST', headers })).status).toBe(403);
  expect((await fetch(`${site.origin}/sso/${id}/acs`, { method: 'PUT', headers })).status).toBe(403);
  const large = await fetch(`${site.origin}/sso/${id}/acs`, { method: 'POST', headers, body: new URLSearchParams({ SAMLResponse: 'A'.repeat(200_001) }) });
  expect(large.status).toBe(413);
});

test('our metadata says what we are called and where answers go', async () => {
  const text = await (await fetch(`${site.origin}/sso/${id}/metadata`)).text();
  expect(text).toContain(`entityID="${site.origin}/sso/${id}/metadata"`);
  expect(text).toContain(`Location="${site.origin}/sso/${id}/acs"`);
  expect(text).toContain('WantAssertionsSigned="true"');
});

test('a certificate that is added ends no session, and one that is not trusted any more ends those that it vouched for', async () => {
  const { sql } = site.server;
  const certificates = (list: readonly string[]) => sql`update identity_provider set settings = settings || ${sql.json({ certificates: [...list] })} where id = ${id}`;
  const isOpen = async () => (await sql`select from session where id_hash = '\\x07'`).length === 1;
  await certificates(['gammalt', 'nytt']);
  await sql`insert into session (id_hash, data, expires_at) values ('\\x07', ${sql.json({ way: id })}, now() + interval '1 hour')`;
  await certificates(['gammalt', 'nytt', 'nyast']);
  expect(await isOpen()).toBe(true);
  await certificates(['nytt', 'nyast']);
  expect(await isOpen()).toBe(false);
});
