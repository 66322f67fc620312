// The client's end of a line: fetches the server's messages batch by batch, and brings its own.
import { BATCH_TYPE, LINE_LIMITS, decodeBatch, encodeBatch, takeBatch, type Batch, type Goodbye } from '@samsvar/protocol';
import { ask, type LineAnswer } from './ask';
import type { Surroundings } from './surroundings';

/** Ms that an answer may take on top of what the server waits. */
const TRAVEL_MS = 10_000;
const BRING_MS = 30_000;

/** Ms before asking again for what was not answered; when these are used up, the line is lost. */
const POLL_AGAIN_MS = [250, 1_000] as const;

/** Ms between two polls that were both answered with nothing at once, which our server never does. */
const EMPTY_MS = 1_000;

/**
 * Ms between two polls of a page that nobody sees, and ms that it must have brought nothing before. A browser has six
 * connections to a server without HTTP/2, for all its tabs together: tabs in the background must not wait in them.
 */
const HIDDEN_MS = 10_000;

/** Bytes that a request which outlives its page may have. */
const KEEPALIVE_BYTES = 60_000;

/** A line that ended without the server's word for it. */
const LOST: Goodbye = { code: 1006, reason: '' };

/** Who uses a line. */
export interface LineUser {
  heard(frame: Uint8Array): void;
  /** Called once. */
  over(goodbye: Goodbye): void;
}

export class HttpLine {
  private readonly queue: Uint8Array[] = [];
  private readonly listening = new AbortController();
  private brought = 0;
  private broughtAt = -Infinity;
  private wake: () => void = () => undefined;
  private isBringing = false;
  private isEnding = false;
  private isOver = false;

  /** `address` is that of the line itself, to which `/poll` and the like are added. */
  constructor(
    private readonly address: string,
    private readonly around: Surroundings,
    private readonly user: LineUser,
  ) {}

  /** Starts fetching. */
  listen(): void {
    void this.fetchAll();
  }

  send(frame: Uint8Array): void {
    if (this.isOver || this.isEnding) return;
    this.queue.push(frame);
    this.broughtAt = this.around.timing.now();
    this.wake();
    void this.bringAll();
  }

  /** Brings what waits, and hangs up. */
  end(): void {
    if (this.isOver || this.isEnding) return;
    this.isEnding = true;
    this.listening.abort();
    void this.bringAll();
  }

  private async fetchAll(): Promise<void> {
    let [n, failures] = [0, 0];
    while (!this.isOver && !this.isEnding) {
      const isIdle = this.isIdle;
      const askedAt = this.around.timing.now();
      const answer = await this.ask(`poll?n=${n}${isIdle ? '&wait=0' : ''}`, null, LINE_LIMITS.pollMs + TRAVEL_MS);
      if (this.isEnding || this.isOver) return;
      if (answer === null) {
        const again = POLL_AGAIN_MS[failures++];
        if (again === undefined) return this.finish(LOST);
        await this.pause(again);
      } else if (answer.status === 204) {
        failures = 0;
        // Meanwhile it may have been seen, or have said something.
        if (isIdle && this.isIdle) await this.idle();
        if (!isIdle && this.around.timing.now() - askedAt < EMPTY_MS) await this.pause(EMPTY_MS);
      } else {
        const batch = batchIn(answer);
        if (!batch) return this.finish(LOST);
        [n, failures] = [n + 1, 0];
        this.hear(batch);
      }
    }
  }

  private hear({ frames, goodbye }: Batch): void {
    for (const frame of frames) if (!this.isOver && !this.isEnding) this.user.heard(frame);
    if (goodbye) this.finish(goodbye);
  }

  private async bringAll(): Promise<void> {
    if (this.isBringing) return;
    this.isBringing = true;
    // What is said in the same turn travels together.
    await Promise.resolve();
    while (!this.isOver && (this.queue.length > 0 || this.isEnding)) {
      const frames = takeBatch(this.queue);
      const isLast = this.isEnding && this.queue.length === 0;
      const isTaken = await this.bring(isLast ? 'end' : 'frames', encodeBatch({ frames, goodbye: null }));
      if (!isTaken) return;
      this.brought += 1;
      if (isLast) this.finish({ code: 1000, reason: '' });
    }
    this.isBringing = false;
  }

  /**
   * Brings one batch until it is taken; whether that is still worth trying is for the polls to find out. One that
   * arrives twice is taken once, for it has a number. Answers false when the line is over.
   */
  private async bring(door: 'frames' | 'end', batch: Uint8Array): Promise<boolean> {
    for (let tries = 0; !this.isOver; tries++) {
      const answer = await this.ask(`${door}?n=${this.brought}`, batch, BRING_MS);
      if (answer?.status === 204) return true;
      if (answer || (this.isEnding && tries >= POLL_AGAIN_MS.length)) this.finish(LOST);
      else await this.pause(Math.min(250 * 2 ** tries, 4_000));
    }
    return false;
  }

  private ask(what: string, body: Uint8Array | null, limitMs: number): Promise<LineAnswer | null> {
    const url = `${this.address}/${what}`;
    const keepalive = this.isEnding && body !== null && body.length <= KEEPALIVE_BYTES;
    return ask(this.around, { url, body, limitMs, keepalive, ...(body === null && { signal: this.listening.signal }) });
  }

  private get isIdle(): boolean {
    return this.around.isHidden() && this.around.timing.now() - this.broughtAt > HIDDEN_MS;
  }

  /** Ends early when the page is seen again or says something. */
  private idle(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = () => {
        stop();
        cancel();
        resolve();
      };
      const stop = this.around.onVisibility(() => this.wake());
      const cancel = this.around.timing.after(HIDDEN_MS, () => this.wake());
    });
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.around.timing.after(ms, resolve));
  }

  private finish(goodbye: Goodbye): void {
    if (this.isOver) return;
    this.isOver = true;
    this.listening.abort();
    this.wake();
    this.user.over(goodbye);
  }
}

/** Anything but a batch of ours means that the line is not there any more, or never was. */
const batchIn = ({ status, mediaType, bytes }: LineAnswer): Batch | null => {
  if (status !== 200 || mediaType !== BATCH_TYPE) return null;
  try {
    return decodeBatch(bytes);
  } catch {
    return null;
  }
};
