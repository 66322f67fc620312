// What a relay does with everything it hears: its own words and what is not ours never come through.
import type { RelayListener } from '@samsvar/realtime';
import { faultOf } from '../../base/fault';
import type { Log } from '../../base/logger';
import type { Told } from './relay-wire';

/** Somebody who floods the channel must not flood the log. */
const COMPLAIN_EVERY_MS = 10_000;

export class Ears {
  private complainedAt = -Infinity;
  private unsaid = 0;

  constructor(
    private readonly node: string,
    private readonly log: Log,
    private readonly listener: RelayListener,
  ) {}

  /** Takes in what was read from the channel; null is what nobody of ours can have said. Never throws. */
  hear(told: Told | null): void {
    if (told?.node === this.node) return;
    if (!told) return this.complain({}, 'a message between nodes was not understood');
    try {
      this.listener.heard(told.message);
    } catch (error) {
      this.complain(faultOf(error), 'a message between nodes could not be used');
    }
  }

  /** Some may have been missed. Never throws. */
  missed(): void {
    try {
      this.listener.missed();
    } catch (error) {
      this.complain(faultOf(error), 'what was missed between nodes could not be looked for');
    }
  }

  /** Writes a line to the log, a few times a minute at most, with how many were not written. */
  complain(about: object, words: string): void {
    const now = performance.now();
    if (now - this.complainedAt < COMPLAIN_EVERY_MS) {
      this.unsaid += 1;
      return;
    }
    this.log.warn({ ...about, unsaid: this.unsaid }, words);
    this.complainedAt = now;
    this.unsaid = 0;
  }
}
