// One open document: bytes, not a Y.Doc. Takes in writes, tells everybody, and hands them to the log.
import type { PersonId, ResponseId } from '@samsvar/domain';
import { REFUSALS, encodeServerMessage, type NoticeCode } from '@samsvar/protocol';
import { EntryFrames, entryFrame } from './broadcast';
import { CatchUp, type CatchUpSource, type Head } from './catch-up';
import { mergeUpdates, type Committed, type Committer } from './committer';
import { Compaction, type Compactable } from './compaction';
import { DocumentPresence } from './document-presence';
import { Doubts } from './doubts';
import { step1Frame, syncedFrame, updateFrame } from './frames';
import { freshRuns, inspectUpdate } from './inspect-update';
import { MissedReader, type Missing } from './missing';
import { Pace } from './pace';
import type { Peer, PeerHost, Write } from './peer';
import type { Relay, RelayedCommit } from './relay';
import type { Sealer } from './seal';
import { readStateVector, writeStateVector, type StateVector } from './state-vector';
import { Tail, type TailEntry } from './tail';
import type { Timing } from './timing';
import type { Missed, Snapshot, StoredDocument, UpdateLog } from './update-log';
import type { Workbench } from './work-types';
import { decide, type Accepted } from './write-desk';

/** What all documents of a node share, and whom a document tells of its life. */
export interface Surroundings {
  readonly log: UpdateLog;
  readonly relay: Relay;
  readonly committer: Committer;
  readonly workbench: Workbench;
  readonly timing: Timing;
  readonly sealer: Sealer;
  readonly events: DocumentEvents;
}

export interface DocumentEvents {
  /** Something that came in here was committed. */
  changed(document: LiveDocument): void;
  /** The last person left. */
  empty(document: LiveDocument): void;
  /** The log has no such document any more, or another epoch of it, or refused what came in here. */
  gone(document: LiveDocument): void;
  /** The document could not be put together. */
  broken(document: LiveDocument, reason: string): void;
  /** A connection was brought up to date. */
  joined(how: Head['how']): void;
  /** The log was read for what other nodes wrote. */
  caughtUp(updates: number): void;
}

interface PendingWrite {
  readonly accepted: Accepted;
  readonly claims: ReadonlyMap<number, PersonId>;
  readonly peer: Peer;
  readonly onCommitted: (() => void)[];
}

const CURSOR_MS = 500;
const FLUSH_BYTES = 64 * 1024;

export class LiveDocument implements PeerHost, Committed, CatchUpSource, Compactable, Missing {
  readonly epoch: number;
  readonly peers = new Set<Peer>();
  readonly tail: Tail;
  readonly log: UpdateLog;
  readonly workbench: Workbench;
  readonly sealer: Sealer;
  base: Snapshot | null;

  private readonly known: StateVector;
  private readonly owners: Map<number, PersonId>;
  private readonly presence: DocumentPresence;
  private readonly catchingUp: CatchUp;
  private readonly compaction: Compaction;
  private readonly doubts: Doubts;
  private readonly missed: MissedReader;
  private readonly pace: Pace;
  private pending: PendingWrite[] = [];
  private pendingBytes = 0;
  private isCursorDue = false;
  /** The newest log position that anybody has spoken of. */
  private heardOf = 0;
  private isOver = false;

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
    const relay = (entries: Uint8Array) => around.relay.publish({ type: 'presence', documentId: id, entries });
    this.presence = new DocumentPresence({ peers: this.peers, relay }, around.timing);
    this.catchingUp = new CatchUp(this);
    this.compaction = new Compaction(this, around.timing);
    this.doubts = new Doubts(this, around.workbench);
    this.missed = new MissedReader(this, around.timing);
    this.pace = new Pace(around.timing);
  }

  /** Whether everything that came in is on disk. */
  get isCommitted(): boolean {
    return this.pending.length === 0 && this.tail.isCommitted;
  }

  get isQuarantined(): boolean {
    return this.compaction.isQuarantined;
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
    peer.say({ type: 'access', canWrite: peer.canWrite });
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
      (head) => {
        this.bringUp(peer, head);
        this.around.events.joined(head.how);
      },
      () => peer.close(REFUSALS.unavailable.close, 'could not be read'),
    );
  }

  catchUp(peer: Peer): void {
    const { cutOrder } = this.tail;
    const isKept = peer.sentOrder >= cutOrder;
    const kept: Head = { frames: [], afterOrder: peer.sentOrder, cutOrder, how: 'resumed' };
    this.bringUp(peer, isKept ? kept : this.catchingUp.whole());
  }

  write(peer: Peer, write: Write): void {
    const { id, epoch, known, owners, bytes, sealer } = this;
    const writer = { person: peer.person.id, canWrite: peer.canWrite };
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
      this.presence.update(peer, entries, (clientId) => this.owners.get(clientId));
    } catch {
      peer.close(REFUSALS.invalid.close, 'not understood');
    }
  }

  who(peer: Peer): void {
    this.presence.tellAll(peer);
  }

  left(peer: Peer): void {
    if (!this.peers.delete(peer)) return;
    this.presence.leave(peer);
    if (this.peers.size === 0) this.around.events.empty(this);
  }

  committed(order: number, seq: number): void {
    this.tail.commit(order, seq);
    this.cursorDue();
    this.around.events.changed(this);
    this.compaction.consider();
    if (this.tail.hasGap) this.missed.soon();
  }

  /** The log refused what came in here, for good: everybody is sent away, and their text with them, to be judged anew. */
  refused(why: 'gone' | 'taken'): void {
    if (why === 'gone') this.lost();
    else this.end(REFUSALS.unavailable.close, 'begin again');
  }

  /** The log has no such document any more, or another epoch of it: which of them is told to whoever returns. */
  lost(): void {
    this.end(REFUSALS.conflict.close, 'conflict');
  }

  private end(code: number, reason: string): void {
    this.isOver = true;
    this.around.events.gone(this);
    for (const peer of [...this.peers]) peer.close(code, reason);
  }

  /** Takes in what another node has committed. */
  hear({ epoch, seq, update, claims }: RelayedCommit): void {
    this.heardOf = Math.max(this.heardOf, seq);
    if (epoch === this.epoch && !this.tail.has(seq) && update !== null) this.integrate({ seq, update }, claims);
    if (epoch !== this.epoch || this.isMissing()) this.missed.soon();
    else this.cursorDue();
  }

  /** Takes in what another node says of its people. */
  hearPresence(entries: Uint8Array): void {
    this.presence.hear(entries);
  }

  /** Tells the other nodes who is here. */
  relayPresence(): void {
    this.presence.relayAll();
  }

  /** The log stands at `head` of this epoch; what is not here by now is read. */
  standsAt(epoch: number, head: number): void {
    this.heardOf = Math.max(this.heardOf, head);
    this.presence.sweep();
    if (epoch !== this.epoch) this.lost();
    else if (this.isMissing()) this.missed.soon();
  }

  /** Reads everything that other nodes have committed up to now. Throws what the log throws. */
  catchUpWithLog(): Promise<void> {
    return this.missed.now();
  }

  isMissing(): boolean {
    return !this.isOver && (this.tail.hasGap || this.heardOf > this.tail.committedSeq);
  }

  read(): Promise<Missed | null> {
    return this.log.missed({ documentId: this.id, epoch: this.epoch, after: this.tail.committedSeq });
  }

  take({ updates, owners }: Missed): void {
    if (this.isOver) return;
    const news = updates.filter(({ seq }) => !this.tail.has(seq));
    for (const update of news) {
      // In the order of the log nothing can be missing, unless the log itself is damaged.
      if (!this.integrate(update, owners)) this.broken(`The log does not fit together at ${update.seq}.`);
    }
    if (news.length === 0) return;
    this.around.events.caughtUp(news.length);
    this.cursorDue();
    this.compaction.consider();
  }

  /** Takes in an update from the log; false when something before it is missing. */
  private integrate({ seq, update }: { readonly seq: number; readonly update: Uint8Array }, owners: ReadonlyMap<number, PersonId>): boolean {
    const { runs, deletions } = newIn(update, this.known);
    if (runs === 'gap') return false;
    for (const [client, person] of owners) if (!this.owners.has(client)) this.owners.set(client, person);
    for (const { client, to } of runs) this.known.set(client, to);
    // What came in here and stands there too, as when the answer to a commit was lost.
    if (runs.length === 0 && deletions.length === 0) this.tail.stands(seq);
    else this.tell(this.tail.addCommitted(update, seq), null);
    return true;
  }

  /** Tells everybody; `toAuthors` only those who can write. */
  notice(code: NoticeCode, toAuthors = false): void {
    for (const peer of this.peers) if (!toAuthors || peer.canWrite) peer.notice(code);
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
        claims: new Map(writes.flatMap(({ claims }) => [...claims])),
        onCommitted: isLast ? writes.flatMap(({ onCommitted }) => onCommitted) : [],
      });
      this.tell(entry, only);
      this.around.committer.push(this, entry);
    });
  }

  /** Compacts what is committed into a new snapshot. Resolves when tried, whatever came of it. */
  compact(): Promise<void> {
    return this.compaction.run();
  }

  keep(snapshot: Snapshot): Promise<void> {
    return this.log.keepSnapshot(this.id, this.epoch, snapshot);
  }

  /** The document could not be put together. Its text is still taken in and saved. */
  broken(reason: string): void {
    this.around.events.broken(this, reason);
  }

  private accept(peer: Peer, n: number, accepted: Accepted): void {
    const claims = new Map([...accepted.owners].filter(([client]) => !this.owners.has(client)));
    for (const { client, to } of accepted.runs) this.known.set(client, to);
    for (const [client, person] of claims) this.owners.set(client, person);
    this.pending.push({ accepted, claims, peer, onCommitted: [() => peer.settle(n)] });
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
    return this.doubts.isContained(update);
  }

  private tell(entry: TailEntry, sender: Peer | null): void {
    const frames = new EntryFrames(this, entry);
    for (const peer of this.peers) {
      if (!peer.canTake) continue;
      if (peer === sender || peer.send(frames.for(peer.profile.speaksOurs))) peer.sentOrder = entry.order;
    }
  }

  /** Sends what was worked out, everything since, and says that this was all. From here on the peer is told live. */
  private bringUp(peer: Peer, head: Head): void {
    if (!peer.isOpen) return;
    this.flush();
    // Compacted while the head was worked out: what the tail no longer has is in the snapshot.
    const isCut = this.tail.cutOrder > head.cutOrder && this.base !== null;
    const { committedSeq: seq, committedOrder: order, lastOrder } = this.tail;
    const frames = [
      ...head.frames,
      ...(isCut && this.base ? [updateFrame(this.base.state)] : []),
      ...this.tail.afterOrder(head.afterOrder).map((entry) => entryFrame(this, entry, peer.profile.speaksOurs)),
    ];
    for (const frame of frames) peer.sendWhole(frame);
    if (peer.profile.speaksOurs) peer.sendWhole(encodeServerMessage({ type: 'cursor', epoch: this.epoch, seq, order }));
    peer.sendWhole(syncedFrame());
    peer.sentOrder = lastOrder;
    if (!peer.isJoined) this.presence.tellAll(peer);
    peer.isJoined = true;
    peer.watchLag();
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

/** What an update from the log adds; one that cannot be read counts as something missing. */
const newIn = (update: Uint8Array, known: StateVector) => {
  try {
    const inspected = inspectUpdate(update);
    return { runs: freshRuns(inspected, known), deletions: inspected.deletions };
  } catch {
    return { runs: 'gap' as const, deletions: [] };
  }
};

/** What a stored document knows: its snapshot's vector, moved on by the tail. */
const knownClocks = (stored: StoredDocument): StateVector => {
  const known: StateVector = stored.snapshot ? readStateVector(stored.snapshot.stateVector) : new Map();
  for (const { update } of stored.tail) {
    for (const { client, to } of inspectUpdate(update).runs) known.set(client, Math.max(known.get(client) ?? 0, to));
  }
  return known;
};
