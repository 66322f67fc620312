// An organisation's identity providers: adding, changing and removing them.
import { randomUUID, X509Certificate } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { Refusal, type Actor, type AuditFacts, type IdentityProviderId } from '@samsvar/domain';
import type { ProviderDraft, ProvidersBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { CONFIG, type Config } from '../base/config';
import { DATABASE } from '../base/database.token';
import { codeOf } from '../base/fault';
import { seal } from '../base/seal';
import { OIDC_SEAL } from './oidc';
import type { Provider, ProviderSettings } from './provider';
import { presentProvider } from './provider.presenter';
import { deleteProvider, findExits, findOwnProvider, forgetIdentities, listProviders, saveProvider } from './provider.store';
import { isProviderAddress } from './sso-address';

/** Providers that one organisation can have. */
export const PROVIDERS_LIMIT = 10;
const UNIQUE_VIOLATION = '23505';

@Injectable()
export class ProviderService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    @Inject(CONFIG) private readonly config: Config,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  async list(actor: Actor): Promise<ProvidersBody> {
    return this.present(await this.grant(actor));
  }

  /** Adds one. Refuses with `address-not-allowed`, `invalid` for a certificate that is none, `conflict` for an issuer that is there already, `limit-reached`. */
  async add(actor: Actor, draft: ProviderDraft): Promise<ProvidersBody> {
    const grant = await this.grant(actor);
    const id = randomUUID() as IdentityProviderId; // a new id is of the kind we say it is
    const connection = this.connectionOf(draft, null);
    await this.change(grant, async (tx) => {
      if ((await listProviders(tx, grant)).length >= PROVIDERS_LIMIT) throw new Refusal('limit-reached', { limit: PROVIDERS_LIMIT });
      await saveProvider(tx, grant, { ...basicsOf(draft), ...connection, id, organisationId: grant.organisationId, testedAt: null });
      return { id, facts: { change: 'added', kind: draft.connection.kind, isEnabled: draft.isEnabled } };
    });
    return this.present(grant);
  }

  /** Changes one; it stays of its kind. With another issuer it is another one: who people are there is forgotten. Refuses as `add` does, and with `rule-locks-out`. */
  async save(actor: Actor, id: IdentityProviderId, draft: ProviderDraft): Promise<ProvidersBody> {
    const grant = await this.grant(actor);
    await this.change(grant, async (tx) => {
      const before = await this.own(tx, grant, id);
      if (before.kind !== draft.connection.kind) throw new Refusal('conflict');
      const connection = this.connectionOf(draft, before);
      const isAnother = connection.issuer !== before.issuer;
      if (isAnother) await forgetIdentities(tx, grant, id);
      const isSame = !isAnother && JSON.stringify(connection.settings) === JSON.stringify(before.settings) && connection.sealedSecret === before.sealedSecret;
      await saveProvider(tx, grant, { ...before, ...basicsOf(draft), ...connection, testedAt: isSame ? before.testedAt : null });
      await this.judgeExits(tx, grant);
      return { id, facts: { change: 'changed', isEnabled: draft.isEnabled, isAnother, defaultRole: draft.defaultRole } };
    });
    return this.present(grant);
  }

  /** Removes it: whoever signs in through it alone needs another way. Refuses with `rule-locks-out` when there would be none. */
  async remove(actor: Actor, id: IdentityProviderId): Promise<ProvidersBody> {
    const grant = await this.grant(actor);
    await this.change(grant, async (tx) => {
      const people = await deleteProvider(tx, grant, id);
      if (people === null) throw new Refusal('not-found');
      await this.judgeExits(tx, grant);
      return { id, facts: { change: 'removed', people } };
    });
    return this.present(grant);
  }

  private grant(actor: Actor): Promise<Grant> {
    return this.access.require(actor, 'sign-in.manage', { organisation: actor.organisationId });
  }

  private async own(sql: Sql | Transaction, grant: Grant, id: IdentityProviderId): Promise<Provider> {
    const found = await findOwnProvider(sql, grant, id);
    if (!found) throw new Refusal('not-found');
    return found;
  }

  private async change(grant: Grant, work: (tx: Transaction) => Promise<{ readonly id: IdentityProviderId; readonly facts: AuditFacts }>): Promise<void> {
    try {
      await transaction(this.sql, async (tx) => {
        const { id, facts } = await work(tx);
        await this.audit.recordBy(tx, grant, { action: 'provider.changed', object: { kind: 'identity_provider', id }, facts });
      });
    } catch (error) {
      throw codeOf(error) === UNIQUE_VIOLATION ? new Refusal('conflict') : error;
    }
  }

  /** Where some must come through a provider, one has to be left. */
  private async judgeExits(tx: Transaction, grant: Grant): Promise<void> {
    const { isProviderOnly, enabled } = await findExits(tx, grant);
    if (isProviderOnly && enabled === 0) throw new Refusal('rule-locks-out');
  }

  private connectionOf({ connection }: ProviderDraft, before: Provider | null): ProviderSettings & Pick<Provider, 'issuer' | 'sealedSecret'> {
    if (connection.kind === 'oidc') {
      const { issuer, clientId, clientSecret } = connection;
      this.judgeAddress(issuer);
      const sealedSecret = clientSecret === null ? (before?.sealedSecret ?? null) : this.sealed(clientSecret);
      return { kind: 'oidc', issuer, settings: { clientId }, sealedSecret };
    }
    const { issuer, entryPoint, certificates } = connection;
    this.judgeAddress(entryPoint);
    if (issuer === '') throw new Refusal('invalid', { field: 'issuer' });
    return { kind: 'saml', issuer, settings: { entryPoint, certificates: certificates.map(readCertificate) }, sealedSecret: null };
  }

  private judgeAddress(text: string): void {
    if (!isProviderAddress(this.config, text)) throw new Refusal('address-not-allowed');
  }

  private sealed(secret: string): Buffer | null {
    return secret === '' ? null : seal(this.config.sessionSecret, OIDC_SEAL, Buffer.from(secret, 'utf8'));
  }

  private async present(grant: Grant): Promise<ProvidersBody> {
    const providers = await listProviders(this.sql, grant);
    return { providers: providers.map((provider) => presentProvider(this.config, provider)) };
  }
}

const basicsOf = ({ name, isEnabled, defaultRole }: ProviderDraft) => ({ name, isEnabled, defaultRole });

/** The certificate as PEM, whether it came as such or as in metadata. Only RSA can be checked here. */
const readCertificate = (text: string): string => {
  const body = text.replace(/-----(BEGIN|END) CERTIFICATE-----/g, '').replace(/\s+/g, '');
  const pem = `-----BEGIN CERTIFICATE-----\n${(body.match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;
  try {
    const { publicKey } = new X509Certificate(pem);
    if (publicKey.asymmetricKeyType === 'rsa' && (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) return pem;
  } catch {
    // What cannot be read is answered as what cannot be used.
  }
  throw new Refusal('invalid', { field: 'certificates' });
};
