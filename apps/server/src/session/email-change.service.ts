// Changing one's address: asked for by who has confirmed who they are, and done by who reads mail at the new one.
import { Injectable } from '@nestjs/common';
import { transaction } from '@samsvar/database';
import { Refusal, languageOf } from '@samsvar/domain';
import { emailShape, type AccountBody, type AccountLink, type EmailChange } from '@samsvar/protocol';
import type { Request } from 'express';
import { Audit } from '../audit/audit';
import { siteOf } from '../base/site';
import { AccountMail } from '../mail/account-mail';
import { AccountChanges } from './account-change';
import { addressNotice, newAddressLetter } from './account-letters';
import { AccountService } from './account.service';
import { changeEmail, findHolder, findHolderByEmail, makeLink, useLink, voidLinks } from './account.store';
import { Ground } from './ground';
import { findSeats } from './member.store';
import { endOtherSessions } from './session-list.store';
import { sessionName } from './session.store';
import { signedInOf } from './signed-in';

/** How long the link to the new address works (ms). */
const LINK_LASTS = 3_600_000;

@Injectable()
export class EmailChangeService {
  constructor(
    private readonly ground: Ground,
    private readonly changes: AccountChanges,
    private readonly account: AccountService,
    private readonly mail: AccountMail,
    private readonly audit: Audit,
  ) {}

  /** Sends a link to the new address and a notice to the old one. An address that somebody has already is answered alike, and gets nothing. */
  async ask(request: Request, { email }: EmailChange): Promise<AccountBody> {
    const self = await this.changes.self(request);
    if (!emailShape.safeParse(email).success) throw new Refusal('invalid', { field: 'email' });
    const { holder, actor, language, about } = self;
    const isTaken = (await findHolderByEmail(this.ground.sql, email)) !== null;
    await this.changes.make(self, async (tx) => {
      const now = this.ground.clock();
      const token = await makeLink(tx, { person: holder.id, kind: 'email', email, now, until: new Date(now.getTime() + LINK_LASTS) });
      const letter = { address: email, name: holder.name, language, personId: holder.id, organisationId: actor.organisationId };
      if (!isTaken) await this.mail.send(tx, { ...letter, ...newAddressLetter(language, { ...about, token }) });
      return { action: 'account.email', facts: { step: 'asked' }, letter: addressNotice(language, about, false) };
    });
    return this.account.present(self);
  }

  /** Changes the address and ends all sessions but, if the person is signed in here, this one. Throws `link-over`. */
  async confirm(request: Request, { token }: AccountLink): Promise<void> {
    const here = sessionName(request.sessionID);
    await transaction(this.ground.sql, async (tx) => {
      const now = this.ground.clock();
      const link = await useLink(tx, token, { kind: 'email', now });
      const holder = link && (await findHolder(tx, link.personId));
      if (!link?.email || !holder || !(await changeEmail(tx, holder.id, link.email))) throw new Refusal('link-over');
      await voidLinks(tx, holder.id, { now });
      await endOtherSessions(tx, holder.id, here);
      const language = languageOf(request.headers['accept-language']);
      const words = addressNotice(language, { name: holder.name, site: siteOf(this.ground.config) }, true);
      await this.mail.send(tx, { address: holder.email, name: holder.name, language, ...words, personId: holder.id, organisationId: null });
      const acting = signedInOf(request)?.actor;
      const organisation = acting?.personId === holder.id ? acting.organisationId : (await findSeats(tx, holder.id))[0]?.organisationId;
      if (!organisation) return;
      const doer = { personId: holder.id, organisationId: organisation };
      await this.audit.record(tx, organisation, doer, { action: 'account.email', object: { kind: 'person', id: holder.id }, facts: { step: 'done' } });
    });
  }
}
