// Tells the socket door who is behind an upgrade request.
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { SessionDoor } from './session-door';
import { sessionName } from './session.store';
import type { SignedIn } from './signed-in';

@Injectable()
export class SessionReader {
  constructor(private readonly door: SessionDoor) {}

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
}
