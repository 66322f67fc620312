// Signing in through a provider, step by step: away, back, and in.
import { Injectable } from '@nestjs/common';
import { transaction } from '@samsvar/database';
import { Refusal, type IdentityProviderId } from '@samsvar/domain';
import type { Request, Response } from 'express';
import { openRateLimit, type RateLimit } from '../base/rate-limit';
import { Rise } from '../session/rise';
import { Admission } from './admission';
import { FLOW_LASTS, isSameBrowser, markBrowser } from './browser-mark';
import { claim, keep, look, newToken, useMessage, type Flow, type Ticket, type Trier } from './flow.store';
import { Ground } from './ground';
import { Protocols } from './protocols';
import { SsoFault, type OidcProvider, type Provider, type SamlProvider, type Vouched } from './provider';
import { findProvider } from './provider.store';
import { safeTill, ticketAddress } from './sso-address';
import { Trials } from './trials';

/** How long a proved answer waits for the browser that it is for (ms). */
const TICKET_LASTS = 2 * 60_000;
/** A used message is remembered for this long after it is over, so that no difference of clocks makes it new (ms). */
const REMEMBERED = 15 * 60_000;
/** Sign-ins that one address may begin in a quarter of an hour: each is a row, and a whole town hall may sit behind it. */
const BEGINNINGS = 300;

/** A request of a browser on its way, and what it is answered with. */
export interface Visit {
  readonly request: Request;
  readonly response: Response;
}

interface Beginning {
  readonly till: string;
  readonly trier: Trier | null;
}

@Injectable()
export class SignInThrough {
  private readonly beginnings: RateLimit;

  constructor(
    private readonly ground: Ground,
    private readonly protocols: Protocols,
    private readonly admission: Admission,
    private readonly trials: Trials,
    private readonly rise: Rise,
  ) {
    this.beginnings = openRateLimit(ground.sql, { name: 'sso-start', attempts: BEGINNINGS, seconds: 15 * 60 });
  }

  /** Where to lead a browser that asks to sign in. Throws an `SsoFault` or a `Refusal`. */
  async start(visit: Visit, id: IdentityProviderId, till: unknown): Promise<string> {
    await this.beginnings.take(visit.request.ip ?? 'unknown');
    return this.begin(visit, await this.providerOf(id, { isTrial: false }), { till: safeTill(till), trier: null });
  }

  /** The same for whoever tries a provider, which may be switched off. */
  async begin({ request, response }: Visit, provider: Provider, { till, trier }: Beginning): Promise<string> {
    const [state, nonce, verifier] = [newToken(), newToken(), newToken()];
    const url = await this.protocols.leadTo(provider, { state, nonce, verifier });
    const browser = markBrowser(this.ground.config, request, response);
    const data: Flow = { kind: 'flow', till, trier, nonce, verifier };
    await keep(this.ground.sql, { provider: provider.id, token: state, browser, data, until: this.later(FLOW_LASTS) });
    return url;
  }

  /** A browser came back from an OIDC provider: signs in and answers where to go. */
  async comeBack(visit: Visit, id: IdentityProviderId): Promise<string> {
    const query = queryOf(visit.request);
    const states = new URLSearchParams(query).getAll('state');
    const [state = ''] = states;
    const found = states.length === 1 ? await claim<Flow>(this.ground.sql, 'flow', { provider: id, token: state, now: this.ground.clock() }) : null;
    if (!found) throw new SsoFault('redirect', 'not-ours');
    const { data: flow, browser } = found;
    return this.trials.watch(id, flow.trier, async () => {
      if (!isSameBrowser(this.ground.config, visit.request, browser)) throw new SsoFault('redirect', 'not-ours');
      const provider = await this.providerOf(id, { isTrial: flow.trier !== null });
      const vouched = await this.protocols.oidc.prove(asOidc(provider), { state, ...flow }, query);
      return this.enter(visit, provider, { ...flow, vouched });
    });
  }

  /** A provider had a browser post an answer. It brings no cookie, so nobody is signed in: answers where the browser shall fetch the outcome. */
  async receive(id: IdentityProviderId, body: unknown): Promise<string> {
    // The trial of a provider that is switched off comes here, too; what was begun decides below.
    const provider = asSaml(await this.providerOf(id, { isTrial: true }));
    const posted: unknown = typeof body === 'object' && body !== null && 'SAMLResponse' in body ? body.SAMLResponse : null;
    const answer = this.protocols.saml.look(provider, posted);
    const named = { provider: id, token: answer.state, now: this.ground.clock() };
    const begun = await look<Flow>(this.ground.sql, 'flow', named);
    if (!begun) throw new SsoFault('redirect', 'not-ours');
    return this.trials.watch(id, begun.data.trier, async () => {
      const proved = await this.protocols.saml.prove(provider, answer, async (state) => (await look<Flow>(this.ground.sql, 'flow', { ...named, token: state })) !== null);
      const ticket = newToken();
      await transaction(this.ground.sql, async (tx) => {
        const taken = await claim<Flow>(tx, 'flow', named);
        const isNew = await useMessage(tx, { provider: id, id: proved.id, until: new Date(proved.until.getTime() + REMEMBERED) });
        // Of two copies that come at once, to whichever nodes, one is used.
        if (!taken || !isNew) throw new SsoFault('signature', 'used');
        const { till, trier } = taken.data;
        const data: Ticket = { kind: 'ticket', till, trier, vouched: proved.vouched };
        await keep(tx, { provider: id, token: ticket, browser: taken.browser, data, until: this.later(TICKET_LASTS) });
      });
      return ticketAddress({ id }, ticket);
    });
  }

  /** The browser fetches the outcome, with its cookie: signs in and answers where to go. */
  async finish(visit: Visit, id: IdentityProviderId, token: unknown): Promise<string> {
    const named = { provider: id, token: typeof token === 'string' ? token : '', now: this.ground.clock() };
    const found = await claim<Ticket>(this.ground.sql, 'ticket', named);
    if (!found) throw new SsoFault('redirect', 'not-ours');
    return this.trials.watch(id, found.data.trier, async () => {
      if (!isSameBrowser(this.ground.config, visit.request, found.browser)) throw new SsoFault('redirect', 'not-ours');
      const provider = await this.providerOf(id, { isTrial: found.data.trier !== null });
      return this.enter(visit, provider, found.data);
    });
  }

  /** Our SAML description; `not-found` for a provider of another kind. */
  async metadata(id: IdentityProviderId): Promise<string> {
    const provider = await findProvider(this.ground.sql, id);
    if (provider?.kind !== 'saml') throw new Refusal('not-found');
    return this.protocols.saml.metadata(provider);
  }

  private async enter({ request }: Visit, provider: Provider, came: Beginning & { readonly vouched: Vouched }): Promise<string> {
    const { trier, vouched, till } = came;
    if (trier) return this.trials.conclude(provider, trier, vouched);
    const personId = await this.admitted(provider, vouched);
    // A provider opens its own organisation and no other.
    const answer = await this.rise.begin(request, { personId, organisationId: provider.organisationId, way: provider.id, isWhole: vouched.factors === 2 });
    return answer.state === 'factor' ? `/logga-in?${new URLSearchParams({ steg: 'faktor', till }).toString()}` : till;
  }

  private async admitted(provider: Provider, vouched: Vouched) {
    try {
      return await this.admission.admit(provider, vouched);
    } catch (error) {
      if (!(error instanceof SsoFault)) throw error;
      const facts = { by: 'provider', problem: error.problem };
      const deed = { action: 'session.refused' as const, object: { kind: 'identity_provider', id: provider.id }, facts };
      await transaction(this.ground.sql, (tx) => this.ground.audit.record(tx, provider.organisationId, null, deed));
      throw error;
    }
  }

  private async providerOf(id: IdentityProviderId, { isTrial }: { readonly isTrial: boolean }): Promise<Provider> {
    const provider = await findProvider(this.ground.sql, id);
    if (!provider || (!provider.isEnabled && !isTrial)) throw new SsoFault('redirect', 'not-ours');
    return provider;
  }

  private later(ms: number): Date {
    return new Date(this.ground.clock().getTime() + ms);
  }
}

const asOidc = (provider: Provider): OidcProvider => {
  if (provider.kind !== 'oidc') throw new SsoFault('redirect', 'not-ours');
  return provider;
};
const asSaml = (provider: Provider): SamlProvider => {
  if (provider.kind !== 'saml') throw new SsoFault('redirect', 'not-ours');
  return provider;
};

/** The query as it came; the host that a request names is of no importance. */
const queryOf = ({ originalUrl }: Request): string => {
  const at = originalUrl.indexOf('?');
  return at < 0 ? '' : originalUrl.slice(at + 1);
};
