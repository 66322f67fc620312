// The application at an address that is known beforehand, with an organisation that has a domain and a provider.
import net from 'node:net';
import type { Actor, IdentityProviderId, OrganisationId } from '@samsvar/domain';
import { providersShape, type ProviderDraft } from '@samsvar/protocol';
import { anActor } from '../../testing/a-workspace';
import { anApplication, type Differences, type TestApplication, type TestClient } from '../../testing/an-application';

export interface Site {
  readonly server: TestApplication;
  /** As people write it, and as providers are told. */
  readonly origin: string;
}

/** A port that nobody listened at a moment ago. */
export const aFreePort = async (): Promise<number> => {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
};

export const aSite = async (differences: Differences = {}): Promise<Site> => {
  const port = await aFreePort();
  const server = await anApplication({ ...differences, config: { port, ...differences.config } });
  return { server, origin: `http://localhost:${String(port)}` };
};

export interface Tenant {
  readonly administrator: Actor;
  readonly client: TestClient;
  readonly organisation: OrganisationId;
  readonly domain: string;
}

let made = 0;

/** An organisation with an administrator and a proved domain of its own. */
export const aTenant = async ({ server }: Site): Promise<Tenant> => {
  const administrator = await anActor(server.sql, 'administrator');
  const domain = `organisation-${String(++made)}.example`;
  await proveDomain(server, administrator, domain);
  return { administrator, client: await server.client(administrator), organisation: administrator.organisationId, domain };
};

/** Makes a domain an organisation's own, as if its record had been found. */
export const proveDomain = async ({ sql }: Pick<TestApplication, 'sql'>, { organisationId, personId }: Actor, domain: string): Promise<void> => {
  await sql`insert into organisation_domain (organisation_id, domain, challenge, proved_at, created_by)
    values (${organisationId}, ${domain}, 'x', now(), ${personId})`;
};

/** A provider that its administrator adds, and where it has to send people back to. */
export const addProvider = async ({ client }: Tenant, draft: Partial<ProviderDraft> & Pick<ProviderDraft, 'connection'>) => {
  const whole = { name: 'Inloggningstjänsten', isEnabled: true, defaultRole: null, ...draft };
  const answer = await client.send('POST', '/api/organisation/identity-providers', whole);
  if (answer.status !== 201) throw new Error(`no provider: ${answer.text}`);
  const added = providersShape.parse(answer.body).providers.find(({ connection }) => connection.issuer === whole.connection.issuer);
  if (!added) throw new Error('no provider');
  return added;
};

/** Somebody of an organisation with an address of their own. */
export const aPersonAt = async ({ sql }: Pick<TestApplication, 'sql'>, { organisationId }: Pick<Actor, 'organisationId'>, email: string) => {
  const [row] = await sql<{ id: string }[]>`insert into person (id, name, email, password_hash) values (gen_random_uuid(), 'Pia Prov', ${email}, null) returning id`;
  const id = row?.id ?? '';
  await sql`insert into membership (organisation_id, person_id, role) values (${organisationId}, ${id}, 'author')`;
  return id;
};

/** What is in the tables that signing in may change. */
export const counts = async ({ sql }: Pick<TestApplication, 'sql'>) => {
  const [row] = await sql<{ people: number; members: number; identities: number; sessions: number }[]>`
    select (select count(*)::int from person) as people, (select count(*)::int from membership) as members,
      (select count(*)::int from person_identity) as identities, (select count(*)::int from session where person_id is not null) as sessions`;
  return row;
};

export type { IdentityProviderId };
