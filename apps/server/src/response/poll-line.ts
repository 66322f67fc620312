// One live connection over plain HTTP: the server's end of a socket whose messages are fetched and brought.
import { Refusal } from '@samsvar/domain';
import { BATCH_TYPE, LINE_LIMITS, REFUSALS, decodeBatch, encodeBatch, takeBatch, type Goodbye } from '@samsvar/protocol';
import type { Peer, PeerSocket } from '@samsvar/realtime';
import type { Response } from 'express';
import { ReadingGate } from './poll-reading';

/** An answer is for this one reader, now: nothing on the way may keep it, compress it or hold it back. */
const HEADERS = {
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
} as const;

/** Ms that a goodbye waits for those who have not heard it, and that a stopping server waits for them to ask. */
const GOODBYE_MS = 5_000;
const LAST_CALL_MS = 1_000;

/** Who reads what is brought. */
export type LineReader = Pick<Peer, 'receive' | 'close' | 'gone'>;

export class PollLine implements PeerSocket {
  private peer: LineReader | null = null;
  private readonly queue: Uint8Array[] = [];
  private queuedBytes = 0;
  private goodbye: Goodbye | null = null;
  private isGoodbyeSent = false;
  /** The number of the next batch, and the batch before it until the client has asked for this one. */
  private next = 0;
  private kept: Uint8Array | null = null;
  private waiting: Response | null = null;
  private sending: Response | null = null;
  private isSendDue = false;
  private taken = 0;
  private readonly gate = new ReadingGate();
  private isOver = false;
  private readonly heard: Promise<void>;
  private setHeard: () => void = () => undefined;
  private pollTimer: NodeJS.Timeout | null = null;
  private idleTimer: NodeJS.Timeout | null = null;

  /** `forget` is called once, when nobody can use the line any more. */
  constructor(private readonly forget: () => void) {
    this.heard = new Promise((resolve) => (this.setHeard = resolve));
    this.awaitPoll();
  }

  /** Names the one who reads what is brought. To be called once, before the line's id is told to anybody. */
  connect(peer: LineReader): void {
    this.peer = peer;
  }

  send(frame: Uint8Array): void {
    if (this.goodbye || this.isOver) return;
    this.queue.push(frame);
    this.queuedBytes += frame.length;
    this.sendSoon();
  }

  close(code: number, reason: string): void {
    this.goodbye ??= { code, reason };
    this.gate.release();
    setTimeout(this.setHeard, LAST_CALL_MS).unref();
    if (this.waiting) this.sendSoon();
    else this.awaitPoll();
  }

  pause(): void {
    this.gate.shut();
  }

  resume(): void {
    this.gate.open();
  }

  get unsent(): number {
    return this.queuedBytes + (this.sending?.writableLength ?? 0);
  }

  /** Resolves when the goodbye, if one has been said, is heard, or when nobody comes to hear it. */
  get told(): Promise<void> {
    return this.goodbye ? this.heard : Promise.resolve();
  }

  /**
   * Answers with batch `n` as soon as there is one, with 204 when there is none in time, or none now if that is asked.
   * Throws `conflict` for a number that cannot be.
   */
  poll(n: number, response: Response, isPatient = true): void {
    const isAgain = n === this.next - 1 && this.kept !== null;
    if (n !== this.next && !isAgain) throw this.broken();
    this.stopWaiting();
    this.waiting = response;
    response.once('close', () => this.left(response));
    this.stopIdling();
    if (isAgain) return this.answer(this.kept);
    this.kept = null;
    this.pollTimer = setTimeout(() => this.stopWaiting(), LINE_LIMITS.pollMs).unref();
    if (this.queue.length > 0 || this.goodbye) this.sendNow();
    else if (!isPatient) this.stopWaiting();
  }

  /**
   * Hands the messages of batch `n` on, once; answers when they are handed on. Throws `conflict` when the batch
   * before it never came, and `unavailable` when it is to be brought again later.
   */
  async take(n: number, bytes: Uint8Array): Promise<void> {
    if (n === this.taken) await this.gate.pass();
    if (n < this.taken) return;
    if (n > this.taken) throw this.broken();
    if (this.gate.isShut) throw new Refusal('unavailable');
    this.taken += 1;
    for (const frame of this.framesOf(bytes)) this.peer?.receive(frame);
  }

  /** The client has hung up. */
  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    if (this.idleTimer) clearTimeout(this.idleTimer);
    this.stopWaiting();
    this.gate.release();
    this.setHeard();
    this.peer?.gone();
    this.forget();
  }

  private framesOf(bytes: Uint8Array): readonly Uint8Array[] {
    if (bytes.length === 0) return [];
    try {
      return decodeBatch(bytes).frames;
    } catch {
      this.peer?.close(REFUSALS.invalid.close, 'not understood');
      return [];
    }
  }

  /** What is lost cannot be had again: the client comes back with a new line. */
  private broken(): Refusal {
    this.end();
    return new Refusal('conflict');
  }

  /** All that is said in one turn travels together. */
  private sendSoon(): void {
    if (this.isSendDue || !this.waiting) return;
    this.isSendDue = true;
    setImmediate(() => {
      this.isSendDue = false;
      this.sendNow();
    });
  }

  private sendNow(): void {
    if (!this.waiting || (this.queue.length === 0 && !this.goodbye)) return;
    const frames = takeBatch(this.queue);
    for (const frame of frames) this.queuedBytes -= frame.length;
    const goodbye = this.queue.length === 0 ? this.goodbye : null;
    this.isGoodbyeSent = goodbye !== null;
    this.kept = encodeBatch({ frames, goodbye });
    this.next += 1;
    this.answer(this.kept);
  }

  /** Ends the waiting poll, with a batch or with nothing. */
  private answer(batch: Uint8Array | null): void {
    const response = this.waiting;
    this.waiting = null;
    if (this.pollTimer) clearTimeout(this.pollTimer);
    if (!response || response.destroyed) return;
    if (batch === null) return void response.writeHead(204, HEADERS).end();
    this.sending = response;
    // A server that stops does not wait for connections that are kept for more.
    if (this.isGoodbyeSent) response.setHeader('Connection', 'close');
    response.writeHead(200, { ...HEADERS, 'Content-Type': BATCH_TYPE, 'Content-Length': batch.length }).end(batch);
  }

  private stopWaiting(): void {
    this.answer(null);
  }

  private left(response: Response): void {
    if (this.waiting === response) this.stopWaiting();
    if (this.sending === response) this.sending = null;
    if (this.isGoodbyeSent) this.setHeard();
    if (!this.waiting && !this.sending) this.awaitPoll();
  }

  /** A line that nobody asks is gone. */
  private awaitPoll(): void {
    this.stopIdling();
    if (this.isOver) return;
    const patience = this.goodbye ? GOODBYE_MS : LINE_LIMITS.idleMs;
    this.idleTimer = setTimeout(() => this.end(), patience).unref();
  }

  private stopIdling(): void {
    if (this.idleTimer) clearTimeout(this.idleTimer);
    this.idleTimer = null;
  }
}
