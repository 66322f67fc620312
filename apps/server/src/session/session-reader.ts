// Tells the socket door who is behind an upgrade request.
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { SessionDoor } from './session-door';
import type { SignedIn } from './signed-in';

@Injectable()
export class SessionReader {
  constructor(private readonly door: SessionDoor) {}

  /** Reads the session cookie and judges the membership anew; null when nobody is signed in or the membership has ended. */
  actorOf(request: IncomingMessage): Promise<SignedIn | null> {
    return this.door.open(request);
  }
}
