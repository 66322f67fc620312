// The relay over PostgreSQL, where nothing else is needed: LISTEN and NOTIFY.
import type { Sql } from '@samsvar/database';
import type { Relay, RelayListener, RelayMessage } from '@samsvar/realtime';
import { faultOf } from '../../base/fault';
import type { Log } from '../../base/logger';
import { Ears } from './ears';
import { PresenceWindow } from './presence-window';
import { notifyAll } from './relay.store';
import { LIVE_CHANNEL, MOST_NOTICE_BYTES, prefixOf, readText, textOf } from './relay-wire';

/** Bytes of presence in one notice: base64 makes them a third more, and the head takes some. */
const PRESENCE_BYTES = 5_700;
/** Notices that wait for a database that does not answer; more of them are dropped. */
const MOST_WAITING = 500;
const CLOSE_LIMIT_MS = 1_000;

/** Commits are not published here: the statement that appends them tells of them. */
export class PostgresRelay implements Relay {
  private ears: Ears | null = null;
  private waiting: string[] = [];
  private sending: Promise<void> | null = null;
  private isClosed = false;
  private unlisten: () => Promise<unknown> = () => Promise.resolve();
  private readonly presence = new PresenceWindow({
    limit: PRESENCE_BYTES,
    send: (documentId, entries) => this.tell({ type: 'presence', documentId, entries }),
  });

  constructor(
    private readonly sql: Sql,
    /** The name of this node, by which it knows its own words. */
    private readonly node: string,
    private readonly log: Log,
  ) {}

  async listen(listener: RelayListener): Promise<void> {
    const ears = (this.ears = new Ears(this.node, this.log, listener));
    // PostgreSQL tells a node its own words too; they are not worth reading.
    const own = `${prefixOf(this.node)} `;
    // The driver connects and listens anew whenever the connection is lost, and says so by its third argument.
    const subscription = await this.sql.listen(
      LIVE_CHANNEL,
      (text) => this.isClosed || text.startsWith(own) || ears.hear(readText(text)),
      () => this.isClosed || ears.missed(),
    );
    this.unlisten = subscription.unlisten;
  }

  publish(message: RelayMessage): void {
    if (message.type === 'commit' || this.isClosed) return;
    if (message.type === 'presence') this.presence.add(message.documentId, message.entries);
    else this.tell(message);
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    this.presence.close();
    // A database that does not answer must not keep a server from stopping.
    const limit = new Promise((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS).unref());
    const done = Promise.resolve(this.sending).then(() => this.unlisten());
    await Promise.race([done.catch(() => undefined), limit]); // what fails here is gone already
  }

  private tell(message: RelayMessage): void {
    const text = textOf(this.node, message);
    if (text.length > MOST_NOTICE_BYTES || this.waiting.length >= MOST_WAITING) {
      this.complain({ type: message.type, bytes: text.length }, 'a message between nodes was dropped');
      return;
    }
    this.waiting.push(text);
    this.sending ??= this.send();
  }

  /** One statement at a time, with everything that has come meanwhile. */
  private async send(): Promise<void> {
    while (this.waiting.length > 0 && !this.isClosed) {
      const texts = this.waiting;
      this.waiting = [];
      try {
        await notifyAll(this.sql, texts);
      } catch (error) {
        this.complain(faultOf(error), 'messages between nodes were lost');
      }
    }
    this.sending = null;
  }

  private complain(about: object, words: string): void {
    if (this.ears) this.ears.complain(about, words);
    else this.log.warn(about, words);
  }
}
