// Reads from the log what other nodes wrote and this one did not hear of.
import type { Missed } from './update-log';
import type { Timing } from './timing';

/** Long enough for a commit of our own, which may be the one that is missing, to be answered (ms). */
const FIRST_MS = 60;
const AGAIN_MS = 500;

/** The document as this needs it. */
export interface Missing {
  /** Whether something is still missing. */
  isMissing(): boolean;
  read(): Promise<Missed | null>;
  take(missed: Missed): void;
  /** The log has no such document any more, or another epoch of it. */
  lost(): void;
}

/** Reads soon, once however often it is asked, and again until nothing is missing. */
export class MissedReader {
  private isDue = false;
  private reading: Promise<void> | null = null;

  constructor(
    private readonly missing: Missing,
    private readonly timing: Timing,
  ) {}

  /** Something is missing: reads in a moment, unless it arrives by itself. */
  soon(ms = FIRST_MS): void {
    if (this.isDue) return;
    this.isDue = true;
    this.timing.after(ms, () => {
      this.isDue = false;
      if (!this.missing.isMissing()) return;
      this.now().then(
        () => this.missing.isMissing() && this.soon(AGAIN_MS),
        () => this.soon(AGAIN_MS),
      );
    });
  }

  /** Reads now. Throws what the log throws. */
  async now(): Promise<void> {
    // What is being read may have been asked for too early.
    if (this.reading) await this.reading.catch(() => undefined);
    this.reading = this.readOnce();
    try {
      await this.reading;
    } finally {
      this.reading = null;
    }
  }

  private async readOnce(): Promise<void> {
    const missed = await this.missing.read();
    if (missed) this.missing.take(missed);
    else this.missing.lost();
  }
}
