// What whoever holds the link of an invitation does with it: read it, accept it, decline it.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal } from '@samsvar/domain';
import type { AcceptedInvitation, InvitationAcceptance, OpenInvitationBody } from '@samsvar/protocol';
import type { Request } from 'express';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { hashPassword } from '../session/password';
import { checkPassword } from '../session/password-policy';
import { SessionService } from '../session/session.service';
import { signedInOf } from '../session/signed-in';
import { Admission } from './admission';
import { LinkLimit } from './link-limit';
import { findOpenInvitation, lockOpenInvitation, type ShownInvitation } from './invitation.store';
import { findAccount, insertNewPerson } from './membership.store';
import { tokenHash } from './secret-link';

/** Somebody without an account, ready to get one. */
interface Newcomer {
  readonly name: string;
  readonly passwordHash: string;
}

@Injectable()
export class InvitationDoor {
  constructor(
    // Whoever holds a link acts as no organisation yet.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly limit: LinkLimit,
    private readonly admission: Admission,
    private readonly sessions: SessionService,
  ) {}

  /** What the link is for. Throws `invitation-over` for any that cannot be accepted, whatever the reason. */
  async open(request: Request, token: string): Promise<OpenInvitationBody> {
    const invitation = await this.find(request, token);
    const account = await findAccount(this.sql, invitation.email);
    const { kind, organisation, email, name, role, part, until } = invitation;
    return {
      ...{ kind, organisation, email, name, role, part, until },
      response: invitation.responseTitle,
      isLimited: invitation.sections !== null,
      invitedBy: invitation.invitedByName,
      expiresAt: invitation.expiresAt.toISOString(),
      hasAccount: account !== null,
      isMine: isOf(request, email),
    };
  }

  /**
   * Uses the link up and signs in. Who has an account has to be signed in with that very address: `sign-in-first` or
   * `wrong-person`. Others get one, with a name and a password. Of two who accept at once the second is told `invitation-over`.
   */
  async accept(request: Request, acceptance: InvitationAcceptance): Promise<AcceptedInvitation> {
    const invitation = await this.find(request, acceptance.token);
    const signedIn = signedInOf(request);
    if (signedIn && !isOf(request, invitation.email)) throw new Refusal('wrong-person');
    const account = await findAccount(this.sql, invitation.email);
    if (account && !signedIn) throw new Refusal('sign-in-first');
    const newcomer = account ? null : await newcomerOf(invitation, acceptance);
    const { responseId, ...user } = await transaction(this.sql, async (tx) => {
      const held = await lockOpenInvitation(tx, tokenHash(acceptance.token), this.clock());
      if (!held) throw new Refusal('invitation-over');
      const personId = newcomer ? await insertNewPerson(tx, { ...newcomer, email: held.email }) : account;
      // Somebody got an account with this address in between.
      if (!personId) throw new Refusal('sign-in-first');
      const organisationId = await this.admission.letIn(tx, held, { personId, actingAs: signedIn?.actor.organisationId ?? null });
      return { personId, organisationId, responseId: held.responseId };
    });
    return { ...(await this.sessions.enter(request, user)), responseId };
  }

  /** Uses the link up without anything else. Throws `invitation-over` as the others do. */
  async refuse(request: Request, token: string): Promise<void> {
    await this.find(request, token);
    await transaction(this.sql, async (tx) => {
      const held = await lockOpenInvitation(tx, tokenHash(token), this.clock());
      if (!held) throw new Refusal('invitation-over');
      await this.admission.decline(tx, held);
    });
  }

  private async find(request: Request, token: string): Promise<ShownInvitation> {
    await this.limit.take(request.ip ?? 'unknown');
    const invitation = await findOpenInvitation(this.sql, tokenHash(token), this.clock());
    if (!invitation) throw new Refusal('invitation-over');
    return invitation;
  }
}

/** Whether the request comes from somebody who is signed in with this address. */
const isOf = (request: Request, email: string): boolean => signedInOf(request)?.person.email.toLowerCase() === email;

const newcomerOf = async (invitation: ShownInvitation, { name, password }: InvitationAcceptance): Promise<Newcomer> => {
  const chosen = name === undefined || name === '' ? invitation.name : name;
  if (chosen === '') throw new Refusal('invalid', { field: 'name' });
  if (password === undefined) throw new Refusal('invalid', { field: 'password' });
  checkPassword(password, { hasFactor: false, name: chosen, email: invitation.email, organisation: invitation.organisation });
  return { name: chosen, passwordHash: await hashPassword(password) };
};
