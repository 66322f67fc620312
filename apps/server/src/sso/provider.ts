// An organisation's identity provider, and what comes of asking it.
import type { IdentityProviderId, OrganisationId, Role } from '@samsvar/domain';
import type { ProviderTestBody } from '@samsvar/protocol';

/** What kind of provider it is, and what is kept of how to reach it. */
export type ProviderSettings =
  | { readonly kind: 'oidc'; readonly settings: { readonly clientId: string } }
  | { readonly kind: 'saml'; readonly settings: { readonly entryPoint: string; readonly certificates: readonly string[] } };

/** A provider as it is stored. */
export type Provider = ProviderSettings & {
  readonly id: IdentityProviderId;
  readonly organisationId: OrganisationId;
  readonly name: string;
  /** The issuer of OIDC; the entity id of SAML. */
  readonly issuer: string;
  readonly sealedSecret: Buffer | null;
  readonly isEnabled: boolean;
  /** Null: people who are not here are let in by nobody's word but their administrator's. */
  readonly defaultRole: Exclude<Role, 'administrator'> | null;
  readonly testedAt: Date | null;
};
export type OidcProvider = Extract<Provider, { kind: 'oidc' }>;
export type SamlProvider = Extract<Provider, { kind: 'saml' }>;

/** What a provider says of the person who came back, after its word has been proved. */
export interface Vouched {
  readonly subject: string;
  /** Lower-case; null when it says none, or does not vouch for it. */
  readonly email: string | null;
  /** It says an address, but not that it is the person's. */
  readonly isEmailDoubtful: boolean;
  readonly name: string | null;
  /** Two, when it says that the person has shown more than a password. */
  readonly factors: 1 | 2;
}

/** The steps of signing in through a provider, in order. */
export type SsoStep = ProviderTestBody['steps'][number]['step'];
export const SSO_STEPS: readonly SsoStep[] = ['discovery', 'keys', 'redirect', 'answer', 'signature', 'subject', 'email', 'domain'];

/** What went wrong at a step, by code; words in trial-words.ts. */
export type SsoProblem =
  | 'address' | 'unreachable' | 'certificate' | 'no-discovery' | 'wrong-issuer' | 'no-keys' | 'certificate-over'
  | 'declined' | 'not-ours' | 'client' | 'code' | 'status' | 'unreadable'
  | 'unsigned' | 'weak' | 'forged' | 'audience' | 'recipient' | 'time' | 'used'
  | 'no-subject' | 'no-email' | 'email-unverified' | 'domain' | 'not-known' | 'other-person';

/** An expected failure of signing in through a provider. Nobody is signed in, and nothing has changed. */
export class SsoFault extends Error {
  constructor(
    readonly step: SsoStep,
    readonly problem: SsoProblem,
    options?: ErrorOptions,
  ) {
    super(`${step}: ${problem}`, options);
    this.name = 'SsoFault';
  }
}
