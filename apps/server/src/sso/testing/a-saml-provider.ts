// A SAML identity provider for tests: samlp, a provider in use elsewhere, reads our requests and signs its answers.
import { IDP_CERTIFICATE, IDP_KEY } from './some-keys';

/** What samlp does. Given by the spec, which may import it. */
export interface Samlp {
  parseRequest(
    request: { readonly query: Readonly<Record<string, string | null>> },
    done: (error: unknown, data?: { readonly id: string; readonly issuer: string; readonly assertionConsumerServiceURL: string }) => void,
  ): void;
  getSamlResponse(options: Readonly<Record<string, unknown>>, user: Readonly<Record<string, unknown>>, done: (error: unknown, xml?: string) => void): void;
}

export interface SamlPerson {
  readonly id: string;
  readonly email: string;
}

/** What the provider calls itself. */
export const ENTITY = 'urn:inloggning:prov';
/** Where it is said to be; nobody goes there. */
export const ENTRY_POINT = 'https://login.example/saml';

/** The signed answer to the request that a browser was led away with; `options` are samlp's own, and override the honest ones. */
export const answerOf = async (samlp: Samlp, lead: string, person: SamlPerson, options: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const query = { SAMLRequest: new URL(lead).searchParams.get('SAMLRequest') };
  const asked = await new Promise<{ id: string; issuer: string; assertionConsumerServiceURL: string }>((resolve, reject) =>
    samlp.parseRequest({ query }, (error, data) => (data ? resolve(data) : reject(new Error(String(error))))),
  );
  const to = asked.assertionConsumerServiceURL;
  const honest = {
    issuer: ENTITY, audience: asked.issuer, destination: to, recipient: to, inResponseTo: asked.id, lifetimeInSeconds: 300,
    key: IDP_KEY, cert: IDP_CERTIFICATE, signatureAlgorithm: 'rsa-sha256', digestAlgorithm: 'sha256',
    nameIdentifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  };
  const user = { id: person.id, emails: [{ value: person.email }], displayName: 'Pia Prov', name: { givenName: 'Pia', familyName: 'Prov' } };
  return new Promise((resolve, reject) =>
    samlp.getSamlResponse({ ...honest, ...options }, user, (error, xml) => (xml ? resolve(xml) : reject(new Error(String(error))))),
  );
};
