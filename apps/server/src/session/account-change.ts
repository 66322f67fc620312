// What every change of an account does besides itself: other sessions end, the person is told by mail, and it is written down.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { Refusal, languageOf, type Actor, type AuditAction, type AuditFacts, type Language } from '@samsvar/domain';
import type { Request } from 'express';
import { Access } from '../access/access';
import { Audit } from '../audit/audit';
import { CONFIG, type Config } from '../base/config';
import { SYSTEM_DATABASE } from '../base/database.token';
import { siteOf } from '../base/site';
import { AccountMail } from '../mail/account-mail';
import type { About, Words } from './account-letters';
import { findHolder, type AccountHolder } from './account.store';
import { endOtherSessions, tellAccessChanged } from './session-list.store';
import { sessionName } from './session.store';
import { signedInOf } from './signed-in';

/** Whoever changes their own account, and with which session. */
export interface Self {
  readonly actor: Actor;
  readonly holder: AccountHolder;
  readonly session: string;
  readonly language: Language;
  readonly about: About;
}

/** What a change amounts to. */
export interface AccountChange {
  readonly action: AuditAction;
  readonly facts?: AuditFacts;
  /** To the address that the person had before the change. */
  readonly letter?: Words;
  /** Left out: other sessions go on. */
  readonly endsOthers?: true;
}

@Injectable()
export class AccountChanges {
  constructor(
    // An account belongs to a person, not to the organisation that they act as.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CONFIG) private readonly config: Config,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly mail: AccountMail,
  ) {}

  /** Who asks; refuses whoever may not see an account of their own, such as a program with a token. */
  async self(request: Request): Promise<Self> {
    const actor = signedInOf(request)?.actor;
    if (!actor) throw new Refusal('not-signed-in');
    await this.access.require(actor, 'account.own', { organisation: actor.organisationId });
    const holder = await findHolder(this.sql, actor.personId);
    if (!holder) throw new Refusal('not-signed-in');
    const about = { name: holder.name, site: siteOf(this.config) };
    return { actor, holder, session: sessionName(request.sessionID), language: languageOf(request.headers['accept-language']), about };
  }

  /** Changes the account in one transaction; `work` answers what it amounts to, or null when nothing was changed. */
  async make(self: Self, work: (tx: Transaction) => Promise<AccountChange | null>): Promise<void> {
    const { actor, holder, session, language } = self;
    await transaction(this.sql, async (tx) => {
      const change = await work(tx);
      if (!change) return;
      if (change.endsOthers) {
        await endOtherSessions(tx, actor.personId, session);
        await tellAccessChanged(tx, actor.personId);
      }
      const { letter, action, facts } = change;
      if (letter) await this.mail.send(tx, { address: holder.email, name: holder.name, language, ...letter, personId: holder.id, organisationId: actor.organisationId });
      const deed = { action, object: { kind: 'person', id: holder.id }, ...(facts && { facts }) };
      await this.audit.record(tx, actor.organisationId, actor, deed);
    });
  }
}
