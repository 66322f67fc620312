// What a session says about the person, acting as another organisation, and signing out.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal } from '@samsvar/domain';
import type { Session, SignInAnswer } from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { agentOf } from './agent';
import { findSeats, findSignedIn, isProviderOf } from './member.store';
import { logIn } from './rise';
import { SessionDoor } from './session-door';
import { SessionPresenter } from './session.presenter';
import { endSession } from './session-list.store';
import { sessionName } from './session.store';
import { isThroughProvider, signedInOf, type SessionUser, type SignInWay } from './signed-in';

@Injectable()
export class SessionService {
  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly door: SessionDoor,
    private readonly presenter: SessionPresenter,
  ) {}

  /**
   * Lets a person act as one of their organisations from now on, in a session under a new id; what was open in the old one
   * is closed. For who has just made an account by accepting an invitation, and for acting as another organisation: whoever
   * calls it has made sure that it is them. Throws `not-found` when they do not belong to it, and `provider-only` when
   * they did not come in as it asks.
   */
  async enter(request: Request, user: SessionUser): Promise<SignInAnswer> {
    const isSame = signedInOf(request)?.person.id === user.personId;
    // Whoever is new here has just chosen a password.
    const way = (isSame ? request.session.way : undefined) ?? 'password';
    await this.refuseOtherDoor(user, way);
    const isWhole = isSame && request.session.isWhole === true;
    const found = await findSignedIn(this.sql, user, { way, isWhole });
    if (!found) throw new Refusal('not-found');
    const confirmedAt = isSame ? request.session.confirmedAt : this.clock().getTime();
    const beganAt = isSame ? request.session.beganAt : undefined;
    const agent = agentOf(request.headers['user-agent']);
    await logIn(request, found);
    // The session that goes on is as old as the one that it follows.
    Object.assign(request.session, { way, isWhole, agent, isKept: true, ...(confirmedAt !== undefined && { confirmedAt }), ...(beganAt !== undefined && { beganAt }) });
    return { state: found.isEnrolling === true ? 'enrolment' : 'signed-in', session: await this.presenter.present(found) };
  }

  /** Says who is signed in. */
  async read(request: Request): Promise<Session> {
    const signedIn = signedInOf(request);
    if (!signedIn) throw new Refusal('not-signed-in');
    return this.presenter.present(signedIn);
  }

  /** Ends the session and removes its row and its cookie. The database tells every node, and what it had open is closed. */
  async signOut(request: Request, response: Response): Promise<void> {
    const actor = signedInOf(request)?.actor;
    if (actor) {
      await transaction(this.sql, async (tx) => {
        await endSession(tx, actor.personId, sessionName(request.sessionID));
        await this.audit.record(tx, actor.organisationId, actor, { action: 'session.ended', object: { kind: 'person', id: actor.personId } });
      });
    }
    await new Promise<void>((resolve, reject) =>
      request.session.destroy((error: unknown) => (error ? reject(error as Error) : resolve())),
    ); // the store gives errors only
    response.clearCookie(this.door.cookieName, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.door.isSecure });
  }

  private async refuseOtherDoor({ personId, organisationId }: SessionUser, way: SignInWay): Promise<void> {
    // One organisation's provider opens no other organisation.
    if (isThroughProvider(way)) {
      if (!(await isProviderOf(this.sql, way, organisationId))) throw new Refusal('provider-only');
      return;
    }
    const seat = (await findSeats(this.sql, personId)).find((one) => one.organisationId === organisationId);
    if (seat?.isProviderOnly === true) throw new Refusal('provider-only');
  }
}
