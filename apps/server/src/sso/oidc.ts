// OpenID Connect: leading to a provider by the code flow with PKCE, and proving what it says.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, ClientSecretBasic, ClientSecretPost,
  clockTolerance, customFetch, discovery, enableNonRepudiationChecks, fetchUserInfo, None,
  type ClientAuth, type Configuration, type CustomFetchOptions,
} from 'openid-client';
import { CONFIG, type Config } from '../base/config';
import { guardedFetch, rulesFor, type FetchRules } from '../base/guarded-fetch';
import { unseal } from '../base/seal';
import { vouchedByClaims } from './oidc-claims';
import { faultOfDiscovery, faultOfGrant } from './oidc-fault';
import { SsoFault, type OidcProvider, type Vouched } from './provider';
import { isProviderAddress, returnAddress } from './sso-address';

/** What a client's secret is sealed for. */
export const OIDC_SEAL = 'oidc-client-secret';
/** What a provider has said of itself is asked for anew after this long (ms). */
const KEPT = 5 * 60_000;
/** How far the clocks may differ (s). */
const CLOCK_TOLERANCE = 60;
const MOST_KEPT = 200;

/** What was made when a sign-in began. */
export interface OidcBegun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

@Injectable()
export class Oidc {
  private readonly rules: FetchRules;
  private readonly kept = new Map<string, { readonly until: number; readonly configuration: Promise<Configuration> }>();

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.rules = rulesFor(config);
  }

  /** Where to lead the browser. Throws an `SsoFault` when the provider cannot be reached or says nothing useful. */
  async leadTo(provider: OidcProvider, { state, nonce, verifier }: OidcBegun): Promise<string> {
    const configuration = await this.configurationOf(provider);
    if (!isProviderAddress(this.config, configuration.serverMetadata().authorization_endpoint ?? '')) throw new SsoFault('discovery', 'address');
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: returnAddress(this.config, provider),
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return url.href;
  }

  /** Proves what the provider answered with, as the query of the address that the browser came back to. Throws an `SsoFault`. */
  async prove(provider: OidcProvider, begun: OidcBegun, query: string): Promise<Vouched> {
    const configuration = await this.configurationOf(provider);
    const cameTo = new URL(returnAddress(this.config, provider));
    cameTo.search = query;
    try {
      const tokens = await authorizationCodeGrant(configuration, cameTo, {
        expectedState: begun.state,
        expectedNonce: begun.nonce,
        pkceCodeVerifier: begun.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new SsoFault('signature', 'unsigned');
      const hasMore = claims['email'] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined;
      // What it adds is bound to the same subject, which is checked on the way.
      const more = hasMore ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : {};
      return vouchedByClaims({ ...more, ...claims });
    } catch (error) {
      throw faultOfGrant(error);
    }
  }

  /** Asks a provider for all that it says of itself, as if for the first time: for a trial. Throws an `SsoFault`. */
  async tryOut(provider: OidcProvider): Promise<void> {
    this.kept.delete(keyOf(provider));
    const metadata = (await this.configurationOf(provider)).serverMetadata();
    if (!isProviderAddress(this.config, metadata.authorization_endpoint ?? '')) throw new SsoFault('discovery', 'address');
    try {
      const answer = await guardedFetch(metadata.jwks_uri ?? '', { headers: { accept: 'application/json' } }, this.rules);
      const body: unknown = await answer.json();
      const keys = typeof body === 'object' && body !== null && 'keys' in body && Array.isArray(body.keys) ? body.keys : [];
      if (keys.length > 0) return;
    } catch (error) {
      throw new SsoFault('keys', 'no-keys', { cause: error });
    }
    throw new SsoFault('keys', 'no-keys');
  }

  private configurationOf(provider: OidcProvider): Promise<Configuration> {
    const key = keyOf(provider);
    const now = Date.now();
    const found = this.kept.get(key);
    if (found && found.until > now) return found.configuration;
    const configuration = this.discover(provider);
    this.kept.delete(key);
    this.kept.set(key, { until: now + KEPT, configuration });
    // The oldest goes, so that many providers do not fill the memory.
    if (this.kept.size > MOST_KEPT) for (const oldest of [...this.kept.keys()].slice(0, 1)) this.kept.delete(oldest);
    configuration.catch(() => this.kept.delete(key));
    return configuration;
  }

  private async discover(provider: OidcProvider): Promise<Configuration> {
    const fetchIt = (url: string, { method, headers, body, signal }: CustomFetchOptions) =>
      guardedFetch(url, { method, headers, signal: signal ?? null, body: body instanceof URLSearchParams ? body.toString() : typeof body === 'string' ? body : null }, this.rules);
    const execute = [enableNonRepudiationChecks, ...(this.rules.isLoopbackAllowed ? [allowInsecureRequests] : [])];
    if (!isProviderAddress(this.config, provider.issuer)) throw new SsoFault('discovery', 'address');
    try {
      return await discovery(new URL(provider.issuer), provider.settings.clientId, { [clockTolerance]: CLOCK_TOLERANCE }, this.authOf(provider), {
        execute,
        [customFetch]: fetchIt,
      });
    } catch (error) {
      throw faultOfDiscovery(error);
    }
  }

  private authOf({ sealedSecret }: OidcProvider): ClientAuth {
    if (sealedSecret === null) return None();
    const secret = unseal(this.config.sessionSecret, OIDC_SEAL, sealedSecret).toString('utf8');
    const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
    return (server, ...rest) => {
      const ways = server.token_endpoint_auth_methods_supported;
      // Basic is what holds when a provider says nothing (OpenID Connect Discovery 1.0, section 3).
      return (ways === undefined || ways.includes('client_secret_basic') ? basic : post)(server, ...rest);
    };
  }
}

const keyOf = ({ id, issuer, settings, sealedSecret }: OidcProvider): string =>
  createHash('sha256').update(JSON.stringify([id, issuer, settings.clientId, sealedSecret?.toString('base64') ?? null])).digest('hex');
