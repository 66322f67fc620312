// Timers by name: a new one takes the place of the one that waited under the same name.
import type { ConnectionTiming } from './connection-timing';

export class Timers {
  private readonly cancels = new Map<string, () => void>();

  constructor(private readonly timing: ConnectionTiming) {}

  /** Runs `work` after `ms`, in place of what waited under this name. */
  later(name: string, ms: number, work: () => void): void {
    this.cancel(name);
    const cancel = this.timing.after(ms, () => {
      this.cancels.delete(name);
      work();
    });
    this.cancels.set(name, cancel);
  }

  /** As `later`, but what waits already under this name stays. */
  once(name: string, ms: number, work: () => void): void {
    if (!this.cancels.has(name)) this.later(name, ms, work);
  }

  cancel(...names: readonly string[]): void {
    for (const name of names) {
      this.cancels.get(name)?.();
      this.cancels.delete(name);
    }
  }

  cancelAll(): void {
    this.cancel(...this.cancels.keys());
  }
}
