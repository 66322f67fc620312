// Trying an organisation's identity provider, for its administrators.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, type Actor, type IdentityProviderId, type Language } from '@samsvar/domain';
import type { ProviderTestBody, ProviderTestStart } from '@samsvar/protocol';
import { Access } from '../access/access';
import { DATABASE } from '../base/database.token';
import { Protocols } from './protocols';
import { SsoFault, type Provider } from './provider';
import { findOwnProvider } from './provider.store';
import { SignInThrough, type Visit } from './sign-in-through';
import { Trials } from './trials';

@Injectable()
export class ProviderTrials {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly protocols: Protocols,
    private readonly through: SignInThrough,
    private readonly trials: Trials,
  ) {}

  /** Begins a trial sign-in, also of a provider that is switched off. The address is empty when it has failed already: the steps say why. */
  async begin(actor: Actor, id: IdentityProviderId, visit: Visit): Promise<ProviderTestStart> {
    const provider = await this.own(actor, id);
    const trier = { personId: actor.personId, organisationId: actor.organisationId };
    await this.trials.await(id);
    try {
      await this.protocols.tryOut(provider);
      return { url: await this.through.begin(visit, provider, { till: '/', trier }) };
    } catch (error) {
      if (!(error instanceof SsoFault)) throw error;
      await this.trials.fail(id, trier, error);
      return { url: '' };
    }
  }

  /** How the last trial went. */
  async read(actor: Actor, id: IdentityProviderId, language: Language): Promise<ProviderTestBody> {
    await this.own(actor, id);
    return this.trials.read(id, language);
  }

  private async own(actor: Actor, id: IdentityProviderId): Promise<Provider> {
    const grant = await this.access.require(actor, 'sign-in.manage', { organisation: actor.organisationId });
    const found = await findOwnProvider(this.sql, grant, id);
    if (!found) throw new Refusal('not-found');
    return found;
  }
}
