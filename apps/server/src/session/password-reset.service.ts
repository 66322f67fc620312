// A lost password: a link by mail, and a new password. The answer is the same for every address, and comes as fast.
import { Injectable } from '@nestjs/common';
import { transaction } from '@samsvar/database';
import { Refusal, languageOf, type Language } from '@samsvar/domain';
import type { ResetCompletion, ResetRequest } from '@samsvar/protocol';
import type { Request } from 'express';
import { Audit } from '../audit/audit';
import { siteOf } from '../base/site';
import { AccountMail } from '../mail/account-mail';
import { noPasswordLetter, passwordChangedLetter, passwordLetter } from './account-letters';
import { changePassword, findHolder, findHolderByEmail, makeLink, useLink, voidLinks } from './account.store';
import { Afterwards } from './afterwards';
import { findMeans, hasFactor } from './factor.store';
import { Ground } from './ground';
import { findOwnOrganisations, findSeats } from './member.store';
import { hashPassword } from './password';
import { checkPassword } from './password-policy';
import { endOtherSessions } from './session-list.store';
import { addressOf } from './sign-in.service';
import { SignInLimit } from './sign-in-limit';

/** How long a link works (ms). NIST SP 800-63B-4 §4.2 asks for a short time. */
export const RESET_LASTS = 20 * 60_000;
/** Names no session: none is spared. */
const NO_SESSION = '';

@Injectable()
export class PasswordResetService {
  constructor(
    private readonly ground: Ground,
    private readonly limit: SignInLimit,
    private readonly mail: AccountMail,
    private readonly audit: Audit,
    private readonly afterwards: Afterwards,
  ) {}

  /** Sends a link to whoever has that address, after the answer. Throws `too-many-attempts` by where it comes from, never by the address. */
  async ask(request: Request, { email }: ResetRequest): Promise<void> {
    await this.limit.takeReset(addressOf(request));
    const language = languageOf(request.headers['accept-language']);
    this.afterwards.do('a letter about a lost password was not sent', async () => {
      if (await this.limit.mayReset(email)) await this.send(email, language);
    });
  }

  /**
   * Sets a new password and ends all sessions. Nobody is signed in by it, so a second factor is asked for as before.
   * Throws `link-over`, and what `checkPassword` throws; then the link still works.
   */
  async complete(request: Request, { token, password }: ResetCompletion): Promise<void> {
    const language = languageOf(request.headers['accept-language']);
    await transaction(this.ground.sql, async (tx) => {
      const now = this.ground.clock();
      const link = await useLink(tx, token, { kind: 'password', now });
      const holder = link && (await findHolder(tx, link.personId));
      if (!holder) throw new Refusal('link-over');
      const { name, email, id } = holder;
      const organisations = await findOwnOrganisations(tx, id);
      checkPassword(password, { hasFactor: hasFactor(await findMeans(tx, id)), name, email, organisation: organisations[0]?.name ?? '' });
      if (!(await changePassword(tx, holder, await hashPassword(password)))) throw new Refusal('link-over');
      await voidLinks(tx, id, { now });
      await endOtherSessions(tx, id, NO_SESSION);
      const words = passwordChangedLetter(language, { name, site: siteOf(this.ground.config) });
      await this.mail.send(tx, { address: email, name, language, ...words, personId: id, organisationId: null });
      const organisationId = (await findSeats(tx, id))[0]?.organisationId;
      if (!organisationId) return;
      await this.audit.record(tx, organisationId, { personId: id, organisationId }, { action: 'account.password', object: { kind: 'person', id }, facts: { by: 'reset' } });
    });
  }

  private async send(email: string, language: Language): Promise<void> {
    const holder = await findHolderByEmail(this.ground.sql, email);
    if (!holder) return;
    const { id, name } = holder;
    await transaction(this.ground.sql, async (tx) => {
      const now = this.ground.clock();
      const about = { name, site: siteOf(this.ground.config) };
      const words = holder.passwordHash === null
        ? noPasswordLetter(language, about)
        : passwordLetter(language, { ...about, token: await makeLink(tx, { person: id, kind: 'password', email: null, now, until: new Date(now.getTime() + RESET_LASTS) }) });
      await this.mail.send(tx, { address: email, name, language, ...words, personId: id, organisationId: null });
    });
  }
}
