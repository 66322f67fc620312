// Asks the log now and then where the open documents stand, for what the relay did not carry.
import type { ResponseId } from '@samsvar/domain';
import type { LiveDocument } from './live-document';
import type { Timing } from './timing';
import type { UpdateLog } from './update-log';

/** How often a node among others asks (ms). */
const LOOK_MS = 2_000;

export class LogLook {
  private lookedAt = 0;
  private isLooking = false;

  constructor(
    private readonly log: UpdateLog,
    private readonly open: ReadonlyMap<ResponseId, LiveDocument>,
    private readonly timing: Timing,
  ) {}

  /** Asks, unless it has done so lately. */
  lookWhenDue(): void {
    if (this.timing.now() - this.lookedAt >= LOOK_MS) this.look();
  }

  /** Asks now, and tells every document where it stands. */
  look(): void {
    if (this.isLooking || this.open.size === 0) return;
    this.isLooking = true;
    this.lookedAt = this.timing.now();
    const asked = [...this.open.values()];
    this.log
      .heads(asked.map(({ id }) => id))
      .then(
        (heads) => {
          for (const document of asked) {
            const stand = heads.get(document.id);
            if (this.open.get(document.id) !== document) continue;
            if (stand) document.standsAt(stand.epoch, stand.head);
            else document.lost();
          }
        },
        // Asked again before long.
        () => undefined,
      )
      .finally(() => (this.isLooking = false));
  }
}
