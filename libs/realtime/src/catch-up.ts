// What a client is sent to be brought up to date: the log since it was last here, or a difference, or everything.
import { isEmptyVector } from './state-vector';
import { updateMessage } from './frames';
import { LIMITS } from './limits';
import type { Message } from './packet';
import type { PeerProfile } from './peer-socket';
import type { Tail } from './tail';
import type { Snapshot, UpdateLog } from './update-log';
import type { Relayer } from './broadcast';
import type { WholeDocument, Workbench } from './work-types';

/** The document as catching up needs it. Read again after every wait: it may have been compacted meanwhile. */
export interface CatchUpSource extends Relayer {
  readonly base: Snapshot | null;
  readonly log: UpdateLog;
  readonly workbench: Workbench;
  readonly isQuarantined: boolean;
  compact(): Promise<void>;
}

/** Messages for the part that needed a wait, and the flush from which the rest is to be sent. */
export interface Head {
  readonly messages: readonly Message[];
  /** Everything of the tail after this order is still to be sent. */
  readonly afterOrder: number;
  /** Where the tail was cut when the work began: cut later, the snapshot is to be sent too. */
  readonly cutOrder: number;
  readonly how: 'resumed' | 'difference' | 'whole';
}

export class CatchUp {
  /** One answer for each state vector, as it was at some position: a storm of equal questions costs one. */
  private readonly diffs = new Map<string, Difference>();

  constructor(private readonly source: CatchUpSource) {}

  /** Works out the head. Throws what the log throws. */
  async head(since: PeerProfile['since'], stateVector: Uint8Array): Promise<Head> {
    const { source } = this;
    if (since && since.epoch === source.epoch) {
      const resumed = await this.resumed(since.seq);
      if (resumed) return resumed;
    }
    if (isLong(source.tail) && !source.isQuarantined) await source.compact();
    if (isEmptyVector(stateVector) || source.isQuarantined) return this.whole();
    return (await this.difference(stateVector)) ?? this.whole();
  }

  /** The snapshot as it is stored; the tail follows. */
  whole(): Head {
    const { base, tail } = this.source;
    return { messages: base ? [updateMessage(base.state)] : [], afterOrder: 0, cutOrder: tail.cutOrder, how: 'whole' };
  }

  private async resumed(seq: number): Promise<Head | null> {
    const { tail, log, id, epoch, base } = this.source;
    if (seq > tail.committedSeq) return null;
    const from = base?.seq ?? 0;
    const { cutOrder } = tail;
    if (seq >= from) {
      const afterOrder = (tail.afterSeq(seq)[0]?.order ?? tail.lastOrder + 1) - 1;
      return { messages: [], afterOrder, cutOrder, how: 'resumed' };
    }
    const limits = { maxRows: LIMITS.resumeRows, maxBytes: LIMITS.resumeBytes };
    const rows = await log.range({ documentId: id, epoch, after: seq, upTo: from, ...limits });
    if (!rows || (this.source.base?.seq ?? 0) !== from) return null;
    return { messages: rows.map(({ update }) => updateMessage(update)), afterOrder: 0, cutOrder, how: 'resumed' };
  }

  private async difference(stateVector: Uint8Array): Promise<Head | null> {
    const { base, tail, workbench } = this.source;
    const key = Buffer.from(stateVector).toString('latin1');
    let diff = this.diffs.get(key);
    // What has come since is sent from the tail, unless the tail was cut, or it is much.
    if (!diff || diff.cutOrder !== tail.cutOrder || tail.lastOrder - diff.order > LIMITS.joinTailUpdates) {
      if (this.diffs.size >= MOST_KEPT) this.diffs.clear();
      const update = workbench.run('diff', { ...wholeOf(base, tail), stateVector: new Uint8Array(stateVector) });
      diff = { update, order: tail.committedOrder, cutOrder: tail.cutOrder };
      this.diffs.set(key, diff);
      update.catch(() => this.diffs.delete(key));
    }
    const { update, order: afterOrder, cutOrder } = diff;
    try {
      return { messages: [updateMessage(await update)], afterOrder, cutOrder, how: 'difference' };
    } catch {
      // A worker that cannot say what is missing means that everything is sent.
      return null;
    }
  }
}

interface Difference {
  readonly update: Promise<Uint8Array>;
  /** Everything of the tail after this order is not in it. */
  readonly order: number;
  readonly cutOrder: number;
}

const MOST_KEPT = 32;

const isLong = (tail: Tail) => tail.length > LIMITS.joinTailUpdates || tail.bytes > LIMITS.joinTailBytes;

/** Everything that is committed, for the worker. */
export const wholeOf = (base: Snapshot | null, tail: Tail): WholeDocument => ({
  state: base?.state ?? null,
  tail: tail.committed(),
});

/** Everything, committed or not, for questions about what is known. */
export const knownOf = (base: Snapshot | null, tail: Tail): WholeDocument => ({ state: base?.state ?? null, tail: tail.all() });

