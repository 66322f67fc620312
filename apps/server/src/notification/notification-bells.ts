// The open bells of this node: each hears at once, by server-sent events, how many notifications are unread.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import type { Actor } from '@samsvar/domain';
import type { UnreadBody } from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { Access } from '../access/access';
import { SYSTEM_DATABASE } from '../base/database.token';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { within } from '../base/within';
import { AccessNews, type Whose } from '../session/access-news';
import { SessionReader } from '../session/session-reader';
import { hearBells } from './bell.store';
import { countUnread } from './notification.store';

/** Shorter than what proxies wait before they drop a silent connection. */
const HEARTBEAT_MILLISECONDS = 15_000;
/** Rights that may have changed are judged within this long, or the stream ends and the client comes back. */
const JUDGE_MILLISECONDS = 1_500;

interface Bell {
  readonly actor: Actor;
  /** Names the session that it was opened in. */
  readonly session: string;
  readonly response: Response;
}

@Injectable()
export class NotificationBells implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly bells = new Set<Bell>();
  private rung = new Set<Bell>();
  private readonly unfollow: () => void;
  private unlisten: (() => Promise<void>) | null = null;
  private heartbeat: NodeJS.Timeout | null = null;

  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(LOG) private readonly log: Log,
    private readonly access: Access,
    private readonly sessions: SessionReader,
    private readonly news: AccessNews,
  ) {
    this.unfollow = this.news.follow((whose) => void this.judgeNow(this.bellsOf(whose)));
  }

  async onApplicationBootstrap(): Promise<void> {
    this.unlisten = await hearBells(this.sql, {
      heard: (personId) => this.ring(this.bellsOf(personId)),
      // Nobody knows what was said while the connection was lost.
      missed: () => this.ring([...this.bells]),
    });
    this.heartbeat = setInterval(() => {
      for (const { response } of this.bells) response.write(': \n\n');
      void this.look([...this.bells]);
    }, HEARTBEAT_MILLISECONDS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.unfollow();
    if (this.heartbeat) clearInterval(this.heartbeat);
    for (const bell of [...this.bells]) this.end(bell);
    // The database may be gone already.
    await this.unlisten?.().catch(() => undefined);
  }

  /** Sends how many are unread now and after every change, until the session or the membership ends, or the server stops. */
  async open(actor: Actor, { request, response }: { readonly request: Request; readonly response: Response }): Promise<void> {
    await this.access.require(actor, 'notification.own', { organisation: actor.organisationId });
    const bell = { actor, session: this.sessions.sessionOf(request), response };
    response.on('close', () => this.bells.delete(bell));
    // no-transform keeps compressing middleware from holding events back.
    response.set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    // Before anything is counted, so that no change falls between.
    this.bells.add(bell);
    // Rights may have changed between the door's judgement and this moment, when nobody knew of this bell.
    if (this.news.isRecent(actor.personId)) await this.judgeNow([bell]);
    else this.ring([bell]);
  }

  private bellsOf(whose: Whose): readonly Bell[] {
    return [...this.bells].filter(({ actor }) => whose === 'everybody' || actor.personId === whose);
  }

  /** All that ring in one turn of the loop are answered by one look at the database. */
  private ring(bells: readonly Bell[]): void {
    if (bells.length === 0) return;
    if (this.rung.size === 0) setImmediate(() => void this.answer());
    for (const bell of bells) this.rung.add(bell);
  }

  private async answer(): Promise<void> {
    const bells = [...this.rung];
    this.rung = new Set();
    try {
      const counts = await countUnread(this.sql, bells.map(({ actor }) => actor));
      bells.forEach((bell, index) => {
        const body: UnreadBody = { unread: counts[index] ?? 0 };
        this.send(bell, 'unread', body);
      });
    } catch (error) {
      this.log.warn(faultOf(error), 'what is unread could not be counted');
      // They come back, and are told then.
      for (const bell of bells) this.end(bell);
    }
  }

  private send({ response }: Bell, event: 'unread' | 'rights', body: object): void {
    if (!response.writableEnded) response.write(`event: ${event}\ndata: ${JSON.stringify(body)}\n\n`);
  }

  /** Rights may have changed: who may not hear any more is sent away, and the others may have gained or lost what they may see. */
  private async judgeNow(bells: readonly Bell[]): Promise<void> {
    // A database that does not answer sends them away as well: the clients come back, and are judged at the door.
    if (!(await this.look(bells))) for (const bell of bells) this.end(bell);
    const left = bells.filter((bell) => this.bells.has(bell));
    // The page asks again what it may offer.
    for (const bell of left) this.send(bell, 'rights', {});
    this.ring(left);
  }

  /** Ends the bells whose session or membership has ended; false when the database could not be asked. */
  private async look(bells: readonly Bell[]): Promise<boolean> {
    if (bells.length === 0) return true;
    try {
      const standing = await within(JUDGE_MILLISECONDS, this.sessions.standing(bells.map(({ session }) => session)));
      for (const bell of bells) if (!isActing(bell.actor, standing.get(bell.session))) this.end(bell);
      return true;
    } catch (error) {
      this.log.warn(faultOf(error), 'open bells could not be judged');
      return false;
    }
  }

  private end(bell: Bell): void {
    this.bells.delete(bell);
    if (!bell.response.writableEnded) bell.response.end();
  }
}

const isActing = (actor: Actor, now: Actor | null | undefined): boolean =>
  now?.personId === actor.personId && now.organisationId === actor.organisationId;
