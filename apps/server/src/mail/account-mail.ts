// Mail that concerns an account or an invitation: sent to the address itself, whatever the person has chosen about news.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Queries } from '@samsvar/database';
import type { Language, OrganisationId, PersonId } from '@samsvar/domain';
import { CLOCK, type Clock } from '../base/clock';
import { CONFIG, type Config } from '../base/config';

/** One letter. `body` is plain text. */
export interface Letter {
  readonly address: string;
  readonly name: string;
  readonly language: Language;
  readonly subject: string;
  readonly body: string;
  /** Whom it concerns, when they are here already, and the organisation on whose behalf it is sent. */
  readonly personId: PersonId | null;
  readonly organisationId: OrganisationId | null;
}

@Injectable()
export class AccountMail {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whether mail goes out from here; otherwise links have to be handed over in another way. */
  get isSending(): boolean {
    return this.config.mail !== null;
  }

  /** Queues a letter; it goes out soon after the transaction is committed. */
  async send(tx: Queries, letter: Letter): Promise<void> {
    const { address, subject, body, personId, organisationId, name, language } = letter;
    const now = this.clock();
    await tx`insert into outgoing_mail (id, person_id, organisation_id, kind, address, subject, body, headers, created_at, try_at)
      values (${randomUUID()}, ${personId}, ${organisationId}, 'account', ${address}, ${subject}, ${body},
        ${tx.json({ name, language })}, ${now}, ${now})`;
    // Told when the transaction is committed, so that nobody waits for the next round of the worker.
    await tx`select pg_notify('samsvar_mail', '')`;
  }
}
