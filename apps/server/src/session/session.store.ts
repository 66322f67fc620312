// The SQL behind express-session: sessions in PostgreSQL, found by the hash of their id.
import { createHash } from 'node:crypto';
import type { Sql } from '@samsvar/database';
import { Store, type SessionData } from 'express-session';
import type { Clock } from '../base/clock';
import type { SessionUser } from './signed-in';

declare module 'express-session' {
  interface SessionData {
    passport?: { readonly user?: SessionUser };
    /** When the session began, as epoch milliseconds; set by the store. */
    beganAt?: number;
  }
}

const HOUR = 3_600_000;
/** A session that nobody uses ends after this long. */
export const IDLE_LIMIT = 12 * HOUR;
/** A session ends after this long however much it is used. */
export const AGE_LIMIT = 7 * 24 * HOUR;
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
    const until = this.end(data.beganAt ?? this.clock().getTime());
    const writtenBefore = new Date(until.getTime() - TOUCH_STEP);
    this
      .sql`update session set expires_at = ${until} where id_hash = ${hashOf(id)} and expires_at < ${writtenBefore}`.then(
      () => done(),
      done,
    );
  }

  /** Removes what has expired; answers how many. */
  async removeExpired(): Promise<number> {
    return (await this.sql`delete from session where expires_at <= ${this.clock()}`).count;
  }

  private async find(id: string): Promise<SessionData | null> {
    const rows = await this.sql<{ data: SessionData }[]>`
      select data from session where id_hash = ${hashOf(id)} and expires_at > ${this.clock()}`;
    return rows[0]?.data ?? null;
  }

  private async write(id: string, data: SessionData): Promise<void> {
    const beganAt = data.beganAt ?? this.clock().getTime();
    const kept = this.sql.json({
      cookie: { ...data.cookie },
      passport: data.passport ?? {},
      beganAt,
    } as never); // plain JSON values
    const person = data.passport?.user?.personId ?? null;
    const until = this.end(beganAt);
    await this.sql`
      insert into session (id_hash, data, person_id, expires_at) values (${hashOf(id)}, ${kept}, ${person}, ${until})
      on conflict (id_hash) do update set data = excluded.data, person_id = excluded.person_id, expires_at = excluded.expires_at`;
  }

  private end(beganAt: number): Date {
    return new Date(Math.min(this.clock().getTime() + IDLE_LIMIT, beganAt + AGE_LIMIT));
  }
}

/** Names a session without being of use to anybody who reads it. */
export const sessionName = (id: string): string => hashOf(id).toString('hex');

const hashOf = (id: string): Buffer => createHash('sha256').update(id).digest();
