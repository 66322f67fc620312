// What whoever runs the service does with organisations: add one with its first administrator, shut it out, let it in again. Never more.
import { randomUUID } from 'node:crypto';
import { transaction, type Sql } from '@samsvar/database';
import { ORGANISATION_TYPES, Refusal, readOrganisationNumber, type Language, type OrganisationId } from '@samsvar/domain';
import { emailShape, lineShape } from '@samsvar/protocol';
import type { Audit } from './audit/audit';
import type { Clock } from './base/clock';
import type { Invitations } from './membership/invitations';
import { holdByNumber, insertLanguage, insertOrganisation, listOrganisations, suspendOrganisation, type KnownOrganisation } from './operator-organisation.store';
import { DOMAINS_LIMIT, unprovedDomain } from './sso/domain.service';
import { insertFirstDomain } from './sso/domain.store';

/** What it takes to add an organisation, as it was written. */
export interface OrganisationDraft {
  readonly name: string;
  readonly number: string;
  readonly type: string;
  /** Of the first administrator. */
  readonly email: string;
  readonly person: string;
  readonly language: Language;
  /** Domains of its addresses; it has to prove them itself before anybody comes in by them. */
  readonly domains?: readonly string[];
}

/** What the service needs; the same in the running server and in a command of its own. */
export interface OperatorParts {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly invitations: Invitations;
}

export class OperatorOrganisations {
  constructor(private readonly parts: OperatorParts) {}

  /** All organisations, by name: what they are called, not what they do. */
  list(): Promise<KnownOrganisation[]> {
    return listOrganisations(this.parts.sql);
  }

  /**
   * Adds an organisation and invites its first administrator; answers the link, which is known this once and only where no mail goes out. Throws `invalid` with
   * the field, `number-invalid`, `domain-taken` and `organisation-exists`.
   */
  async create(draft: OrganisationDraft): Promise<{ readonly link: string | null; readonly isSending: boolean }> {
    const { sql, audit, invitations } = this.parts;
    const { name, number, type, email, person, domains } = checked(draft);
    const id = randomUUID() as OrganisationId; // a new id is of the kind we say it is
    const link = await transaction(sql, async (tx) => {
      if (!(await insertOrganisation(tx, { id, name, number, type }))) throw new Refusal('organisation-exists');
      await insertLanguage(tx, id, draft.language);
      for (const domain of domains) await insertFirstDomain(tx, id, domain);
      const made = await invitations.invite(tx, { kind: 'member', organisationId: id, email, name: person, role: 'administrator', title: '' }, null);
      if (!made) throw new Error('A new organisation had an invitation already.');
      await audit.record(tx, id, null, { action: 'organisation.created', object: { kind: 'organisation', id }, facts: { number, type } });
      for (const { domain } of domains) {
        await audit.record(tx, id, null, { action: 'domain.changed', object: { kind: 'organisation_domain', id: domain }, facts: { change: 'added', domain } });
      }
      await audit.record(tx, id, null, { action: 'member.invited', object: { kind: 'invitation', id: made.id }, facts: { role: 'administrator' } });
      return made.link;
    });
    return { link, isSending: invitations.isSending };
  }

  /** Shuts an organisation out: nobody acts as it any more, open windows close. Throws `organisation-unknown`. */
  suspend(number: string): Promise<void> {
    return this.turn(number, true);
  }

  /** Lets it in again, as it was. Throws `organisation-unknown`. */
  resume(number: string): Promise<void> {
    return this.turn(number, false);
  }

  private async turn(text: string, isOut: boolean): Promise<void> {
    const { sql, clock, audit } = this.parts;
    await transaction(sql, async (tx) => {
      // Numbers of demo organisations have no check digit.
      const found = await holdByNumber(tx, readOrganisationNumber(text) ?? text.trim());
      if (!found) throw new Refusal('organisation-unknown');
      if (found.isSuspended === isOut) return;
      await suspendOrganisation(tx, found.id, isOut ? clock() : null);
      const action = isOut ? 'organisation.suspended' : 'organisation.resumed';
      await audit.record(tx, found.id, null, { action, object: { kind: 'organisation', id: found.id } });
    });
  }
}

const checked = (draft: OrganisationDraft) => {
  const name = lineShape(200).safeParse(draft.name).data ?? '';
  if (name.length < 2) throw new Refusal('invalid', { field: 'name' });
  const number = readOrganisationNumber(draft.number);
  if (number === null) throw new Refusal('number-invalid');
  const type = ORGANISATION_TYPES.find((known) => known === draft.type);
  if (!type) throw new Refusal('invalid', { field: 'type' });
  const email = emailShape.safeParse(draft.email);
  if (!email.success) throw new Refusal('invalid', { field: 'email' });
  const person = lineShape(120).safeParse(draft.person);
  if (!person.success) throw new Refusal('invalid', { field: 'person' });
  const domains = new Map((draft.domains ?? []).map((text) => unprovedDomain(text)).map((one) => [one.domain, one]));
  if (domains.size > DOMAINS_LIMIT) throw new Refusal('limit-reached', { limit: DOMAINS_LIMIT });
  return { name, number, type, email: email.data, person: person.data, domains: [...domains.values()] };
};
