// Signing in through OpenID Connect: by a real provider, and by one that forges whatever it can.
import { generateKeyPairSync } from 'node:crypto';
import http, { type IncomingMessage } from 'node:http';
import { sessionShape, type ProviderDraft } from '@samsvar/protocol';
import Provider from 'oidc-provider';
import { AccessNews } from '../session/access-news';
import { SessionReader } from '../session/session-reader';
import { aBrowser, type TestBrowser } from './testing/a-browser';
import { aForgingProvider, type ForgingProvider, type Saying } from './testing/a-forging-provider';
import { addProvider, aFreePort, aPersonAt, aSite, aTenant, counts, proveDomain, type Site, type Tenant } from './testing/a-site';

let site: Site;
beforeAll(async () => {
  site = await aSite();
}, 60_000);
afterAll(() => site.server.close());

const isBack = (url: string): boolean => url.startsWith(`${site.origin}/`) && !url.startsWith(`${site.origin}/sso/`);
const whoIs = async (browser: TestBrowser) => {
  const answer = await browser.visit(`${site.origin}/api/session`);
  return answer.status === 200 ? sessionShape.parse(JSON.parse(answer.text)) : null;
};

describe('a real provider', () => {
  let tenant: Tenant;
  let server: http.Server;
  let provider: Awaited<ReturnType<typeof addProvider>>;
  const accounts: Record<string, Record<string, unknown>> = {};
  let who = '';
  let issuer = '';

  beforeAll(async () => {
    tenant = await aTenant(site);
    const port = await aFreePort();
    issuer = `http://127.0.0.1:${String(port)}`;
    provider = await addProvider(tenant, { connection: { kind: 'oidc', issuer, clientId: 'samsvar', clientSecret: 'hemligt-ord-for-prov' }, defaultRole: 'reviewer' });
    const oidc = new Provider(issuer, {
      clients: [{ client_id: 'samsvar', client_secret: 'hemligt-ord-for-prov', redirect_uris: [provider.redirectUri] }],
      claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
      cookies: { keys: ['x'] },
      features: { devInteractions: { enabled: false } },
      findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => Promise.resolve({ sub: id, ...accounts[id] }) }),
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      loadExistingGrant: async (context: { oidc: { client: { clientId: string }; session: { accountId: string } } }) => {
        const grant = new oidc.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    });
    const callback = oidc.callback();
    server = http.createServer((request, response) => {
      if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
      void oidc.interactionFinished(request, response, { login: { accountId: who, amr: accounts[who]?.['amr'] } });
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  }, 30_000);
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const signIn = async (account: string, till = '/arbete') => {
    who = account;
    const browser = aBrowser();
    const end = await browser.visit(`${site.origin}/sso/${provider.id}/start?till=${encodeURIComponent(till)}`, { until: isBack });
    return { browser, end, session: await whoIs(browser) };
  };

  test('signs in somebody who is new here, with the default role, and knows them again by their subject alone', async () => {
    accounts['s-1'] = { email: `Ny.Person@${tenant.domain}`, email_verified: true, name: 'Ny\u202e Person' };
    const { end, session } = await signIn('s-1', '/svar/1?avsnitt=2');
    expect(end.url).toBe(`${site.origin}/svar/1?avsnitt=2`);
    expect(session).toMatchObject({ role: 'reviewer', person: { name: 'Ny Person', email: `ny.person@${tenant.domain}` }, organisation: { id: tenant.organisation } });
    // Another address, not even proved: it is the same person all the same.
    accounts['s-1'] = { email: 'annan@example.net', email_verified: false };
    const again = await signIn('s-1');
    expect(again.session?.person).toEqual(session?.person);
    const log = await site.server.sql`select action from audit_entry where organisation_id = ${tenant.organisation} order by seq`;
    expect(log.map(({ action }) => String(action))).toEqual(expect.arrayContaining(['provider.changed', 'member.joined', 'session.began']));
  });

  test('a member whose address is in the proved domain is linked; one who was taken out stays out', async () => {
    const email = `gammal@${tenant.domain}`;
    const id = await aPersonAt(site.server, { organisationId: tenant.organisation }, email);
    accounts['s-2'] = { email, email_verified: true };
    expect((await signIn('s-2')).session?.person.id).toBe(id);
    await site.server.sql`delete from membership where person_id = ${id}`;
    const { end, session } = await signIn('s-2');
    expect([end.url, session]).toEqual([`${site.origin}/logga-in?fel=provider-refused`, null]);
  });

  test('an address that was given to somebody else does not give them the account', async () => {
    const email = `delad@${tenant.domain}`;
    accounts['s-3'] = { email, email_verified: true };
    accounts['s-4'] = { email, email_verified: true };
    expect((await signIn('s-3')).session?.person.email).toBe(email);
    expect((await signIn('s-4')).session).toBeNull();
  });

  test('a trial tells its steps and signs nobody in, also while the provider is switched off', async () => {
    accounts['s-5'] = { email: `prov@${tenant.domain}`, email_verified: true };
    const draft = { name: 'Av', connection: provider.connection, isEnabled: false, defaultRole: null };
    await tenant.client.send('PUT', `/api/organisation/identity-providers/${provider.id}`, draft);
    const at = `/api/organisation/identity-providers/${provider.id}/test`;
    expect((await signIn('s-5')).end.url).toContain('/logga-in?fel=');
    const before = await counts(site.server);
    const trial = async (account: string) => {
      who = account;
      const browser = aBrowser();
      // The administrator's own browser, signed in.
      const [name = '', value = ''] = tenant.client.cookie.split('=');
      browser.cookies.set(new URL(site.origin).host, new Map([[name, value]]));
      const begun = await browser.visit(`${site.origin}${at}`, { init: { method: 'POST' } });
      const { url } = JSON.parse(begun.text) as { url: string };
      expect((await tenant.client.send('GET', at)).body).toMatchObject({ state: 'waiting', steps: [{ step: 'discovery', ok: true }, { step: 'keys', ok: true }] });
      const end = await browser.visit(url, { until: isBack });
      expect(end.url).toBe(`${site.origin}/organisation/inloggning?prov=klart`);
      return (await tenant.client.send('GET', at)).body;
    };
    expect(await trial('s-5')).toMatchObject({ state: 'passed', steps: expect.arrayContaining([{ step: 'email', ok: true, detail: `prov@${tenant.domain}` }]) });
    accounts['s-6'] = { email: 'prov@nagonannanstans.example', email_verified: true };
    const failed = await trial('s-6');
    expect(failed).toMatchObject({ state: 'failed' });
    expect((failed as { steps: unknown[] }).steps.at(-1)).toMatchObject({ step: 'domain', ok: false, detail: expect.stringContaining('domän') });
    expect(await counts(site.server)).toEqual(before);
    await tenant.client.send('PUT', `/api/organisation/identity-providers/${provider.id}`, { ...draft, isEnabled: true });
  });
});

describe('a provider that forges', () => {
  let tenant: Tenant;
  let rival: Tenant;
  let forger: ForgingProvider;
  let id = '';

  beforeAll(async () => {
    [tenant, rival] = [await aTenant(site), await aTenant(site)];
    forger = await aForgingProvider();
    const connection = { kind: 'oidc' as const, issuer: forger.issuer, clientId: 'samsvar', clientSecret: null };
    ({ id } = await addProvider(tenant, { connection, defaultRole: 'author' }));
  }, 30_000);
  afterAll(() => forger.close());

  const start = async (browser: TestBrowser, headers: Record<string, string> = {}): Promise<string> => {
    const at = await browser.visit(`${site.origin}/sso/${id}/start`, { until: (url) => url.startsWith(forger.issuer), init: { headers } });
    return at.url;
  };
  const back = (browser: TestBrowser, query: string, provider = id) =>
    browser.visit(`${site.origin}/sso/${provider}/callback?${query}`, { until: isBack });
  const attempt = async (saying: Saying, extra: Readonly<Record<string, string>> = {}) => {
    const browser = aBrowser();
    forger.say(saying);
    const end = await back(browser, forger.answer(await start(browser), extra));
    return { end: end.url.slice(site.origin.length), session: await whoIs(browser) };
  };
  const honest = (name: string) => ({ sub: name, email: `${name}@${tenant.domain}`, email_verified: true });

  test('an honest word of it is believed', async () => {
    expect((await attempt({ claims: honest('arlig') })).session?.organisation.id).toBe(tenant.organisation);
  });

  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const now = Math.floor(Date.now() / 1000);
  test.each<[string, Saying, Readonly<Record<string, string>>?]>([
    ['another nonce', { claims: { nonce: 'x'.repeat(43) } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['a token of another client', { claims: { aud: 'nagon-annan' } }],
    ['a token of two, for the other', { claims: { aud: ['samsvar', 'nagon-annan'], azp: 'nagon-annan' } }],
    ['another issuer', { claims: { iss: 'https://login.example' } }],
    ['a token that is over', { claims: { iat: now - 900, exp: now - 600 } }],
    ['a token of tomorrow', { claims: { nbf: now + 86_400 } }],
    ['alg none', { header: { alg: 'none' }, signature: '' }],
    ['alg HS256 with the public key', { header: { alg: 'HS256' } }],
    ['a signature of another key', { key: other }],
    ['no signature', { signature: '' }],
    ['an unknown key', { header: { kid: 'two' }, key: other }],
    ['no subject', { claims: { sub: undefined } }],
    ['an empty subject', { claims: { sub: '' } }],
    ['a subject that is a number', { claims: { sub: 7 } }],
    ['the issuer of another in the answer (mix-up)', {}, { iss: 'https://login.example' }],
    ['email_verified false', { claims: { email_verified: false } }],
    ['email_verified absent', { claims: { email_verified: undefined } }],
    ['email_verified as text', { claims: { email_verified: 'true' } }],
    ['email_verified as a number', { claims: { email_verified: 1 } }],
    ['an address that is a list', { claims: { email: ['a@b.example'] } }],
    ['an address with two at signs', { claims: { email: 'a@b.example@c.example' } }],
    ['an address that looks like another', { claims: { email: 'pia@organisаtion.example' } }],
    ['an error', {}, { error: 'access_denied' }],
  ])('%s: nobody is signed in, nothing is changed', async (_, saying, extra = {}) => {
    const before = await counts(site.server);
    const { end, session } = await attempt({ ...saying, claims: { ...honest('falsk'), ...saying.claims } }, extra);
    expect([end, session]).toEqual(['/logga-in?fel=provider-refused', null]);
    expect(await counts(site.server)).toEqual(before);
  });

  test('it may not speak of another organisation’s domain or people, nor of a domain that nobody has proved', async () => {
    await aPersonAt(site.server, { organisationId: rival.organisation }, `pia@${rival.domain}`);
    // A person of the rival with an address in our domain is theirs, too.
    await aPersonAt(site.server, { organisationId: rival.organisation }, `gast@${tenant.domain}`);
    const before = await counts(site.server);
    for (const email of [`pia@${rival.domain}`, `ny@${rival.domain}`, `gast@${tenant.domain}`, `ny@under.${tenant.domain}`, 'ny@nagonstans.example']) {
      expect((await attempt({ claims: { ...honest('framling'), email } })).session).toBeNull();
    }
    expect(await counts(site.server)).toEqual(before);
    const told = await site.server.sql`select facts ->> 'problem' as problem from audit_entry where organisation_id = ${tenant.organisation} and action = 'session.refused'`;
    expect(told.map(({ problem }) => String(problem))).toEqual(expect.arrayContaining(['domain', 'not-known']));
  });

  test('what one browser began, another cannot finish, and nothing is finished twice', async () => {
    const [victim, thief] = [aBrowser(), aBrowser()];
    forger.say({ claims: honest('tjuv') });
    const query = forger.answer(await start(thief));
    await start(victim);
    expect((await back(victim, query)).url).toContain('fel=provider-refused');
    expect(await whoIs(victim)).toBeNull();
    // It has been used up.
    expect((await back(thief, query)).url).toContain('fel=provider-refused');
    const again = forger.answer(await start(thief));
    expect((await back(thief, again)).url).toBe(`${site.origin}/`);
    const { cookies } = thief;
    const second = aBrowser();
    second.cookies = cookies;
    expect((await back(thief, again)).url).toContain('fel=provider-refused');
  });

  test.each(['', 'state=', 'state=x&state=y', 'code=x', 'state=%00'])('an answer with %j is nobody’s', async (query) => {
    expect((await back(aBrowser(), query)).url).toContain('fel=provider-refused');
  });

  test('a state of one provider does not count at another', async () => {
    const elsewhere = await aForgingProvider();
    const { id: otherId } = await addProvider(rival, { connection: { kind: 'oidc', issuer: elsewhere.issuer, clientId: 'samsvar', clientSecret: null }, defaultRole: 'author' });
    const browser = aBrowser();
    forger.say({ claims: honest('blandad') });
    const query = forger.answer(await start(browser));
    expect((await back(browser, query, otherId)).url).toContain('fel=provider-refused');
    expect(await whoIs(browser)).toBeNull();
    elsewhere.close();
  });

  test('the address to come back to is from the settings, whatever a request claims', async () => {
    const lead = await start(aBrowser(), { 'x-forwarded-host': 'ond.example', 'x-forwarded-proto': 'https', forwarded: 'host=ond.example' });
    expect(new URL(lead).searchParams.get('redirect_uri')).toBe(`${site.origin}/sso/${id}/callback`);
    expect(new URL(lead).searchParams.get('code_challenge_method')).toBe('S256');
  });

  test.each(['//ond.example', 'https://ond.example', '/\\ond.example', 'javascript:alert(1)', '/logga-in?till=x', '/api/session', '/a\nb'])('%j is no page to come to afterwards', async (till) => {
    const browser = aBrowser();
    forger.say({ claims: honest('sedan') });
    const lead = await browser.visit(`${site.origin}/sso/${id}/start?till=${encodeURIComponent(till)}`, { until: (url) => url.startsWith(forger.issuer) });
    expect((await back(browser, forger.answer(lead.url))).url).toBe(`${site.origin}/`);
  });

  test('two factors count when the provider says so, and only then', async () => {
    const person = await aPersonAt(site.server, { organisationId: tenant.organisation }, `tva@${tenant.domain}`);
    await site.server.sql`insert into person_totp (person_id, sealed_secret, confirmed_at) values (${person}, '\\x00', now())`;
    const claims = honest('tva');
    expect(await attempt({ claims })).toEqual({ end: '/logga-in?steg=faktor&till=%2F', session: null });
    expect(await attempt({ claims: { ...claims, amr: 'mfa' } })).toMatchObject({ session: null });
    expect(await attempt({ claims: { ...claims, amr: ['pwd'] } })).toMatchObject({ session: null });
    expect((await attempt({ claims: { ...claims, amr: ['pwd', 'mfa'] } })).session?.person.id).toBe(person);
    expect((await attempt({ claims: { ...claims, acr: 'http://id.elegnamnden.se/loa/1.0/loa3' } })).session?.person.id).toBe(person);
  });

  test('who has shown two factors there needs none here, and nobody is led to set one up', async () => {
    const person = await aPersonAt(site.server, { organisationId: tenant.organisation }, `regel@${tenant.domain}`);
    const { sql } = site.server;
    const required = sql.json({ secondFactor: { author: 'required' }, providerOnly: [] });
    await sql`insert into organisation_setting (organisation_id, sign_in_rules) values (${tenant.organisation}, ${required})
      on conflict (organisation_id) do update set sign_in_rules = excluded.sign_in_rules`;
    const enter = async (saying: Saying) => {
      const browser = aBrowser();
      forger.say(saying);
      const end = await back(browser, forger.answer(await start(browser)));
      return { end: end.url.slice(site.origin.length), ...(await standingOf(browser)) };
    };
    const one = await enter({ claims: honest('regel') });
    expect(one).toMatchObject({ end: '/', session: { person: { id: person }, isEnrolling: true }, open: 403, isAtSocket: false });
    const two = await enter({ claims: { ...honest('regel'), amr: ['pwd', 'mfa'] } });
    expect(two).toMatchObject({ end: '/', session: { person: { id: person }, isEnrolling: false }, open: 200, isAtSocket: true });
    // An administrator who comes so keeps the rule that they set.
    await sql`update membership set role = 'administrator' where person_id = ${person}`;
    await sql`delete from organisation_setting where organisation_id = ${tenant.organisation}`;
    const rules = { secondFactor: { administrator: 'required', author: 'optional', reviewer: 'optional', registrar: 'optional', decision_maker: 'optional' }, providerOnly: [] };
    const setRules = async (amr: readonly string[]) => {
      const browser = aBrowser();
      forger.say({ claims: { ...honest('regel'), amr } });
      await back(browser, forger.answer(await start(browser)));
      // A provider's word confirms nobody who has something here; this person has nothing.
      const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(rules) };
      return (await browser.visit(`${site.origin}/api/organisation/sign-in-rules`, { init })).status;
    };
    expect([await setRules(['pwd']), await setRules(['pwd', 'mfa'])]).toEqual([409, 200]);
    await sql`delete from organisation_setting where organisation_id = ${tenant.organisation}`;
  });

  const standingOf = async (browser: TestBrowser) => {
    const cookie = [...(browser.cookies.get(new URL(site.origin).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
    const { app } = site.server;
    const request = { headers: { cookie } } as IncomingMessage; // the part that is read
    return {
      session: await whoIs(browser),
      open: (await browser.visit(`${site.origin}/api/consultations`)).status,
      isAtSocket: (await app.get(SessionReader).actorOf(request)) !== null,
    };
  };

  describe('sessions end with what they were believed for', () => {
    const draft = (changes: Partial<ProviderDraft> = {}) => ({
      name: 'Inloggningstjänsten', isEnabled: true, defaultRole: 'author' as const,
      connection: { kind: 'oidc' as const, issuer: forger.issuer, clientId: 'samsvar', clientSecret: null }, ...changes,
    });
    const save = async (provider: string, changes: Partial<ProviderDraft>) =>
      expect((await tenant.client.send('PUT', `/api/organisation/identity-providers/${provider}`, draft(changes))).status).toBe(200);
    const begin = async (claims: Record<string, unknown>) => {
      const browser = aBrowser();
      forger.say({ claims });
      await back(browser, forger.answer(await start(browser)));
      return browser;
    };

    test('a provider that is switched off takes its people out, with half sessions and what they have open; others stay', async () => {
      const person = await aPersonAt(site.server, { organisationId: tenant.organisation }, `halv@${tenant.domain}`);
      await site.server.sql`insert into person_totp (person_id, sealed_secret, confirmed_at) values (${person}, '\\x00', now())`;
      await begin(honest('halv'));
      const browser = await begin(honest('ute'));
      const session = await whoIs(browser);
      expect(session).not.toBeNull();
      const told: unknown[] = [];
      const leave = site.server.app.get(AccessNews).follow((whose) => told.push(whose));
      const through = () => site.server.sql`select from session where ${id} in (data ->> 'way', data #>> '{pending,way}')`;
      expect((await through()).length).toBeGreaterThan(1);
      // A new name and another role for those who come are no reason.
      await save(id, { name: 'Annat namn', defaultRole: 'reviewer' });
      expect(await whoIs(browser)).not.toBeNull();
      await save(id, { isEnabled: false });
      expect(await whoIs(browser)).toBeNull();
      expect(await through()).toHaveLength(0);
      const end = Date.now() + 5_000;
      while (!told.includes(session?.person.id) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
      expect(told).toContain(session?.person.id);
      leave();
      expect((await tenant.client.send('GET', '/api/session')).status).toBe(200);
      await save(id, { isEnabled: true });
    });

    test('and so do one that becomes another and one that is removed', async () => {
      const browser = await begin(honest('ny-utgivare'));
      expect(await whoIs(browser)).not.toBeNull();
      const elsewhere = await aForgingProvider();
      await save(id, { connection: { kind: 'oidc', issuer: elsewhere.issuer, clientId: 'samsvar', clientSecret: null } });
      expect(await whoIs(browser)).toBeNull();
      await save(id, {});
      const again = await begin(honest('ny-utgivare-igen'));
      expect(await whoIs(again)).not.toBeNull();
      const { body } = await tenant.client.send('DELETE', `/api/organisation/identity-providers/${id}`);
      expect(await whoIs(again)).toBeNull();
      elsewhere.close();
      expect(body).toEqual({ providers: [] });
      const connection = { kind: 'oidc' as const, issuer: forger.issuer, clientId: 'samsvar', clientSecret: null };
      ({ id } = await addProvider(tenant, { connection, defaultRole: 'author' }));
      await begin(honest('ny-tjanst'));
    });
  });

  test.each([
    ['a trial', () => `/api/organisation/identity-providers/${id}/test`],
    ['a look for a domain’s record', () => `/api/organisation/domains/${tenant.domain}/check`],
  ])('%s is begun by nobody who has not just said who they are', async (_, path) => {
    const client = await site.server.client(tenant.administrator);
    const { sql } = site.server;
    await sql`update session set data = data - 'confirmedAt' where person_id = ${tenant.administrator.personId}`;
    expect(await client.send('POST', path())).toMatchObject({ status: 403, body: { code: 'confirmation-needed' } });
    await sql`update session set data = data || jsonb_build_object('confirmedAt', ${Date.now()}::bigint) where person_id = ${tenant.administrator.personId}`;
  });

  test('another issuer is another provider: who people were is forgotten', async () => {
    const before = await site.server.sql`select count(*)::int as n from person_identity where provider_id = ${id}`;
    expect(before[0]?.['n']).toBeGreaterThan(0);
    const elsewhere = await aForgingProvider();
    const connection = { kind: 'oidc', issuer: elsewhere.issuer, clientId: 'samsvar', clientSecret: null };
    const saved = await tenant.client.send('PUT', `/api/organisation/identity-providers/${id}`, { name: 'Ny', connection, isEnabled: true, defaultRole: 'author' });
    expect(saved.status).toBe(200);
    const after = await site.server.sql`select count(*)::int as n from person_identity where provider_id = ${id}`;
    expect(after[0]?.['n']).toBe(0);
    elsewhere.close();
  });

  test('who is asked for by a domain is told of its providers, and of nothing else', async () => {
    await proveDomain(site.server, rival.administrator, 'tyst.example');
    const client = await site.server.client();
    const ways = async (email: string) => (await client.send('GET', `/api/sign-in-ways?email=${encodeURIComponent(email)}`)).text;
    expect(await ways(`ingen@${tenant.domain}`)).toBe(await ways(`tva@${tenant.domain}`));
    expect(JSON.parse(await ways(`ingen@${tenant.domain}`))).toEqual({ password: true, providers: [{ id, name: 'Ny' }], isSending: false });
    expect(JSON.parse(await ways('ingen@nagonstans.example'))).toEqual({ password: true, providers: [], isSending: false });
    expect(JSON.parse(await ways('ingen'))).toEqual({ password: true, providers: [], isSending: false });
  });
});
