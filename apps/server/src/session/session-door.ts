// Finds out who is behind a request: the session cookie, then passport, for HTTP and socket upgrades alike.
import type { IncomingMessage } from 'node:http';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import passport from 'passport';
import { CLOCK, type Clock } from '../base/clock';
import { CONFIG, type Config } from '../base/config';
import { SYSTEM_DATABASE } from '../base/database.token';
import { LOG, type Log } from '../base/logger';
import { sweepRateLimits } from '../base/rate-limit';
import { faultOf } from '../base/fault';
import { findSignedIn } from './member.store';
import { sessionIdIn } from './session-cookie';
import { SessionStore, type PasskeyChallenge } from './session.store';
import type { SessionUser, SignedIn } from './signed-in';

/** How often expired sessions are removed. */
const SWEEP = 3_600_000;

@Injectable()
export class SessionDoor implements OnModuleDestroy {
  /** Passport of this application alone, so that two in one process share nothing. */
  readonly passport = new passport.Passport();
  /** Express middleware that puts the signed-in person on the request. */
  readonly handlers: readonly RequestHandler[];
  readonly cookieName: string;
  /** Whether the cookie is sent over https only. */
  readonly isSecure: boolean;
  private readonly store: SessionStore;
  private readonly sweeper: NodeJS.Timeout;

  constructor(
    @Inject(SYSTEM_DATABASE) sql: Sql,
    @Inject(CLOCK) clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) log: Log,
  ) {
    this.isSecure = config.publicUrl?.startsWith('https:') ?? false;
    this.cookieName = this.isSecure ? '__Host-samsvar' : 'samsvar';
    this.store = new SessionStore(sql, clock);
    this.passport.serializeUser<SessionUser>((user, done) => {
      const { personId, organisationId } = (user as SignedIn).actor; // only our strategy makes users
      done(null, { personId, organisationId });
    });
    this.passport.deserializeUser<SessionUser, Request>((request, user, done) => {
      findSignedIn(sql, user, { way: request.session.way ?? 'password', isWhole: request.session.isWhole }).then((found) => done(null, found ?? false), done);
    });
    this.handlers = [
      ...(this.isSecure ? [markAsSecure] : []),
      session({
        name: this.cookieName,
        secret: config.sessionSecret,
        store: this.store,
        resave: false,
        saveUninitialized: false,
        proxy: this.isSecure,
        cookie: { httpOnly: true, sameSite: 'lax', secure: this.isSecure, path: '/' },
      }),
      this.passport.initialize(),
      this.passport.session(),
    ];
    const sweep = () =>
      void this.store
        .removeExpired()
        .then(() => sweepRateLimits(sql, clock()))
        .catch((error: unknown) => log.warn(faultOf(error), 'sessions not swept'));
    this.sweeper = setInterval(sweep, SWEEP).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.sweeper);
  }

  /** Takes a challenge out of a session: true for one caller alone. */
  spendChallenge(session: string, challenge: PasskeyChallenge): Promise<boolean> {
    return this.store.spend(session, challenge);
  }

  /** The id of the session that a request names which Express does not see, such as a socket upgrade; null when it names none of ours. */
  idOf(request: IncomingMessage): string | null {
    return sessionIdIn(request.headers.cookie, this.cookieName, this.config.sessionSecret);
  }
}

/** An https PUBLIC_URL says that the proxy in front has ended TLS, whether or not it also says so in a header. */
const markAsSecure: RequestHandler = (request, _response, next) => {
  request.headers['x-forwarded-proto'] = 'https';
  next();
};
