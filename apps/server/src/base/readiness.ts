// Whether this server can do its work: asked often, by many, at the cost of one question a second.
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { SYSTEM_DATABASE } from './database.token';
import { isLogWritable } from './readiness.store';

/** What was found out about the database. */
export interface DatabaseAnswer {
  readonly isWritable: boolean;
  /** How long the answer took, in milliseconds. */
  readonly ms: number;
}

/** The database has this long to answer (ms). */
const PATIENCE = 2000;
/** An answer is good for this long (ms): anybody may ask, and each question is a write to disk. */
const FRESH = 1000;
/** A question without an answer is given up after this long (ms), for its connection may be dead. */
const GIVE_UP = 10_000;

@Injectable()
export class Readiness implements BeforeApplicationShutdown {
  private last: { readonly answer: Promise<DatabaseAnswer>; readonly askedAt: number } | null = null;
  private isAnswered = true;
  private isStopping = false;

  constructor(@Inject(SYSTEM_DATABASE) private readonly sql: Sql) {}

  /** Whether requests may be sent here: false within two seconds when the database is away, and while stopping. */
  async isReady(): Promise<boolean> {
    if (this.isStopping) return false;
    return (await this.database()).isWritable;
  }

  /** How the database answers; never throws, and never takes longer than two seconds. */
  async database(): Promise<DatabaseAnswer> {
    let cancel: () => void = () => undefined;
    const late = new Promise<DatabaseAnswer>((resolve) => {
      const timer = setTimeout(() => resolve({ isWritable: false, ms: PATIENCE }), PATIENCE);
      cancel = () => clearTimeout(timer);
    });
    try {
      return await Promise.race([this.asked(), late]);
    } finally {
      cancel();
    }
  }

  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  private asked(): Promise<DatabaseAnswer> {
    const now = performance.now();
    const limit = this.isAnswered ? FRESH : GIVE_UP;
    if (this.last && now - this.last.askedAt < limit) return this.last.answer;
    const asked = { answer: this.ask(now), askedAt: now };
    this.isAnswered = false;
    void asked.answer.then(() => {
      if (this.last === asked) this.isAnswered = true;
    });
    this.last = asked;
    return asked.answer;
  }

  private async ask(began: number): Promise<DatabaseAnswer> {
    // A database that does not answer is the very thing that is asked about.
    const isWritable = await isLogWritable(this.sql).catch(() => false);
    return { isWritable, ms: performance.now() - began };
  }
}
