// Tells the socket door who is behind an upgrade request.
import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import type { Actor } from '@samsvar/domain';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { Gather } from '../base/gather';
import { SessionDoor } from './session-door';
import { sessionName } from './session.store';
import type { SignedIn } from './signed-in';
import { findSignedInWith, findStanding } from './standing.store';

@Injectable()
export class SessionReader {
  private readonly arrivals = new Gather<string, SignedIn>((sessions) => findSignedInWith(this.sql, sessions, this.clock()));

  constructor(
    private readonly door: SessionDoor,
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whether a request that Express does not see names a session in a cookie of ours. The session may have ended. */
  knocks(request: IncomingMessage): boolean {
    const id = this.door.idOf(request);
    // Where express-session writes it on the requests that it looks at.
    if (id !== null) Object.assign(request, { sessionID: id });
    return id !== null;
  }

  /** Judges session and membership of such a request anew, with one look; null when either has ended, or nobody is signed in. */
  async actorOf(request: IncomingMessage): Promise<SignedIn | null> {
    if (!this.knocks(request)) return null;
    return (await this.arrivals.ask(this.sessionOf(request))) ?? null;
  }

  /** Names the session of a request that was read or has passed the door; it cannot be used to sign in. */
  sessionOf(request: IncomingMessage): string {
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
