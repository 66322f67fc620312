// The relay over Redis, for deployments that outgrow what PostgreSQL carries.
import type { Redis } from 'ioredis';
import type { Relay, RelayListener, RelayMessage } from '@samsvar/realtime';
import { faultOf } from '../../base/fault';
import type { Log } from '../../base/logger';
import { Ears } from './ears';
import { PresenceWindow } from './presence-window';
import { LIVE_CHANNEL, bytesOf, readBytes } from './relay-wire';

const PRESENCE_BYTES = 64 * 1024;
/** Bytes that wait for a Redis that does not answer; what comes beyond is found in the log by those who missed it. */
const MOST_WAITING_BYTES = 8 * 1024 * 1024;
/** A connection that has died without a word is found out within these two together. */
const [BEAT_MS, ANSWER_MS] = [2_000, 2_000];
/** A node starts also when Redis is not there, and hears the others when it comes. */
const LISTEN_LIMIT_MS = 3_000;
const LONGEST_PAUSE_MS = 1_000;

const OPTIONS = {
  lazyConnect: true,
  // What could not be sent is not sent late: by then it has been read from the log.
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 5_000,
  commandTimeout: ANSWER_MS,
  disableClientInfo: true,
  retryStrategy: (times: number) => Math.min(times * 100, LONGEST_PAUSE_MS),
} as const;

export class RedisRelay implements Relay {
  private ears: Ears | null = null;
  private talking: Redis | null = null;
  private listening: Redis | null = null;
  private beat: NodeJS.Timeout | undefined;
  private waitingBytes = 0;
  private isClosed = false;
  private readonly presence = new PresenceWindow({
    limit: PRESENCE_BYTES,
    send: (documentId, entries) => this.tell({ type: 'presence', documentId, entries }),
  });

  constructor(
    private readonly url: string,
    /** The name of this node, by which it knows its own words. */
    private readonly node: string,
    private readonly log: Log,
  ) {}

  async listen(listener: RelayListener): Promise<void> {
    const ears = (this.ears = new Ears(this.node, this.log, listener));
    // Read only where it is used: a server without Redis does not carry its client in memory.
    const { Redis: Client } = await import('ioredis');
    if (this.isClosed) return;
    const talking = (this.talking = new Client(this.url, OPTIONS));
    const hearing = (this.listening = new Client(this.url, OPTIONS));
    for (const client of [talking, hearing]) {
      client.on('error', (error) => ears.complain(faultOf(error), 'Redis does not answer'));
    }
    hearing.on(
      'messageBuffer',
      (_channel: Buffer, bytes: Buffer) => this.isClosed || ears.hear(readBytes(bytes)),
    );
    const heardOnce = new Promise<void>((resolve) => {
      hearing.on('ready', () => {
        hearing.subscribe(LIVE_CHANNEL).then(
          () => {
            ears.missed();
            resolve();
          },
          () => this.isClosed || hearing.disconnect(true),
        );
      });
    });
    for (const client of [talking, hearing]) client.connect().catch(() => undefined); // tries again by itself, and says so
    this.beat = setInterval(() => this.feel(), BEAT_MS);
    this.beat.unref();
    await Promise.race([heardOnce, new Promise((resolve) => setTimeout(resolve, LISTEN_LIMIT_MS).unref())]);
  }

  publish(message: RelayMessage): void {
    if (this.isClosed) return;
    if (message.type === 'presence') this.presence.add(message.documentId, message.entries);
    else this.tell(message);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.presence.close();
    clearInterval(this.beat);
    // What was published last still goes out, if it can at once.
    await this.talking?.quit().catch(() => undefined);
    for (const client of [this.talking, this.listening]) client?.disconnect();
  }

  private tell(message: RelayMessage): void {
    const client = this.talking;
    if (client?.status !== 'ready' || this.waitingBytes > MOST_WAITING_BYTES) return;
    const bytes = bytesOf(this.node, message);
    this.waitingBytes += bytes.length;
    client
      .publish(LIVE_CHANNEL, bytes)
      .catch((error: unknown) => this.ears?.complain(faultOf(error), 'a message between nodes was lost'))
      .finally(() => (this.waitingBytes -= bytes.length));
  }

  /** Asks on both connections whether anybody is there, and begins anew where nobody answers in time. */
  private feel(): void {
    for (const client of [this.talking, this.listening]) {
      if (client?.status !== 'ready') continue;
      client.ping().catch(() => this.isClosed || client.disconnect(true));
    }
  }
}
