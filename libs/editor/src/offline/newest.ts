// Runs the newest of several jobs that write the same thing, never two at once.

export class Newest {
  private next: (() => Promise<void>) | null = null;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `onFault` hears of a job that failed; the next one is tried all the same. */
  constructor(private readonly onFault: (fault: unknown) => void) {}

  /** Replaces what has not begun; resolves when nothing is left to do. */
  run(job: () => Promise<void>): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.next = job;
    return (this.running ??= this.work());
  }

  /** The same after `ms`, unless a newer one comes first; what waits already does not wait longer. */
  later(ms: number, job: () => Promise<void>): void {
    this.next = job;
    if (this.running) return;
    this.timer ??= setTimeout(() => void this.run(this.next ?? job), ms);
  }

  /** Does now what waits. */
  hurry(): Promise<void> {
    return this.next ? this.run(this.next) : (this.running ?? Promise.resolve());
  }

  private async work(): Promise<void> {
    while (this.next) {
      const job = this.next;
      this.next = null;
      await job().catch(this.onFault);
    }
    this.running = null;
  }
}
