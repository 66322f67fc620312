// Decides who somebody is whom a provider vouches for: by the provider's name for them, never by an address alone.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import type { PersonId } from '@samsvar/domain';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { findByAddress, findIdentity, hasProved, insertIdentity, insertPerson, isMember, lockOrganisation, touchIdentity } from './admission.store';
import { SsoFault, type Provider, type Vouched } from './provider';
import { domainOf } from './vouched-words';

@Injectable()
export class Admission {
  constructor(
    // Nobody is signed in yet, and the person may be new.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * Who it is. The first time, the address decides, and only within the provider's own organisation: it must lie in a domain that the
   * organisation has proved, and be that of a member, or of nobody yet where the organisation lets people in by their provider's word.
   * Throws an `SsoFault`, and then nothing has changed.
   */
  admit(provider: Provider, vouched: Vouched): Promise<PersonId> {
    return transaction(this.sql, async (tx) => {
      await lockOrganisation(tx, provider.organisationId);
      const name = { provider: provider.id, subject: vouched.subject };
      const known = await findIdentity(tx, name);
      if (known === null) return this.first(tx, provider, vouched);
      // Whoever was taken out of the organisation stays out, whatever its provider says.
      if (!(await isMember(tx, provider.organisationId, known))) throw new SsoFault('domain', 'not-known');
      await touchIdentity(tx, { ...name, now: this.clock() });
      return known;
    });
  }

  /** The address of somebody who comes for the first time, judged as `admit` does; changes nothing. For trials, too. */
  async judgeAddress(tx: Sql | Transaction, provider: Provider, vouched: Vouched): Promise<string> {
    if (vouched.isEmailDoubtful) throw new SsoFault('email', 'email-unverified');
    if (vouched.email === null) throw new SsoFault('email', 'no-email');
    if (!(await hasProved(tx, provider.organisationId, domainOf(vouched.email)))) throw new SsoFault('domain', 'domain');
    return vouched.email;
  }

  private async first(tx: Transaction, provider: Provider, vouched: Vouched): Promise<PersonId> {
    const email = await this.judgeAddress(tx, provider, vouched);
    const found = await findByAddress(tx, provider.id, email);
    // An address can be given to somebody else: the second subject with it is another person.
    if (found?.isKnown) throw new SsoFault('domain', 'other-person');
    if (found && !(await isMember(tx, provider.organisationId, found.id))) throw new SsoFault('domain', 'not-known');
    const person = found?.id ?? (await this.make(tx, provider, { email, name: vouched.name ?? email.slice(0, email.indexOf('@')) }));
    await insertIdentity(tx, { provider: provider.id, subject: vouched.subject, person });
    await touchIdentity(tx, { provider: provider.id, subject: vouched.subject, now: this.clock() });
    if (found) await this.record(tx, provider, { person, action: 'account.factor', facts: { change: 'provider-linked', provider: provider.id } });
    return person;
  }

  private async make(tx: Transaction, provider: Provider, who: { readonly email: string; readonly name: string }): Promise<PersonId> {
    const { organisationId: organisation, defaultRole: role } = provider;
    if (role === null) throw new SsoFault('domain', 'not-known');
    const id = randomUUID() as PersonId; // a new id is of the kind we say it is
    if (!(await insertPerson(tx, { id, organisation, role, ...who }))) throw new SsoFault('domain', 'not-known');
    await this.record(tx, provider, { person: id, action: 'member.joined', facts: { role, by: 'provider', provider: provider.id } });
    return id;
  }

  private record(
    tx: Transaction,
    { organisationId }: Provider,
    { person, action, facts }: { readonly person: PersonId; readonly action: 'member.joined' | 'account.factor'; readonly facts: Readonly<Record<string, string>> },
  ): Promise<void> {
    return this.audit.record(tx, organisationId, { personId: person, organisationId }, { action, object: { kind: 'person', id: person }, facts });
  }
}
