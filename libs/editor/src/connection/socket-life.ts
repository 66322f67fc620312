// The life of the socket: opened, listened to, given up when it is dead, opened again, also after sleep.
import { SUBPROTOCOL } from '@samsvar/protocol';
import type { ConnectionOptions } from './connection-options';
import { retryDelay, type ConnectionTiming } from './connection-timing';
import type { Timers } from './timers';

/** The server breaks every silence after 10 s. */
const SILENCE_MS = 25_000;
/** After this much silence a line that may have slept is not waited for. */
const DOUBTFUL_MS = 14_000;

/** What is told of the socket, and asked about it. */
export interface SocketEvents {
  /** Where to connect now. */
  address(): string;
  opened(): void;
  received(bytes: Uint8Array): void;
  /**
   * The socket is gone; `event` is null when it was given up because of its silence. `wasOpen` tells whether it had
   * ever been open. Answers whether another should be opened.
   */
  closed(event: CloseEvent | null, wasOpen: boolean): boolean;
  /** The window is about to be hidden, frozen or closed: the last moment to send. */
  leaving(): void;
}

export class SocketLife {
  private socket: WebSocket | null = null;
  private wasOpen = false;
  private isWanted = false;
  private failures = 0;
  private heardAt = 0;
  private heardOn = 0;

  constructor(
    private readonly webSocket: ConnectionOptions['webSocket'],
    private readonly around: { readonly timing: ConnectionTiming; readonly timers: Timers },
    private readonly events: SocketEvents,
  ) {}

  /** Whether a socket is there, open or on its way. */
  get isThere(): boolean {
    return this.socket !== null;
  }

  /** Whether one is there, or will be tried for. */
  get isGoing(): boolean {
    return this.isWanted;
  }

  /** Opens a socket, and another whenever one is lost, until `stop`. */
  start(): void {
    if (this.isWanted) return;
    this.isWanted = true;
    globalThis.addEventListener?.('online', this.wake);
    globalThis.addEventListener?.('pageshow', this.wake);
    globalThis.addEventListener?.('pagehide', this.leave);
    globalThis.document?.addEventListener('visibilitychange', this.lookedAt);
    globalThis.document?.addEventListener('resume', this.wake);
    globalThis.document?.addEventListener('freeze', this.leave);
    this.open();
  }

  /** Closes the socket and opens no other. */
  stop(): void {
    this.isWanted = false;
    globalThis.removeEventListener?.('online', this.wake);
    globalThis.removeEventListener?.('pageshow', this.wake);
    globalThis.removeEventListener?.('pagehide', this.leave);
    globalThis.document?.removeEventListener('visibilitychange', this.lookedAt);
    globalThis.document?.removeEventListener('resume', this.wake);
    globalThis.document?.removeEventListener('freeze', this.leave);
    this.around.timers.cancel('retry');
    this.drop();
  }

  send(frame: Uint8Array): void {
    // An own copy with its own buffer: what the encoder gives is one already, only its type is wider.
    if (this.socket?.readyState === 1) this.socket.send(frame as Uint8Array<ArrayBuffer>);
  }

  /** The connection works: the next loss is the first. */
  works(): void {
    this.failures = 0;
  }

  private open(): void {
    this.around.timers.cancel('retry');
    if (!this.isWanted || this.socket) return;
    const WebSocketClass = this.webSocket ?? globalThis.WebSocket;
    const socket = new WebSocketClass(this.events.address(), [SUBPROTOCOL]);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    this.wasOpen = false;
    const isCurrent = () => this.socket === socket;
    socket.onopen = () => {
      if (!isCurrent()) return;
      this.wasOpen = true;
      this.events.opened();
    };
    socket.onmessage = (event: MessageEvent) => {
      // Only binary messages are part of the protocol; `binaryType` makes them ArrayBuffers.
      if (!isCurrent() || !(event.data instanceof ArrayBuffer)) return;
      this.listenForSilence();
      this.events.received(new Uint8Array(event.data));
    };
    socket.onclose = (event: CloseEvent) => {
      if (isCurrent()) this.lost(event);
    };
    // An error is always followed by a close; without a listener Node would stop the process.
    socket.onerror = () => undefined;
    this.listenForSilence();
  }

  private lost(event: CloseEvent | null): void {
    const { wasOpen } = this;
    this.drop();
    if (this.events.closed(event, wasOpen)) this.retry();
  }

  private drop(): void {
    const { socket } = this;
    this.socket = null;
    this.around.timers.cancel('silence');
    if (socket && socket.readyState <= 1) socket.close();
  }

  private retry(): void {
    if (!this.isWanted) return;
    const delay = retryDelay(this.failures, () => this.around.timing.random());
    this.failures += 1;
    this.around.timers.later('retry', delay, () => this.open());
  }

  /** A line that is dead but not closed is found out by its silence. */
  private listenForSilence(): void {
    const { timing, timers } = this.around;
    this.heardAt = timing.now();
    this.heardOn = timing.wall?.() ?? this.heardAt;
    timers.later('silence', SILENCE_MS, () => this.lost(null));
  }

  /**
   * The network is back, the window is looked at again, or the computer was woken. Timers may have slept with it, and so
   * may the clock they go by; the clock on the wall has not, and when it was set meanwhile one reconnection is the price.
   */
  private readonly wake = (): void => {
    if (!this.isWanted) return;
    const { timing } = this.around;
    const now = timing.now();
    const silence = Math.max(now - this.heardAt, (timing.wall?.() ?? now) - this.heardOn);
    if (this.socket && silence > DOUBTFUL_MS) this.lost(null);
    if (globalThis.document?.visibilityState !== 'hidden') this.open();
  };

  private readonly lookedAt = (): void => {
    if (globalThis.document?.visibilityState === 'hidden') this.leave();
    else this.wake();
  };

  private readonly leave = (): void => this.events.leaving();
}
