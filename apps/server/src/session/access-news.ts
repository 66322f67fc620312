// Hears from the database, on every node, whose rights may have changed: the database itself tells, whoever changed them.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { isUuid, type PersonId } from '@samsvar/domain';
import { SYSTEM_DATABASE } from '../base/database.token';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { greet, hearAccess } from './access-news.store';

/** Whose rights may have changed; everybody's, when something may have been missed. */
export type Whose = PersonId | 'everybody';

/** How often the node speaks to itself, to know that it hears (ms). */
const GREETING = 10_000;
/** Somebody who is being judged while rights change has been judged by then (ms). */
const RECENT = 30_000;

@Injectable()
export class AccessNews implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly followers = new Set<(whose: Whose) => void>();
  /** When something was last heard of each person, in order. */
  private readonly changedAt = new Map<Whose, number>();
  private readonly greeting = `node ${randomUUID()}`;
  private heardAt = -Infinity;
  private isListening = false;
  private isStopped = false;
  private timer: NodeJS.Timeout | null = null;
  private unlisten: (() => Promise<void>) | null = null;

  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Tells of every change from now on until the answer is called. */
  follow(follower: (whose: Whose) => void): () => void {
    // Its own, so that one who follows twice is told twice.
    const own = (whose: Whose) => follower(whose);
    this.followers.add(own);
    return () => this.followers.delete(own);
  }

  /** Whether a change was heard so lately that a judgement which has just been made may have missed it. */
  isRecent(personId: PersonId): boolean {
    const at = Math.max(this.changedAt.get(personId) ?? -Infinity, this.changedAt.get('everybody') ?? -Infinity);
    return performance.now() - at < RECENT;
  }

  /** Ms since the node last heard itself through the database; Infinity before the first time. */
  get silentMs(): number {
    return performance.now() - this.heardAt;
  }

  async onApplicationBootstrap(): Promise<void> {
    // A connection that was lost is taken up again by itself; nobody knows what was said meanwhile.
    this.unlisten = await hearAccess(this.sql, { heard: (word) => this.heard(word), missed: () => this.missed() });
    this.timer = setInterval(() => void this.speak(), GREETING).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    if (this.timer) clearInterval(this.timer);
    // The database may be gone already.
    await this.unlisten?.().catch(() => undefined);
  }

  private missed(): void {
    // Before the first time the doors were closed, so nobody can have been missed.
    if (this.isListening) this.tell('everybody');
    this.isListening = true;
    void this.speak();
  }

  private heard(word: string): void {
    if (word === this.greeting) this.heardAt = performance.now();
    // What is no id is another node that speaks to itself. The trigger tells of people alone.
    else if (isUuid(word)) this.tell(word as PersonId);
  }

  private tell(whose: Whose): void {
    if (this.isStopped) return;
    const now = performance.now();
    for (const [earlier, at] of this.changedAt) {
      if (now - at < RECENT) break;
      this.changedAt.delete(earlier);
    }
    this.changedAt.delete(whose);
    this.changedAt.set(whose, now);
    for (const follower of this.followers) follower(whose);
  }

  private async speak(): Promise<void> {
    try {
      if (!this.isStopped) await greet(this.sql, this.greeting);
    } catch (error) {
      this.log.debug(faultOf(error), 'could not speak to itself');
    }
  }
}
