// Trial sign-ins: the same way through a provider, with nobody signed in, and every step told in plain words.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import type { IdentityProviderId, Language } from '@samsvar/domain';
import type { ProviderTestBody } from '@samsvar/protocol';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { Admission } from './admission';
import { keep, look, trialToken, type Trial, type Trier } from './flow.store';
import { SSO_STEPS, SsoFault, type Provider, type Vouched } from './provider';
import { markTested } from './provider.store';
import { TRIAL_WORDS } from './trial-words';

/** How long the outcome of a trial can be read (ms). */
const OUTCOME_LASTS = 3_600_000;
/** The page that trials come back to. */
export const TRIAL_PAGE = '/organisation/inloggning?prov=klart';
/** Known before anybody is led away. */
const BEFOREHAND = 2;

@Injectable()
export class Trials {
  constructor(
    // Whoever comes back need not be signed in here.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly admission: Admission,
    private readonly audit: Audit,
  ) {}

  /** Begins anew: what the last trial said is forgotten. */
  async await(id: IdentityProviderId): Promise<void> {
    await this.tell(id, { kind: 'trial', state: 'waiting', failed: null, found: null });
  }

  /** Does a part of signing in. When it is for a trial and fails, that is written down, and the answer leads to the outcome. */
  async watch(id: IdentityProviderId, trier: Trier | null, part: () => Promise<string>): Promise<string> {
    try {
      return await part();
    } catch (error) {
      if (!(error instanceof SsoFault) || !trier) throw error;
      await this.fail(id, trier, error);
      return TRIAL_PAGE;
    }
  }

  async fail(id: IdentityProviderId, trier: Trier, { step, problem }: SsoFault, found: Trial['found'] = null): Promise<void> {
    await this.tell(id, { kind: 'trial', state: 'failed', failed: { step, problem }, found });
    await transaction(this.sql, (tx) => this.record(tx, id, trier, { passed: false, problem }));
  }

  /** Everything was proved: judges the address as if the person came for the first time, and writes down how it went. */
  async conclude(provider: Provider, trier: Trier, vouched: Vouched): Promise<string> {
    const found = { subject: vouched.subject, email: vouched.email };
    try {
      await this.admission.judgeAddress(this.sql, provider, vouched);
    } catch (error) {
      if (!(error instanceof SsoFault)) throw error;
      await this.fail(provider.id, trier, error, found);
      return TRIAL_PAGE;
    }
    await this.tell(provider.id, { kind: 'trial', state: 'passed', failed: null, found });
    await transaction(this.sql, async (tx) => {
      await markTested(tx, provider.id, this.clock());
      await this.record(tx, provider.id, trier, { passed: true });
    });
    return TRIAL_PAGE;
  }

  /** How the last trial went, for people who have been judged to be allowed to know. */
  async read(id: IdentityProviderId, language: Language): Promise<ProviderTestBody> {
    const found = await look<Trial>(this.sql, 'trial', { provider: id, token: trialToken(id), now: this.clock() });
    if (!found) return { state: 'none', steps: [] };
    const { state, failed, found: who } = found.data;
    const words = TRIAL_WORDS[language];
    const done = failed ? SSO_STEPS.indexOf(failed.step) : state === 'passed' ? SSO_STEPS.length : BEFOREHAND;
    const steps: ProviderTestBody['steps'] = SSO_STEPS.slice(0, done).map((step) => ({
      step,
      ok: true,
      detail: (step === 'subject' ? who?.subject : step === 'email' ? who?.email : null) ?? words.fine[step],
    }));
    if (failed) steps.push({ step: failed.step, ok: false, detail: words.problem[failed.problem] });
    return { state, steps };
  }

  private async tell(id: IdentityProviderId, data: Trial): Promise<void> {
    const until = new Date(this.clock().getTime() + OUTCOME_LASTS);
    await keep(this.sql, { provider: id, token: trialToken(id), browser: Buffer.alloc(0), data, until });
  }

  private record(tx: Sql | Parameters<Audit['record']>[0], id: IdentityProviderId, trier: Trier, facts: { readonly passed: boolean; readonly problem?: string }): Promise<void> {
    return this.audit.record(tx, trier.organisationId, trier, { action: 'provider.tested', object: { kind: 'identity_provider', id }, facts: { ...facts } });
  }
}
