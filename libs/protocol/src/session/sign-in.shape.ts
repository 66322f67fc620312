// Signing in step by step, and an organisation's own rules and identity providers for it.
import { ROLES, type IdentityProviderId } from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape, lineShape } from '../base/shapes';
import { sessionShape } from './session.shape';

/**
 * The answer to every step of signing in: done; a second factor is needed (`POST /api/session/factor`, or a passkey);
 * or signed in only to set one up, since the organisation asks for it: until then everything but the account is `factor-needed`.
 */
export const signInAnswerShape = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('signed-in'), session: sessionShape }),
  z.strictObject({ state: z.literal('factor'), ways: z.array(z.enum(['totp', 'passkey', 'recovery'])) }),
  z.strictObject({ state: z.literal('enrolment'), session: sessionShape }),
]);
export type SignInAnswer = z.infer<typeof signInAnswerShape>;

/** `POST /api/session/factor`. */
export const factorShape = z.strictObject({ kind: z.enum(['totp', 'recovery']), code: z.string().trim().max(40) });
export type Factor = z.infer<typeof factorShape>;

/** `GET /api/sign-in-ways?email=`: the same for every address of a domain, whether or not somebody has it. */
export const signInWaysShape = z.strictObject({
  password: z.boolean(),
  providers: z.array(z.strictObject({ id: idShape<IdentityProviderId>(), name: z.string() })),
  /** Whether mail goes out from here: without it no link for a lost password arrives. */
  isSending: z.boolean(),
});
export type SignInWays = z.infer<typeof signInWaysShape>;
// `GET /sso/:id/start?till=` leads to the provider and back, signed in, to the page `till`; a failure leads to `/logga-in?fel=<code>`.

/** `PUT /api/session/organisation`: acts as another of one's organisations from now on; answers the session. Pages that are open are closed. */
export const actAsShape = z.strictObject({ organisationId: sessionShape.shape.organisation.shape.id });
export type ActAs = z.infer<typeof actAsShape>;

const factorRuleShape = z.enum(['optional', 'required']);
/** `GET` and `PUT /api/organisation/sign-in-rules`. A rule that would lock out whoever sets it is refused as `rule-locks-out`. */
export const signInRulesShape = z.strictObject({
  // Every role is listed on this line.
  secondFactor: z.strictObject(Object.fromEntries(ROLES.map((role) => [role, factorRuleShape])) as Record<(typeof ROLES)[number], typeof factorRuleShape>),
  providerOnly: z.array(z.enum(ROLES)).max(ROLES.length),
});
export type SignInRulesBody = z.infer<typeof signInRulesShape>;

const oidcShape = z.strictObject({
  kind: z.literal('oidc'),
  issuer: z.string().trim().max(500),
  clientId: z.string().trim().min(1).max(500),
  /** Null: as it is. */
  clientSecret: z.string().trim().max(500).nullable(),
});
const samlShape = z.strictObject({
  kind: z.literal('saml'),
  /** Entity id of the provider. */
  issuer: z.string().trim().max(500),
  entryPoint: z.string().trim().max(1_000),
  /** The provider's signing certificates, PEM. */
  certificates: z.array(z.string().trim().max(10_000)).min(1).max(3),
});
/** `POST /api/organisation/identity-providers`, `PUT …/:id`; `DELETE …/:id`. All answer the list. */
export const providerDraftShape = z.strictObject({
  name: lineShape(80).pipe(z.string().min(1)),
  connection: z.discriminatedUnion('kind', [oidcShape, samlShape]),
  isEnabled: z.boolean(),
  /** People of the proved domains who are not here get an account with this role; null: they do not. */
  defaultRole: z.enum(['author', 'reviewer', 'registrar', 'decision_maker']).nullable(),
});
export type ProviderDraft = z.infer<typeof providerDraftShape>;
const providerShape = providerDraftShape.extend({
  id: idShape<IdentityProviderId>(),
  /** What the provider has to be told: addresses to come back to, and, of SAML, where our metadata is. */
  redirectUri: z.string(),
  metadataUrl: z.string().nullable(),
  testedAt: z.string().nullable(),
  people: z.number(),
});
/** `GET /api/organisation/identity-providers`. Secrets are never in it. */
export const providersShape = z.strictObject({ providers: z.array(providerShape) });
export type ProvidersBody = z.infer<typeof providersShape>;
/**
 * `POST /api/organisation/identity-providers/:id/test` begins a trial sign-in and answers where to go (in a window of its own); nobody is signed in by it.
 * `GET …/:id/test` answers its steps, each in plain words by code: discovery, keys, redirect, answer, signature, subject, email, domain.
 */
export const providerTestStartShape = z.strictObject({ url: z.string() });
export type ProviderTestStart = z.infer<typeof providerTestStartShape>;
export const providerTestShape = z.strictObject({
  state: z.enum(['none', 'waiting', 'passed', 'failed']),
  steps: z.array(z.strictObject({ step: z.enum(['discovery', 'keys', 'redirect', 'answer', 'signature', 'subject', 'email', 'domain']), ok: z.boolean(), detail: z.string() })),
});
export type ProviderTestBody = z.infer<typeof providerTestShape>;

/** `GET /api/organisation/domains`; `POST` with a domain, `POST …/:domain/check` and `DELETE …/:domain` answer it, too. */
export const domainsShape = z.strictObject({
  domains: z.array(
    z.strictObject({
      domain: z.string(),
      /** The TXT record to publish: its name and its value. */
      recordName: z.string(),
      recordValue: z.string(),
      provedAt: z.string().nullable(),
      checkedAt: z.string().nullable(),
    }),
  ),
});
export type DomainsBody = z.infer<typeof domainsShape>;
export const domainDraftShape = z.strictObject({ domain: z.string().trim().toLowerCase().max(253) });
export type DomainDraft = z.infer<typeof domainDraftShape>;
