// The SQL behind express-session: sessions in PostgreSQL, found by the hash of their id.
import { createHash } from 'node:crypto';
import type { Sql } from '@samsvar/database';
import type { PersonId } from '@samsvar/domain';
import { Store, type SessionData } from 'express-session';
import type { Clock } from '../base/clock';
import { isOpen } from './enrolling.store';
import type { SessionUser, SignInWay } from './signed-in';

declare module 'express-session' {
  interface SessionData {
    passport?: { readonly user?: SessionUser };
    /** When the session began, as epoch milliseconds; set by the store. */
    beganAt?: number;
    /** When the person last showed who they are, as epoch milliseconds. */
    confirmedAt?: number;
    way?: SignInWay;
    /** The provider that the person came through has said that it asked for two factors. */
    isWhole?: boolean;
    /** What the browser calls itself, in short words. */
    agent?: string;
    /** A sign-in that waits for its second factor. It opens nothing. */
    pending?: HalfSession;
    /** What a passkey has to sign next, once. */
    challenge?: PasskeyChallenge;
    /** It came out of the table, or has just gone in: if its row is gone by now, it has been ended, and is not written again. */
    isKept?: boolean;
  }
}

/** Somebody whose first factor was right. */
export interface HalfSession extends SessionUser {
  readonly way: SignInWay;
  /** Epoch milliseconds. */
  readonly since: number;
  /** Of the password that was right, so that a changed one ends it; empty when it was not by password. */
  readonly print: string;
}

export interface PasskeyChallenge {
  readonly value: string;
  readonly use: 'sign-in' | 'confirm' | 'enrol';
  /** Epoch milliseconds. */
  readonly until: number;
}

const HOUR = 3_600_000;
/** A session that nobody uses ends after this long. */
export const IDLE_LIMIT = 12 * HOUR;
/** A session ends after this long however much it is used. */
export const AGE_LIMIT = 7 * 24 * HOUR;
/** A sign-in that waits for its second factor ends after this long, and so does what nobody has signed in with (ms). */
export const HALF_LIMIT = 10 * 60_000;
/** A use within this long of the last recorded one is not written: most requests then cost no write. */
const TOUCH_STEP = 5 * 60_000;

type Done = (error?: unknown) => void;

/** Keeps the contract of express-session's stores. Whoever reads the table cannot sign in with what stands there. */
export class SessionStore extends Store {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {
    super();
  }

  override get(id: string, done: (error: unknown, data?: SessionData | null) => void): void {
    this.find(id).then((data) => done(null, data), done);
  }

  override set(id: string, data: SessionData, done: Done = () => undefined): void {
    this.write(id, data).then(() => done(), done);
  }

  override destroy(id: string, done: Done = () => undefined): void {
    this.sql`delete from session where id_hash = ${hashOf(id)}`.then(() => done(), done);
  }

  override touch(id: string, data: SessionData, done: Done = () => undefined): void {
    const now = this.clock();
    const until = this.end(data, data.beganAt ?? now.getTime());
    const seenBefore = new Date(now.getTime() - TOUCH_STEP);
    // When somebody was last here is kept beside their membership, too, for when the session is gone.
    this
      .sql`with seen as (update session set expires_at = ${until}, seen_at = ${now} where id_hash = ${hashOf(id)} and seen_at < ${seenBefore}
        returning person_id, data #>> '{passport,user,organisationId}' as organisation_id)
      update membership m set last_active_at = ${now} from seen where m.person_id = seen.person_id and m.organisation_id::text = seen.organisation_id`.then(
      () => done(),
      done,
    );
  }

  /** Removes what has expired; answers how many. */
  async removeExpired(): Promise<number> {
    return (await this.sql`delete from session where not ${isOpen(this.sql, this.clock())}`).count;
  }

  /** Takes the challenge out of a session: true for one caller alone, however many ask at once. */
  async spend(id: string, challenge: PasskeyChallenge): Promise<boolean> {
    const { count } = await this.sql`update session set data = data - 'challenge'
      where id_hash = ${hashOf(id)} and data #>> '{challenge,value}' = ${challenge.value}`;
    return count === 1;
  }

  private async find(id: string): Promise<SessionData | null> {
    const rows = await this.sql<{ data: SessionData }[]>`
      select data from session where id_hash = ${hashOf(id)} and ${isOpen(this.sql, this.clock())}`;
    return rows[0] ? { ...rows[0].data, isKept: true } : null;
  }

  private async write(id: string, data: SessionData): Promise<void> {
    const now = this.clock();
    const beganAt = data.beganAt ?? now.getTime();
    const { confirmedAt, way, isWhole, agent, pending, challenge } = data;
    const kept = this.sql.json({
      cookie: { ...data.cookie },
      passport: data.passport ?? {},
      beganAt,
      ...{ confirmedAt, way, isWhole, agent, pending, challenge },
    } as never); // plain JSON values; what is undefined is left out
    const person = data.passport?.user?.personId ?? null;
    const until = this.end(data, beganAt);
    const row = { data: kept, person, until, agent: agent ?? '', now };
    if (data.isKept === true) return this.replace(id, row);
    await this.sql`
      with seen as (insert into session (id_hash, data, person_id, expires_at, began_at, seen_at, agent)
      values (${hashOf(id)}, ${kept}, ${person}, ${until}, ${new Date(beganAt)}, ${now}, ${row.agent})
      on conflict (id_hash) do update set data = excluded.data, person_id = excluded.person_id, expires_at = excluded.expires_at,
        seen_at = excluded.seen_at, agent = excluded.agent
      returning person_id, data #>> '{passport,user,organisationId}' as organisation_id)
      update membership m set last_active_at = ${now} from seen where m.person_id = seen.person_id and m.organisation_id::text = seen.organisation_id`;
  }

  private async replace(id: string, { data, person, until, agent, now }: SessionRow): Promise<void> {
    await this.sql`update session set data = ${data}, person_id = ${person}, expires_at = ${until}, seen_at = ${now}, agent = ${agent}
      where id_hash = ${hashOf(id)}`;
  }

  private end(data: SessionData, beganAt: number): Date {
    // Whoever has signed in with nothing yet has no use for a long one.
    const isWaiting = !data.passport?.user && (data.pending ?? data.challenge) !== undefined;
    if (isWaiting) return new Date(beganAt + HALF_LIMIT);
    return new Date(Math.min(this.clock().getTime() + IDLE_LIMIT, beganAt + AGE_LIMIT));
  }
}

interface SessionRow {
  readonly data: ReturnType<Sql['json']>;
  readonly person: PersonId | null;
  readonly until: Date;
  readonly agent: string;
  readonly now: Date;
}

/** Names a session without being of use to anybody who reads it. */
export const sessionName = (id: string): string => hashOf(id).toString('hex');

const hashOf = (id: string): Buffer => createHash('sha256').update(id).digest();
