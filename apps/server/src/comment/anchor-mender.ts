// Mends the marks of anchors in a text: strangers go, copies too, and what was stripped off comes back.
import { Injectable } from '@nestjs/common';
import type { Anchor, AnchorId, ResponseId } from '@samsvar/domain';
import { knownPlace, targetOf, type LogPlace } from './anchor.store';
import { Anchors } from './anchors';

/** What is wrong with the marks in a text. */
export interface Damage {
  /** Marks that nobody knows. */
  readonly strangers: readonly string[];
  /** Anchors whose mark stands in several places. */
  readonly copied: readonly Anchor[];
  /** Anchors that were found on words without their mark. */
  readonly unmarked: readonly Anchor[];
}

export const isNothing = ({ strangers, copied, unmarked }: Damage): boolean => strangers.length + copied.length + unmarked.length === 0;

/** So often one mark is put back in ten minutes: a client that strips it again and again is not raced. */
const TRIES = 10;
const WINDOW_MS = 600_000;

@Injectable()
export class AnchorMender {
  /** The position that each response was last mended at: once for each is enough. */
  private readonly mendedAt = new Map<ResponseId, LogPlace>();
  private readonly tries = new Map<string, { since: number; count: number }>();

  constructor(private readonly anchors: Anchors) {}

  /** Mends what was found at this position of the log; each position once, and each mark so often. */
  async mend(responseId: ResponseId, at: LogPlace, damage: Damage): Promise<void> {
    if (isNothing(damage)) return;
    const last = this.mendedAt.get(responseId);
    if (last?.epoch === at.epoch && last.seq === at.seq) return;
    this.mendedAt.set(responseId, at);
    if (this.mendedAt.size > 1_000) this.mendedAt.clear();
    const strangers = damage.strangers.filter((id) => this.mayTry(`${responseId} ${id}`));
    const copies = damage.copied.filter(({ id }) => this.mayTry(id));
    await this.anchors.lift(responseId, strangers, copies.map(knownPlace));
    const lost = damage.unmarked.filter(({ id }) => this.mayTry(id));
    // They are put on the words that stand there now, whatever they were first put on.
    const asked = lost.map((anchor) => ({ id: anchor.id, kind: anchor.kind, target: targetOf({ ...anchor, quote: anchor.now }) }));
    await this.anchors.place(responseId, asked);
  }

  private mayTry(id: AnchorId | string): boolean {
    const now = Date.now();
    if (this.tries.size > 10_000) this.tries.clear();
    const known = this.tries.get(id);
    const tried = known && now - known.since < WINDOW_MS ? known : { since: now, count: 0 };
    tried.count += 1;
    this.tries.set(id, tried);
    return tried.count <= TRIES;
  }
}
