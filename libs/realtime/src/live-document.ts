// One open document: bytes, not a Y.Doc. Takes in writes, tells everybody, and hands them to the log.
import type { PersonId, ResponseId } from '@samsvar/domain';
import { REFUSALS, encodeServerMessage, type NoticeCode } from '@samsvar/protocol';
import { EntryFrames, entryFrame } from './broadcast';
import { CatchUp, knownOf, wholeOf, type CatchUpSource } from './catch-up';
import { mergeUpdates, type Committed, type Committer } from './committer';
import { presenceFrame, step1Frame, syncedFrame, updateFrame } from './frames';
import { inspectUpdate } from './inspect-update';
import { LIMITS } from './limits';
import { Pace } from './pace';
import type { Peer, PeerHost, Write } from './peer';
import { Presence } from './presence';
import type { Sealer } from './seal';
import { readStateVector, writeStateVector, type StateVector } from './state-vector';
import { Tail, type TailEntry } from './tail';
import type { Timing } from './timing';
import type { Snapshot, StoredDocument, UpdateLog } from './update-log';
import type { Workbench } from './work-types';
import { decide, type Accepted } from './write-desk';

/** What all documents of a node share, and whom a document tells of its life. */
export interface Surroundings {
  readonly log: UpdateLog;
  readonly committer: Committer;
  readonly workbench: Workbench;
  readonly timing: Timing;
  readonly sealer: Sealer;
  readonly events: DocumentEvents;
}

export interface DocumentEvents {
  /** Something was committed. */
  changed(document: LiveDocument): void;
  /** The last person left. */
  empty(document: LiveDocument): void;
  /** The log has no such document any more, or another epoch of it. */
  gone(document: LiveDocument): void;
  /** The worker could not put the document together. */
  broken(document: LiveDocument, reason: string): void;
}

interface PendingWrite {
  readonly accepted: Accepted;
  readonly peer: Peer;
  readonly onCommitted: (() => void)[];
}

const CURSOR_MS = 500;
const FLUSH_BYTES = 64 * 1024;

export class LiveDocument implements PeerHost, Committed, CatchUpSource {
  readonly epoch: number;
  readonly peers = new Set<Peer>();
  readonly tail: Tail;
  readonly log: UpdateLog;
  readonly workbench: Workbench;
  readonly sealer: Sealer;
  base: Snapshot | null;
  isQuarantined = false;

  private readonly known: StateVector;
  private readonly owners: Map<number, PersonId>;
  private readonly presence = new Presence();
  private readonly catchingUp: CatchUp;
  private readonly pace: Pace;
  private pending: PendingWrite[] = [];
  private pendingBytes = 0;
  private isPresenceDue = false;
  private isCursorDue = false;
  private compacting: Promise<void> | null = null;
  private compactedAt: number;
  private readonly verdicts = new Map<string, Promise<boolean>>();

  constructor(
    readonly id: ResponseId,
    stored: StoredDocument,
    private readonly around: Surroundings,
  ) {
    this.epoch = stored.epoch;
    this.base = stored.snapshot;
    this.tail = new Tail(stored.head, stored.tail);
    this.owners = new Map(stored.owners);
    this.known = knownClocks(stored);
    this.log = around.log;
    this.workbench = around.workbench;
    this.sealer = around.sealer;
    this.catchingUp = new CatchUp(this);
    this.pace = new Pace(around.timing);
    this.compactedAt = around.timing.now();
  }

  /** Whether everything that came in is on disk. */
  get isCommitted(): boolean {
    return this.pending.length === 0 && this.tail.isCommitted;
  }

  get bytes(): number {
    return (this.base?.state.length ?? 0) + this.tail.bytes + this.pendingBytes;
  }

  /** Lets a connection in; asks at once for what the client has and we lack. */
  enter(peer: Peer): void {
    if (peer.profile.since && peer.profile.since.epoch !== this.epoch) {
      peer.close(REFUSALS.conflict.close, 'conflict');
      return;
    }
    this.peers.add(peer);
    this.askAgain(peer);
    peer.enter(this);
  }

  askAgain(peer: Peer): void {
    peer.send(step1Frame(writeStateVector(this.known)));
  }

  join(peer: Peer, stateVector: Uint8Array): void {
    try {
      readStateVector(stateVector);
    } catch {
      peer.close(REFUSALS.invalid.close, 'not understood');
      return;
    }
    // The place to resume from is good for the first question only.
    const since = peer.isJoined ? null : peer.profile.since;
    this.catchingUp.head(since, new Uint8Array(stateVector)).then(
      ({ frames, afterOrder }) => this.bringUp(peer, frames, afterOrder),
      () => peer.close(REFUSALS.unavailable.close, 'could not be read'),
    );
  }

  catchUp(peer: Peer): void {
    const isKept = peer.sentOrder >= this.tail.firstOrder - 1;
    const { frames, afterOrder } = isKept ? { frames: [], afterOrder: peer.sentOrder } : this.catchingUp.whole();
    this.bringUp(peer, frames, afterOrder);
  }

  write(peer: Peer, write: Write): void {
    const { id, epoch, known, owners, bytes, sealer } = this;
    const writer = { person: peer.person.id, canWrite: peer.profile.canWrite };
    const carried = write.type === 'step2' ? peer.takeCarried() : [];
    const decision = decide({ id, epoch, known, owners, bytes, sealer }, writer, { ...write, carried });
    switch (decision.type) {
      case 'refused':
        peer.refuse(write.n, decision.code, decision.data);
        break;
      case 'known':
        this.whenCommitted(() => peer.settle(write.n));
        break;
      case 'doubtful':
        void this.look(peer, write.n, decision);
        break;
      case 'accepted':
        this.accept(peer, write.n, decision);
        break;
    }
  }

  presenceOf(peer: Peer, entries: Uint8Array): void {
    try {
      if (this.presence.update(peer, entries, (clientId) => this.owners.get(clientId))) this.presenceDue();
    } catch {
      peer.close(REFUSALS.invalid.close, 'not understood');
    }
  }

  who(peer: Peer): void {
    const everybody = this.presence.everybody();
    if (everybody) peer.send(presenceFrame(everybody));
  }

  left(peer: Peer): void {
    if (!this.peers.delete(peer)) return;
    if (this.presence.leave(peer)) this.presenceDue();
    if (this.peers.size === 0) this.around.events.empty(this);
  }

  committed(order: number, seq: number): void {
    this.tail.commit(order, seq);
    this.cursorDue();
    this.around.events.changed(this);
    const { tail, base } = this;
    const isLong = tail.length > LIMITS.tailUpdates || tail.bytes > LIMITS.tailBytes;
    const isRested = this.around.timing.now() - this.compactedAt > LIMITS.compactMs;
    const isHeavy = tail.bytes > Math.max(1_000_000, base?.state.length ?? 0);
    if ((isLong && isRested) || isHeavy) void this.compact();
  }

  gone(): void {
    this.around.events.gone(this);
    for (const peer of [...this.peers]) peer.close(REFUSALS['not-found'].close, 'gone');
  }

  /** Tells everybody; `toAuthors` only those who can write. */
  notice(code: NoticeCode, toAuthors = false): void {
    for (const peer of this.peers) if (!toAuthors || peer.profile.canWrite) peer.notice(code);
  }

  /** Sends an event of another room to everybody who understands it. */
  channel(name: string, payload: unknown): void {
    for (const peer of this.peers) peer.say({ type: 'channel', name, payload });
  }

  keepAlive(): void {
    const { committedSeq, committedOrder } = this.tail;
    for (const peer of this.peers) peer.keepAlive(this.epoch, committedSeq, committedOrder);
  }

  /** Hands everything that came in during this turn to everybody and to the log. */
  flush(): void {
    const writes = this.pending;
    if (writes.length === 0) return;
    this.pending = [];
    this.pendingBytes = 0;
    const [first] = writes;
    const only = first && writes.every(({ peer }) => peer === first.peer) ? first.peer : null;
    const parts = mergeUpdates(writes.map(({ accepted }) => accepted.update));
    parts.forEach((update, i) => {
      const isLast = i === parts.length - 1;
      const entry = this.tail.add({
        update,
        authors: [...new Set(writes.flatMap(({ accepted }) => accepted.authors))],
        owners: new Map(writes.flatMap(({ accepted }) => [...accepted.owners])),
        onCommitted: isLast ? writes.flatMap(({ onCommitted }) => onCommitted) : [],
      });
      this.tell(entry, only);
      this.around.committer.push(this, entry);
    });
  }

  /** Compacts what is committed into a new snapshot, in the worker. Resolves when tried, whatever came of it. */
  compact(): Promise<void> {
    if (this.isQuarantined) return Promise.resolve();
    this.compacting ??= this.compactNow().finally(() => (this.compacting = null));
    return this.compacting;
  }

  /** Keeps the document away from the worker until it is opened again. Its text is still taken in and saved. */
  quarantine(reason: string): void {
    this.isQuarantined = true;
    this.around.events.broken(this, reason);
  }

  private async compactNow(): Promise<void> {
    this.compactedAt = this.around.timing.now();
    const seq = this.tail.committedSeq;
    if (seq === (this.base?.seq ?? 0)) return;
    const whole = wholeOf(this.base, this.tail);
    const attempt = () => this.workbench.run('compact', whole);
    let snapshot: Snapshot;
    try {
      // A second try: the first may have failed because of another document, or a busy machine.
      snapshot = { seq, ...(await attempt().catch(attempt)) };
    } catch (error) {
      this.quarantine(error instanceof Error ? error.message : String(error));
      return;
    }
    this.base = snapshot;
    this.tail.dropUpTo(seq);
    // A snapshot is a shortcut: when it cannot be kept, the log still has everything.
    await this.log.keepSnapshot(this.id, this.epoch, snapshot).catch(() => undefined);
  }

  private accept(peer: Peer, n: number, accepted: Accepted): void {
    for (const { client, to } of accepted.runs) this.known.set(client, to);
    for (const [client, person] of accepted.owners) this.owners.set(client, person);
    this.pending.push({ accepted, peer, onCommitted: [() => peer.settle(n)] });
    this.pendingBytes += accepted.update.length;
    if (this.pendingBytes > FLUSH_BYTES) this.flush();
    else this.pace.due(this.peers.size, () => this.flush());
  }

  /** Runs `done` once everything that is known now is on disk. */
  private whenCommitted(done: () => void): void {
    const last = this.pending[this.pending.length - 1] ?? this.tail.newestOpen;
    if (last) last.onCommitted.push(done);
    else done();
  }

  /** A client that returns repeats all deletions it knows; only new ones are stored, or refused. */
  private async look(peer: Peer, n: number, doubtful: { accepted: Accepted; mayWrite: boolean }): Promise<void> {
    const { accepted, mayWrite } = doubtful;
    const isKnown = await this.isContained(accepted.update);
    if (isKnown) this.whenCommitted(() => peer.settle(n));
    else if (mayWrite) this.accept(peer, n, accepted);
    else peer.refuse(n, 'read-only');
  }

  private isContained(update: Uint8Array): Promise<boolean> {
    if (this.isQuarantined) return Promise.resolve(false);
    this.flush();
    const key = `${this.tail.lastOrder}:${Buffer.from(update).toString('latin1')}`;
    const kept = this.verdicts.get(key);
    if (kept) return kept;
    const verdict = this.workbench.run('contains', { ...knownOf(this.base, this.tail), update }).catch(() => false);
    if (this.verdicts.size >= 16) this.verdicts.clear();
    this.verdicts.set(key, verdict);
    return verdict;
  }

  private tell(entry: TailEntry, sender: Peer | null): void {
    const frames = new EntryFrames(this, entry);
    for (const peer of this.peers) {
      if (!peer.canTake) continue;
      if (peer === sender || peer.send(frames.for(peer.profile.speaksOurs))) peer.sentOrder = entry.order;
    }
  }

  /** Sends what was worked out, everything since, and says that this was all. From here on the peer is told live. */
  private bringUp(peer: Peer, head: readonly Uint8Array[], afterOrder: number): void {
    if (!peer.isOpen) return;
    this.flush();
    // Compacted while the head was worked out: what the tail no longer has is in the snapshot.
    const isCut = afterOrder < this.tail.firstOrder - 1 && this.base !== null;
    const { committedSeq: seq, committedOrder: order, lastOrder } = this.tail;
    const frames = [
      ...head,
      ...(isCut && this.base ? [updateFrame(this.base.state)] : []),
      ...this.tail.afterOrder(afterOrder).map((entry) => entryFrame(this, entry, peer.profile.speaksOurs)),
    ];
    for (const frame of frames) peer.sendWhole(frame);
    if (peer.profile.speaksOurs) peer.sendWhole(encodeServerMessage({ type: 'cursor', epoch: this.epoch, seq, order }));
    peer.sendWhole(syncedFrame());
    peer.sentOrder = lastOrder;
    if (!peer.isJoined) {
      const everybody = this.presence.everybody();
      if (everybody) peer.sendWhole(presenceFrame(everybody));
    }
    peer.isJoined = true;
    peer.watchLag();
  }

  private presenceDue(): void {
    if (this.isPresenceDue) return;
    this.isPresenceDue = true;
    this.around.timing.after(LIMITS.presenceWindowMs, () => {
      this.isPresenceDue = false;
      const changed = this.presence.takeChanged();
      if (!changed) return;
      const frame = presenceFrame(changed);
      for (const peer of this.peers) if (peer.canTake) peer.send(frame);
    });
  }

  /** Tells where the log stands, unless a flush has done so meanwhile. */
  private cursorDue(): void {
    if (this.isCursorDue) return;
    this.isCursorDue = true;
    this.around.timing.after(CURSOR_MS, () => {
      this.isCursorDue = false;
      const { committedSeq: seq, committedOrder: order } = this.tail;
      for (const peer of this.peers) if (peer.canTake) peer.say({ type: 'cursor', epoch: this.epoch, seq, order });
    });
  }
}

/** What a stored document knows: its snapshot's vector, moved on by the tail. */
const knownClocks = (stored: StoredDocument): StateVector => {
  const known: StateVector = stored.snapshot ? readStateVector(stored.snapshot.stateVector) : new Map();
  for (const { update } of stored.tail) {
    for (const { client, to } of inspectUpdate(update).runs) known.set(client, Math.max(known.get(client) ?? 0, to));
  }
  return known;
};
