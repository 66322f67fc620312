// The SQL of what is under way between here and identity providers: each thing works once, on whichever node it comes to.
import { createHash, randomBytes } from 'node:crypto';
import type { Queries } from '@samsvar/database';
import type { IdentityProviderId, OrganisationId, PersonId } from '@samsvar/domain';
import type { SsoProblem, SsoStep, Vouched } from './provider';

/** Who tries a provider; nobody is signed in by it. */
export interface Trier {
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
}

/** A sign-in that was begun in a browser, until the provider answers. */
export interface Flow {
  readonly kind: 'flow';
  readonly till: string;
  readonly trier: Trier | null;
  /** Of OIDC. */
  readonly nonce: string;
  readonly verifier: string;
}

/** A proved answer that came without the browser's cookie, until the browser fetches it. */
export interface Ticket {
  readonly kind: 'ticket';
  readonly till: string;
  readonly trier: Trier | null;
  readonly vouched: Vouched;
}

/** How the last trial of a provider went. */
export interface Trial {
  readonly kind: 'trial';
  readonly state: 'waiting' | 'passed' | 'failed';
  readonly failed: { readonly step: SsoStep; readonly problem: SsoProblem } | null;
  readonly found: { readonly subject: string; readonly email: string | null } | null;
}

type Kept = Flow | Ticket | Trial;

/** A new secret that names what is kept; only its hash is. */
export const newToken = (): string => randomBytes(32).toString('base64url');
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

interface Keeping<T extends Kept> {
  readonly provider: IdentityProviderId;
  readonly token: string;
  /** The hash of the browser's own secret. */
  readonly browser: Buffer;
  readonly data: T;
  readonly until: Date;
}

/** Keeps it under the hash of its token; what was there under it is replaced. */
export const keep = async <T extends Kept>(sql: Queries, { provider, token, browser, data, until }: Keeping<T>): Promise<void> => {
  const json = sql.json(data as never); // plain JSON values
  await sql`
    insert into identity_flow (state_hash, provider_id, browser_hash, data, expires_at)
    values (${hashOf(token)}, ${provider}, ${browser}, ${json}, ${until})
    on conflict (state_hash) do update set data = excluded.data, expires_at = excluded.expires_at
    where identity_flow.provider_id = excluded.provider_id`;
};

interface Named {
  readonly provider: IdentityProviderId;
  readonly token: string;
  readonly now: Date;
}

/** What is kept under a token, with the browser that it belongs to. */
export interface Found<T extends Kept> {
  readonly browser: Buffer;
  readonly data: T;
}

/** Takes it away and answers it: of two who ask at once, one gets it. Null when it is not there, or too old. */
export const claim = async <T extends Flow | Ticket>(sql: Queries, kind: T['kind'], named: Named): Promise<Found<T> | null> => {
  const rows = await sql<{ browserHash: Buffer; data: T; expiresAt: Date }[]>`
    delete from identity_flow where state_hash = ${hashOf(named.token)} and provider_id = ${named.provider} and data ->> 'kind' = ${kind}
    returning browser_hash, data, expires_at`;
  const [row] = rows;
  return row && row.expiresAt > named.now ? { browser: row.browserHash, data: row.data } : null;
};

/** The same without taking it away. */
export const look = async <T extends Kept>(sql: Queries, kind: T['kind'], named: Named): Promise<Found<T> | null> => {
  const rows = await sql<{ browserHash: Buffer; data: T }[]>`
    select browser_hash, data from identity_flow
    where state_hash = ${hashOf(named.token)} and provider_id = ${named.provider} and data ->> 'kind' = ${kind} and expires_at > ${named.now}`;
  const [row] = rows;
  return row ? { browser: row.browserHash, data: row.data } : null;
};

/** Under which token the last trial of a provider is kept. It opens nothing: it is of another kind. */
export const trialToken = (provider: IdentityProviderId): string => `trial ${provider}`;

/** Notes that a message of a provider has been used; false when it had been before, on any node. */
export const useMessage = async (
  sql: Queries,
  message: { readonly provider: IdentityProviderId; readonly id: string; readonly until: Date },
): Promise<boolean> => {
  const made = await sql`
    insert into identity_message (provider_id, message_id, expires_at) values (${message.provider}, ${message.id}, ${message.until})
    on conflict do nothing`;
  return made.count === 1;
};

/** Removes what is too old to be of use. */
export const sweepFlows = async (sql: Queries, now: Date): Promise<void> => {
  await sql`delete from identity_flow where expires_at <= ${now}`;
  await sql`delete from identity_message where expires_at <= ${now}`;
};
