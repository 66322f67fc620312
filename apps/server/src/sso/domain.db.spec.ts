// Proving that domains are an organisation's own, by a real name server on this machine.
import type { Actor } from '@samsvar/domain';
import { Access } from '../access/access';
import { Audit } from '../audit/audit';
import { anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';
import { DomainService, readDomain } from './domain.service';
import { aNameServer, type NameServer } from './testing/a-name-server';
import { TxtReader } from './txt-reader';

let server: TestApplication;
let names: NameServer;
let domains: DomainService;
let [one, other]: Actor[] = [];

beforeAll(async () => {
  server = await anApplication();
  names = await aNameServer();
  domains = new DomainService(server.sql, () => new Date(), server.app.get(Access), server.app.get(Audit), new TxtReader([names.address]));
  [one, other] = [await anActor(server.sql, 'administrator'), await anActor(server.sql, 'administrator')];
}, 60_000);
afterAll(async () => {
  names.close();
  await server.close();
});

const actor = (who: Actor | undefined): Actor => {
  if (!who) throw new Error('nobody');
  return who;
};
const actions = async (who: Actor | undefined) =>
  (await server.sql`select action from audit_entry where organisation_id = ${actor(who).organisationId} order by seq`).map(({ action }) => String(action));

test('a domain is proved by its record and by nothing else, and by one organisation alone', async () => {
  const [mine, theirs] = [actor(one), actor(other)];
  const added = (await domains.add(mine, 'Region.Example')).domains[0];
  expect(added).toMatchObject({ domain: 'region.example', recordName: '_samsvar.region.example', provedAt: null });
  const rival = (await domains.add(theirs, 'region.example')).domains[0];
  expect(rival?.recordValue).not.toBe(added?.recordValue);
  const name = '_samsvar.region.example';
  for (const records of [[], ['samsvar-domain='], ['v=spf1 -all'], [`${added?.recordValue ?? ''}x`], [rival?.recordValue ?? '']]) {
    names.records.set(name, records);
    await expect(domains.check(mine, 'region.example')).rejects.toMatchObject({ code: 'domain-not-proved' });
  }
  expect((await domains.list(mine)).domains[0]).toMatchObject({ provedAt: null, checkedAt: expect.any(String) });
  names.records.set(name, ['v=spf1 -all', added?.recordValue ?? '', rival?.recordValue ?? '']);
  expect((await domains.check(mine, 'region.example')).domains[0]?.provedAt).toEqual(expect.any(String));
  await expect(domains.check(theirs, 'region.example')).rejects.toMatchObject({ code: 'domain-taken' });
  expect((await domains.list(theirs)).domains[0]?.provedAt).toBeNull();
  expect(await actions(one)).toEqual(['domain.changed', 'domain.proved']);
  // Looked for again: nothing has happened, and nothing is written down.
  await domains.check(mine, 'region.example');
  expect(await actions(one)).toEqual(['domain.changed', 'domain.proved']);
  await domains.remove(mine, 'region.example');
  expect((await domains.check(theirs, 'region.example')).domains[0]?.provedAt).toEqual(expect.any(String));
});

test('what is not there, or is another organisation’s, is not found; a name server that is silent proves nothing', async () => {
  await expect(domains.check(actor(one), 'annan.example')).rejects.toMatchObject({ code: 'not-found' });
  await expect(domains.remove(actor(one), 'region.example')).rejects.toMatchObject({ code: 'not-found' });
  names.records.set('_samsvar.tyst.example', null);
  await domains.add(actor(one), 'tyst.example');
  await expect(domains.check(actor(one), 'tyst.example')).rejects.toMatchObject({ code: 'domain-not-proved' });
}, 30_000);

test.each(['gmail.com', 'OUTLOOK.com', 'hotmail.se', 'org.se', 'co.uk', 'github.io', 'telia.com'])('%s is nobody’s own', async (domain) => {
  await expect(domains.add(actor(one), domain)).rejects.toMatchObject({ code: 'domain-taken' });
});

test.each([
  ['Region.Example.', 'region.example'],
  ['@region.example', 'region.example'],
  ['åland.example', 'xn--land-poa.example'],
  ['se', null],
  ['', null],
  ['10.0.0.1', null],
  ['region.example/x', null],
  ['a..b.example', null],
  ['-a.example', null],
  ['region example', null],
  ['[::1]', null],
  ['a@b.example', null],
])('%j is the domain %j', (text, domain) => {
  expect(readDomain(text)).toBe(domain);
});

test('the last domain stays while some must come through a provider', async () => {
  const mine = await anActor(server.sql, 'administrator');
  await domains.add(mine, 'kvar.example');
  await server.sql`update organisation_domain set proved_at = now() where domain = 'kvar.example'`;
  const rules = server.sql.json({ secondFactor: {}, providerOnly: ['author'] });
  await server.sql`insert into organisation_setting (organisation_id, sign_in_rules) values (${mine.organisationId}, ${rules})
    on conflict (organisation_id) do update set sign_in_rules = excluded.sign_in_rules`;
  await expect(domains.remove(mine, 'kvar.example')).rejects.toMatchObject({ code: 'rule-locks-out' });
  expect((await domains.list(mine)).domains).toHaveLength(1);
});
