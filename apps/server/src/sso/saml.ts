// SAML 2.0: leading to a provider with a request, and proving the answer that a browser brings.
import { X509Certificate } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { CLOCK, type Clock } from '../base/clock';
import { CONFIG, type Config } from '../base/config';
import { decodeAnswer, lookAtAnswer, readAssertion, type ReadAssertion } from './saml-message';
import { SsoFault, type SamlProvider, type SsoProblem } from './provider';
import { isProviderAddress, metadataAddress, returnAddress } from './sso-address';

/** How far the clocks may differ (ms). */
const SKEW = 60_000;
/** An assertion is not believed for longer than this after it was made (ms). */
const OLDEST = 10 * 60_000;

/** An answer of which nothing is believed yet. `state` names the sign-in that it says it answers. */
export interface SamlAnswer {
  readonly encoded: string;
  readonly state: string;
  readonly isResponseSigned: boolean;
}

@Injectable()
export class Saml {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Where to lead the browser. The request's id is the name of the sign-in. */
  async leadTo(provider: SamlProvider, state: string): Promise<string> {
    if (!isProviderAddress(this.config, provider.settings.entryPoint)) throw new SsoFault('discovery', 'address');
    return this.party(provider, { state, isKnown: () => Promise.resolve(true) }).getAuthorizeUrlAsync('', undefined, {});
  }

  /** Whether the settings can be used at all: for a trial. Throws an `SsoFault`. */
  tryOut(provider: SamlProvider): void {
    const now = this.clock();
    if (!isProviderAddress(this.config, provider.settings.entryPoint)) throw new SsoFault('discovery', 'address');
    const isOver = (pem: string) => new Date(new X509Certificate(pem).validTo) < now;
    if (provider.settings.certificates.every(isOver)) throw new SsoFault('keys', 'certificate-over');
  }

  /** Looks at what was posted. Throws an `SsoFault`. */
  look(provider: SamlProvider, encoded: unknown): SamlAnswer {
    const xml = decodeAnswer(encoded);
    const { inResponseTo, isResponseSigned } = lookAtAnswer(xml, returnAddress(this.config, provider));
    return { encoded: String(encoded), state: inResponseTo.replace(/^_/, ''), isResponseSigned };
  }

  /** Proves an answer. `isKnown` says whether a sign-in of that name was begun and is not over. Throws an `SsoFault`. */
  async prove(provider: SamlProvider, answer: SamlAnswer, isKnown: (state: string) => Promise<boolean>): Promise<ReadAssertion> {
    const { state, isResponseSigned, encoded } = answer;
    const party = this.party(provider, { state, isKnown, isResponseSigned });
    const read = await party.validatePostResponseAsync({ SAMLResponse: encoded }).catch((error: unknown) => {
      throw faultOf(error);
    });
    const recipient = returnAddress(this.config, provider);
    return readAssertion(read.profile?.getAssertion?.(), { issuer: provider.issuer, recipient, inResponseTo: `_${state}` });
  }

  /** Our own description, for the provider. */
  metadata(provider: SamlProvider): string {
    return this.party(provider, { state: '', isKnown: () => Promise.resolve(false) }).generateServiceProviderMetadata(null);
  }

  private party(
    provider: SamlProvider,
    about: { readonly state: string; readonly isKnown: (state: string) => Promise<boolean>; readonly isResponseSigned?: boolean },
  ): SAML {
    const name = metadataAddress(this.config, provider);
    return new SAML({
      issuer: name,
      audience: name,
      callbackUrl: returnAddress(this.config, provider),
      entryPoint: provider.settings.entryPoint,
      idpCert: [...provider.settings.certificates],
      wantAssertionsSigned: true,
      wantAuthnResponseSigned: about.isResponseSigned ?? false,
      acceptedClockSkewMs: SKEW,
      maxAssertionAgeMs: OLDEST,
      // What a name looks like, and by which means people show who they are, is for the provider to say.
      identifierFormat: null,
      disableRequestedAuthnContext: true,
      signatureAlgorithm: 'sha256',
      generateUniqueId: () => `_${about.state}`,
      validateInResponseTo: ValidateInResponseTo.always,
      // In the database, so that every node knows. It is taken away once, by whoever has proved an answer.
      cacheProvider: {
        saveAsync: () => Promise.resolve(null),
        getAsync: async (key) => ((await about.isKnown(key.replace(/^_/, ''))) ? new Date().toISOString() : null),
        removeAsync: () => Promise.resolve(null),
      },
    });
  }
}

/** What node-saml throws has no codes: its words are all there is, and what is not known is refused all the same. */
const faultOf = (error: unknown): SsoFault => {
  const words = error instanceof Error ? error.message : '';
  const options = { cause: error };
  const [step, problem] = FAULTS.find(([pattern]) => pattern.test(words))?.[1] ?? (['answer', 'unreadable'] as const);
  return new SsoFault(step, problem, options);
};

const FAULTS: readonly (readonly [RegExp, readonly ['answer' | 'signature' | 'redirect', SsoProblem]])[] = [
  [/InResponseTo/i, ['redirect', 'not-ours']],
  [/SAML provider returned/, ['answer', 'status']],
  [/signature|signed data|signed reference/i, ['signature', 'forged']],
  [/audience/i, ['signature', 'audience']],
  [/expired|not yet valid|confirmation|NotOnOrAfter|NotBefore/i, ['signature', 'time']],
];
