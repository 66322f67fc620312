// Gathers what people are to be told by mail, and sends it: at once after a moment's grace, or once a day.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import type { MailChoice } from '@samsvar/domain';
import { CLOCK, type Clock } from '../base/clock';
import { CONFIG, type Config } from '../base/config';
import { SYSTEM_DATABASE } from '../base/database.token';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { siteOf } from '../base/site';
import { within } from '../base/within';
import { composeMail } from './compose-mail';
import { lastDigest } from './digest-time';
import { findDue, findRecipient, isOnlyGatherer, takeNews, type Due } from './due-mail.store';
import { MailFault, MailTransport } from './mail-transport';
import { MAIL_WORDS } from './mail-words';
import { nameUnsubscriber } from './notification-setting.store';
import type { Reader } from './notification.store';
import { forgetLinks, hearMail, insertMail, markFailed, markSent, takeMail, withdrawStale, type MailInHand } from './outgoing-mail.store';
import { unsubscribeHash, unsubscribeToken } from './unsubscribe-token';

/** What is read this soon is not mailed, and what comes within it goes into the same mail (ms). */
export const GRACE = 60_000;
/** Ms between two rounds. */
const ROUND = 15_000;
/** Stopping waits this long for the mail in hand (ms). */
const PATIENCE = 2_000;
/** People in one transaction. */
const BATCH = 50;

@Injectable()
export class MailWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly transport: MailTransport | null;
  private timer: NodeJS.Timeout | null = null;
  private isStopping = false;
  private unlisten: (() => Promise<void>) | null = null;
  private isWoken = false;
  private current: Promise<void> = Promise.resolve();

  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.transport = config.mail && new MailTransport(config.mail);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => {
      this.round().catch((error: unknown) => this.log.warn(faultOf(error), 'mail could not be seen to'));
    }, ROUND).unref();
    if (this.transport) this.unlisten = await hearMail(this.sql, () => this.wake());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    if (this.timer) clearInterval(this.timer);
    // The database may be gone already.
    await this.unlisten?.().catch(() => undefined);
    // A mail server that keeps us waiting does not keep the server from stopping: its mail is sent again later.
    await within(PATIENCE, this.current).catch(() => undefined);
    this.transport?.close();
  }

  /** Gathers what is due now, and sends what waits where there is a way to; after the round before it. */
  round(): Promise<void> {
    const next = async () => {
      if (this.isStopping) return;
      await this.gather();
      if (this.transport) await this.sendAll(this.transport);
      // In a demo mail can be read in the outbox, to try what is in it.
      if (!this.config.demo) await forgetLinks(this.sql, this.clock());
    };
    return (this.current = this.current.then(next, next));
  }

  /** Somebody waits for a mail: a round at once, one for all that come while it waits for its turn. */
  private wake(): void {
    if (this.isWoken) return;
    this.isWoken = true;
    const next = async () => {
      this.isWoken = false;
      if (!this.isStopping && this.transport) await this.sendAll(this.transport);
      if (!this.isStopping && !this.config.demo) await forgetLinks(this.sql, this.clock());
    };
    this.current = this.current.then(next, next).catch((error: unknown) => this.log.warn(faultOf(error), 'mail could not be seen to'));
  }

  private async gather(): Promise<void> {
    const now = this.clock();
    const due = { now, atOnce: new Date(now.getTime() - GRACE), daily: lastDigest(now) };
    let count = BATCH;
    while (count === BATCH && !this.isStopping) count = await transaction(this.sql, (tx) => this.gatherSome(tx, due));
  }

  /** Queues mail to some of those who are due, all or none of it; answers how many they were. */
  private async gatherSome(tx: Transaction, due: Due): Promise<number> {
    if (!(await isOnlyGatherer(tx))) return 0;
    const readers = await findDue(tx, due, BATCH);
    for (const reader of readers) await this.queue(tx, reader, due.now);
    return readers.length;
  }

  private async queue(tx: Transaction, reader: Reader & { readonly mail: MailChoice }, now: Date): Promise<void> {
    const news = await takeNews(tx, reader, now);
    const to = await findRecipient(tx, reader);
    if (news.length === 0 || !to || reader.mail === 'never') return;
    const hash = unsubscribeHash(unsubscribeToken(this.config.sessionSecret, reader.personId));
    const language = await nameUnsubscriber(tx, reader.personId, hash);
    const { personId, organisationId } = reader;
    const words = composeMail({ to, news, language, site: siteOf(this.config) });
    const mail = { id: randomUUID(), personId, organisationId, address: to.email, headers: { name: to.name, language } };
    await insertMail(tx, { ...mail, ...words }, now);
  }

  private async sendAll(transport: MailTransport): Promise<void> {
    await withdrawStale(this.sql, this.clock());
    let isAnswering = true;
    while (isAnswering && !this.isStopping) {
      const mail = await takeMail(this.sql, this.clock());
      if (!mail) return;
      isAnswering = await this.send(transport, mail);
    }
  }

  /** False when the mail server would take no other either. */
  private async send(transport: MailTransport, mail: MailInHand): Promise<boolean> {
    const { id, subject, address, headers } = mail;
    const endAt = this.endOf(mail);
    const to = { name: headers.name, address };
    const body = endAt === null ? mail.body : withEnd(mail, endAt);
    try {
      await transport.send({ id, to, subject, body, language: headers.language, endAt });
    } catch (error) {
      if (!(error instanceof MailFault)) throw error;
      await markFailed(this.sql, id, { problem: error.message, isFinal: error.isFinal });
      // The mail server's words can name people.
      const what = error.isOnlyThis ? 'refused' : error.message;
      this.log.warn({ mail: id, attempt: mail.attempts, isFinal: error.isFinal, what }, 'mail was not taken');
      return error.isOnlyThis;
    }
    // Killed here, it is sent again in a while, under the same name.
    await markSent(this.sql, id, this.clock());
    return true;
  }

  /** Where the recipient ends news; null for mail about their account, which they have to get. */
  private endOf({ kind, personId }: MailInHand): string | null {
    if (kind === 'account' || personId === null) return null;
    return `${siteOf(this.config)}/avsluta-mejl/${unsubscribeToken(this.config.sessionSecret, personId)}`;
  }
}

const withEnd = ({ body, headers }: MailInHand, endAt: string): string => `${body}\n${MAIL_WORDS[headers.language].end}\n${endAt}\n`;
