// The domains of e-mail addresses that are an organisation's own, and how it proves that they are.
import { randomBytes } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, type Actor } from '@samsvar/domain';
import type { DomainsBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { DATABASE } from '../base/database.token';
import { codeOf } from '../base/fault';
import { deleteDomain, findDomain, insertDomain, listDomains, markChecked } from './domain.store';
import { findExits } from './provider.store';
import { isShared } from './shared-domains';
import { TxtReader } from './txt-reader';

/** Domains that one organisation can add. */
export const DOMAINS_LIMIT = 30;
const UNIQUE_VIOLATION = '23505';

const recordName = (domain: string): string => `_samsvar.${domain}`;
const recordValue = (challenge: string): string => `samsvar-domain=${challenge}`;

@Injectable()
export class DomainService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly records: TxtReader,
  ) {}

  async list(actor: Actor): Promise<DomainsBody> {
    return this.present(await this.grant(actor));
  }

  /** Adds one that is yet to be proved; one that is there stays as it is. Refuses with `invalid`, `domain-taken` for what many share, `limit-reached`. */
  async add(actor: Actor, text: string): Promise<DomainsBody> {
    const grant = await this.grant(actor);
    const unproved = unprovedDomain(text);
    const { domain } = unproved;
    await transaction(this.sql, async (tx) => {
      if ((await listDomains(tx, grant)).length >= DOMAINS_LIMIT) throw new Refusal('limit-reached', { limit: DOMAINS_LIMIT });
      if (!(await insertDomain(tx, grant, unproved))) return;
      await this.audit.recordBy(tx, grant, deed('domain.changed', domain, 'added'));
    });
    return this.present(grant);
  }

  /** Looks for the record. Refuses with `domain-not-proved` when it is not there, `domain-taken` when another organisation was first. */
  async check(actor: Actor, domain: string): Promise<DomainsBody> {
    const grant = await this.grant(actor);
    const found = await findDomain(this.sql, grant, domain);
    if (!found) throw new Refusal('not-found');
    // Nobody waits for a name server with a transaction open.
    const records = await this.records.read(recordName(domain));
    const isProved = records?.includes(recordValue(found.challenge)) ?? false;
    try {
      await transaction(this.sql, async (tx) => {
        await markChecked(tx, grant, { domain, isProved, now: this.clock() });
        if (isProved && found.provedAt === null) await this.audit.recordBy(tx, grant, deed('domain.proved', domain, 'proved'));
      });
    } catch (error) {
      throw codeOf(error) === UNIQUE_VIOLATION ? new Refusal('domain-taken') : error;
    }
    if (!isProved) throw new Refusal('domain-not-proved');
    return this.present(grant);
  }

  /** Removes it: nobody new comes in by it. Refuses with `rule-locks-out` when some must come through a provider and no domain would be left. */
  async remove(actor: Actor, domain: string): Promise<DomainsBody> {
    const grant = await this.grant(actor);
    await transaction(this.sql, async (tx) => {
      if (!(await deleteDomain(tx, grant, domain))) throw new Refusal('not-found');
      const { isProviderOnly, proved } = await findExits(tx, grant);
      if (isProviderOnly && proved === 0) throw new Refusal('rule-locks-out');
      await this.audit.recordBy(tx, grant, deed('domain.changed', domain, 'removed'));
    });
    return this.present(grant);
  }

  private grant(actor: Actor): Promise<Grant> {
    return this.access.require(actor, 'sign-in.manage', { organisation: actor.organisationId });
  }

  private async present(grant: Grant): Promise<DomainsBody> {
    const domains = await listDomains(this.sql, grant);
    return {
      domains: domains.map(({ domain, challenge, provedAt, checkedAt }) => ({
        domain,
        recordName: recordName(domain),
        recordValue: recordValue(challenge),
        provedAt: provedAt?.toISOString() ?? null,
        checkedAt: checkedAt?.toISOString() ?? null,
      })),
    };
  }
}

/** A domain as it was written, with the challenge that proves it. Throws `invalid`, and `domain-taken` for what many share. */
export const unprovedDomain = (text: string): { readonly domain: string; readonly challenge: string } => {
  const domain = readDomain(text);
  if (domain === null) throw new Refusal('invalid', { field: 'domain' });
  if (isShared(domain)) throw new Refusal('domain-taken');
  return { domain, challenge: randomBytes(24).toString('base64url') };
};

const deed = (action: 'domain.changed' | 'domain.proved', domain: string, change: string) => ({
  action,
  object: { kind: 'organisation_domain', id: domain },
  facts: { change, domain },
});

/** The domain in the letters that the name service knows; null for what is none: a single word, an address, a number. */
export const readDomain = (text: string): string | null => {
  // What follows the name of an address would be dropped in silence.
  if (/[/?#:\\@%\s]/.test(text.trim().replace(/^@/, ''))) return null;
  const domain = domainToASCII(text.trim().toLowerCase().replace(/^@/, '').replace(/\.$/, ''));
  const isDomain = /^(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/.test(domain) && domain.length <= 240;
  return isDomain && /[a-z]/.test(domain.slice(domain.lastIndexOf('.') + 1)) ? domain : null;
};
