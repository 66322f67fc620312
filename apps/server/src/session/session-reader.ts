// Tells the socket door who is behind an upgrade request.
import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import type { Actor } from '@samsvar/domain';
import { CLOCK, type Clock } from '../base/clock';
import { DATABASE } from '../base/database.token';
import { SessionDoor } from './session-door';
import { sessionName } from './session.store';
import type { SignedIn } from './signed-in';
import { findStanding } from './standing.store';

@Injectable()
export class SessionReader {
  constructor(
    private readonly door: SessionDoor,
    @Inject(DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reads the session cookie and judges the membership anew; null when nobody is signed in or the membership has ended. */
  actorOf(request: IncomingMessage): Promise<SignedIn | null> {
    return this.door.open(request);
  }

  /** Names the session of a request that was read or has passed the door; it cannot be used to sign in. */
  sessionOf(request: IncomingMessage): string {
    // express-session writes the id on the request that it has looked at.
    const { sessionID } = request as IncomingMessage & { sessionID?: string };
    return sessionName(sessionID ?? '');
  }

  /** Who acts in the session of such a request now, for answers that go on for long; null when it has ended. */
  async stillActing(request: IncomingMessage): Promise<Actor | null> {
    const session = this.sessionOf(request);
    return (await this.standing([session])).get(session) ?? null;
  }

  /** The same for many sessions at once, named as by `sessionOf`; those that have ended are left out. */
  standing(sessions: readonly string[]): Promise<ReadonlyMap<string, Actor | null>> {
    return findStanding(this.sql, sessions, this.clock());
  }
}
