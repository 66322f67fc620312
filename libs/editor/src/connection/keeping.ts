// Tells a keeper what there is to keep, no more often than it is worth, and never lets it hold anything up.
import type { Kept, Keeper, Place } from './keeper';
import type { Timers } from './timers';

const UNSENT_MS = 100;
const DOCUMENT_MS = 3_000;

/** Where the things to keep are read. */
export interface KeepingSource {
  unsent(): Uint8Array | null;
  document(): Uint8Array;
  place(): Place | null;
}

export class Keeping {
  private isOn = true;

  constructor(
    private readonly keeper: Keeper | undefined,
    private readonly timers: Timers,
    private readonly source: KeepingSource,
  ) {}

  /** What an earlier visit left; null when there is nothing, or no keeper, or one that fails. */
  async load(): Promise<Kept | null> {
    try {
      return (await this.keeper?.load()) ?? null;
    } catch {
      // Without what was kept, the text comes from the server.
      return null;
    }
  }

  /** What is unacknowledged may have changed. */
  unsentChanged(): void {
    if (this.keeper && this.isOn) this.timers.once('keep-unsent', UNSENT_MS, () => this.tellUnsent());
  }

  documentChanged(): void {
    if (this.keeper && this.isOn) this.timers.once('keep-document', DOCUMENT_MS, () => this.tellDocument());
  }

  /** The window may be gone in a moment. */
  now(): void {
    if (!this.keeper || !this.isOn) return;
    this.tellUnsent();
    this.tellDocument();
  }

  /** Goes on after a wipe. */
  goOn(): void {
    if (this.isOn) return;
    this.isOn = true;
    this.now();
  }

  /** Forgets everything kept, and keeps nothing more until `goOn`. Resolves when tried, whatever came of it. */
  async wipe(): Promise<void> {
    if (!this.isOn) return;
    this.isOn = false;
    this.timers.cancel('keep-unsent', 'keep-document');
    await this.keeper?.wipe().catch(() => undefined);
  }

  private tellUnsent(): void {
    this.timers.cancel('keep-unsent');
    this.keeper?.unsent(this.source.unsent());
  }

  private tellDocument(): void {
    this.timers.cancel('keep-document');
    this.keeper?.document(() => this.source.document(), this.source.place());
  }
}
