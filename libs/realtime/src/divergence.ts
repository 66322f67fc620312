// Compares clients' copies with the document now and then: a copy that has become another text is found, and proved.
import type { ResponseId } from '@samsvar/domain';
import type { CopyCheck } from '@samsvar/protocol';
import { wholeOf } from './catch-up';
import { LIMITS } from './limits';
import type { Peer } from './peer';
import type { Tail } from './tail';
import type { Timing } from './timing';
import type { Snapshot } from './update-log';
import type { Workbench } from './work-types';

/** The document as this needs it. */
export interface Compared {
  readonly id: ResponseId;
  readonly epoch: number;
  readonly base: Snapshot | null;
  readonly tail: Tail;
  readonly workbench: Workbench;
  /** Whether nothing waits to be committed. */
  readonly isCommitted: boolean;
  readonly isQuarantined: boolean;
}

/** Whom it tells. */
export interface DivergenceEvents {
  compared(isEqual: boolean): void;
  /** A client's copy differed twice at the same place in the log. */
  diverged(seq: number): void;
}

export class Divergence {
  private own: { readonly seq: number; readonly hash: Promise<Uint8Array | null> } | null = null;
  private askedAt = -Infinity;
  /** The position at which a connection's copy differed, once. */
  private readonly doubted = new WeakMap<Peer, number>();
  private readonly proven = new WeakMap<Peer, number>();

  constructor(
    private readonly document: Compared,
    private readonly timing: Timing,
    private readonly events: DivergenceEvents,
  ) {}

  /** Compares what a client says of its copy, unless the document has moved on or was compared a moment ago. */
  async check(peer: Peer, { epoch, seq, hash }: CopyCheck): Promise<void> {
    const { document } = this;
    const { tail, isCommitted, isQuarantined } = document;
    if (epoch !== document.epoch || seq !== tail.committedSeq || tail.hasGap || !isCommitted || isQuarantined) return;
    const own = await this.hashAt(seq);
    if (!own) return;
    const isEqual = Buffer.from(own).equals(hash);
    this.events.compared(isEqual);
    if (isEqual) this.doubted.delete(peer);
    else if (this.doubted.get(peer) !== seq) this.doubted.set(peer, seq);
    else this.prove(peer, seq);
  }

  /** The position at which a connection that hands in its copy was found to differ. */
  seqOf(peer: Peer): number {
    return this.proven.get(peer) ?? this.document.tail.committedSeq;
  }

  private prove(peer: Peer, seq: number): void {
    this.doubted.delete(peer);
    this.proven.set(peer, seq);
    this.events.diverged(seq);
    peer.askForEvidence();
  }

  /** The hash at this position: worked out once, and not more often than a document deserves. */
  private hashAt(seq: number): Promise<Uint8Array | null> | null {
    if (this.own?.seq === seq) return this.own.hash;
    const now = this.timing.now();
    if (now - this.askedAt < LIMITS.compareMs) return null;
    this.askedAt = now;
    const { base, tail, workbench } = this.document;
    const hash = workbench.run('hash', wholeOf(base, tail)).catch(() => null);
    this.own = { seq, hash };
    return hash;
  }
}
