// Holds back what a line is brought while nothing is to be read, so that it waits in the client's queue, not in ours.

/** Ms that messages are held; then the client is asked to bring them again. */
const HOLD_MS = 15_000;

export class ReadingGate {
  isShut = false;
  private readonly held = new Set<() => void>();

  shut(): void {
    this.isShut = true;
  }

  open(): void {
    this.isShut = false;
    this.release();
  }

  /** Resolves at once when the gate is open, else when it opens, when `release` is called, or after a while. */
  pass(): Promise<void> {
    if (!this.isShut) return Promise.resolve();
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(limit);
        this.held.delete(go);
        resolve();
      };
      const limit = setTimeout(go, HOLD_MS).unref();
      this.held.add(go);
    });
  }

  /** Lets those go who wait, whether or not the gate has opened. */
  release(): void {
    for (const go of [...this.held]) go();
  }
}
