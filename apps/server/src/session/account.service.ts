// One's own account: what it holds, name, password and sessions.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal } from '@samsvar/domain';
import type { AccountBody, NameChange, PasswordChange } from '@samsvar/protocol';
import type { Request } from 'express';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { AccountChanges, type Self } from './account-change';
import { passwordChangedLetter } from './account-letters';
import { asksForFactor, changePassword, listOwnProviders, renamePerson, voidLinks } from './account.store';
import { findMeans, hasFactor } from './factor.store';
import { hashPassword, isRightPassword } from './password';
import { checkPassword, shortestPassword } from './password-policy';
import { listPasskeys } from './passkey.store';
import { endOtherSessions, endSession, listSessions } from './session-list.store';
import { signedInOf } from './signed-in';
import { addressOf } from './sign-in.service';
import { SignInLimit } from './sign-in-limit';

@Injectable()
export class AccountService {
  constructor(
    // An account belongs to a person, not to the organisation that they act as.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly changes: AccountChanges,
    private readonly limit: SignInLimit,
  ) {}

  /** The account of whoever asks. */
  async read(request: Request): Promise<AccountBody> {
    return this.present(await this.changes.self(request));
  }

  /** Gives oneself another name. */
  async rename(request: Request, { name }: NameChange): Promise<AccountBody> {
    const self = await this.changes.self(request);
    await this.changes.make(self, async (tx) => {
      if (name === self.holder.name) return null;
      await renamePerson(tx, self.holder.id, name);
      return { action: 'member.changed', facts: { what: 'name' } };
    });
    return this.read(request);
  }

  /** Sets another password and ends all other sessions. Throws `sign-in-failed` for a wrong current one, `too-many-attempts`, `provider-only` to who has none, and what `checkPassword` throws. */
  async changePassword(request: Request, { current, password }: PasswordChange): Promise<AccountBody> {
    const self = await this.changes.self(request);
    const { holder, language, about } = self;
    if (holder.passwordHash === null) throw new Refusal('provider-only');
    const address = addressOf(request);
    await this.limit.take(holder.email, address);
    if (!(await isRightPassword(holder.passwordHash, current))) throw new Refusal('sign-in-failed');
    await this.limit.forgive(holder.email, address);
    const organisation = signedInOf(request)?.organisation.name ?? '';
    checkPassword(password, { hasFactor: hasFactor(await findMeans(this.sql, holder.id)), name: holder.name, email: holder.email, organisation });
    const hash = await hashPassword(password);
    await this.changes.make(self, async (tx) => {
      if (!(await changePassword(tx, holder, hash))) throw new Refusal('conflict');
      await voidLinks(tx, holder.id, { kind: 'password', now: this.clock() });
      return { action: 'account.password', facts: { by: 'change' }, letter: passwordChangedLetter(language, about), endsOthers: true };
    });
    return this.read(request);
  }

  /** Ends one of one's own sessions; `not-found` for any other. */
  async endSession(request: Request, name: string): Promise<AccountBody> {
    const self = await this.changes.self(request);
    if (!/^[0-9a-f]{64}$/.test(name)) throw new Refusal('not-found');
    await this.changes.make(self, async (tx) => {
      if (!(await endSession(tx, self.holder.id, name))) throw new Refusal('not-found');
      return { action: 'session.ended', facts: { count: 1 } };
    });
    return this.present(self);
  }

  /** Ends all one's sessions but this one. */
  async endOtherSessions(request: Request): Promise<AccountBody> {
    const self = await this.changes.self(request);
    await this.changes.make(self, async (tx) => {
      const count = await endOtherSessions(tx, self.holder.id, self.session);
      return count === 0 ? null : { action: 'session.ended', facts: { count } };
    });
    return this.present(self);
  }

  /** The account as it is shown to whose it is. */
  async present({ actor, holder, session }: Self): Promise<AccountBody> {
    const [means, passkeys, sessions, providers, isFactorRequired] = await Promise.all([
      findMeans(this.sql, holder.id),
      listPasskeys(this.sql, holder.id),
      listSessions(this.sql, holder.id, this.clock()),
      listOwnProviders(this.sql, holder.id),
      asksForFactor(this.sql, actor.organisationId, actor.role),
    ]);
    return {
      name: holder.name,
      email: holder.email,
      hasPassword: means.hasPassword,
      shortestPassword: shortestPassword(hasFactor(means)),
      totp: means.totp,
      recoveryCodesLeft: means.recoveryCodesLeft,
      passkeys: passkeys.map(({ id, name, createdAt, usedAt, isBackedUp }) => ({ id, name, createdAt: createdAt.toISOString(), usedAt: usedAt?.toISOString() ?? null, isBackedUp })),
      sessions: sessions.map(({ id, beganAt, seenAt, agent, organisation }) => ({ id, isThis: id === session, beganAt: beganAt.toISOString(), seenAt: seenAt.toISOString(), agent, organisation })),
      providers,
      isFactorRequired,
    };
  }
}
