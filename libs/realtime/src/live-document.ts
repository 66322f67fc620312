// One open document: bytes, not a Y.Doc. Holds together what is written here, what others write, and who hears of it.
import type { PersonId, ResponseId } from '@samsvar/domain';
import { REFUSALS, encodeServerMessage, type CopyCheck, type NoticeCode } from '@samsvar/protocol';
import { Broadcast, entryFrame } from './broadcast';
import { CatchUp, type CatchUpSource, type Head } from './catch-up';
import type { Committed, Committer } from './committer';
import { Compaction, type Compactable } from './compaction';
import { Divergence } from './divergence';
import { DocumentPresence } from './document-presence';
import { Following, type Followed } from './following';
import { step1Frame, syncedFrame, updateMessage } from './frames';
import type { IncidentDesk } from './incident-desk';
import { Intake, type HeldBack, type WrittenIn } from './intake';
import { Knowledge } from './knowledge';
import { Packet } from './packet';
import type { Peer, PeerHost, Write } from './peer';
import type { ChannelEvent, Relay, RelayedCommit } from './relay';
import type { Sealer } from './seal';
import type { MakeEdit } from './server-edit';
import { readStateVector, writeStateVector } from './state-vector';
import { Tail, type TailEntry } from './tail';
import type { Timing } from './timing';
import type { Snapshot, StoredDocument, UpdateLog } from './update-log';
import type { Workbench } from './work-types';

/** What all documents of a node share, and whom a document tells of its life. */
export interface Surroundings {
  readonly log: UpdateLog;
  readonly relay: Relay;
  readonly committer: Committer;
  readonly workbench: Workbench;
  readonly timing: Timing;
  readonly sealer: Sealer;
  readonly incidents: IncidentDesk;
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
  /** A client's copy was compared with the document. */
  compared(isEqual: boolean): void;
  /** A client's copy differs from the document. */
  diverged(document: LiveDocument, seq: number): void;
}

/** The channel by which nodes tell each other's authors of something; no client hears of it. */
const NOTICE_CHANNEL = '#notice';
/** What is told in it. */
const TOLD_EVERYWHERE: readonly NoticeCode[] = ['quarantined', 'removal-held'];

const CURSOR_MS = 500;

export class LiveDocument implements PeerHost, Committed, CatchUpSource, Compactable, Followed, WrittenIn {
  readonly epoch: number;
  readonly peers = new Set<Peer>();
  readonly tail: Tail;
  readonly log: UpdateLog;
  readonly workbench: Workbench;
  readonly sealer: Sealer;
  base: Snapshot | null;

  readonly knowledge: Knowledge;
  isOver = false;

  readonly presence: DocumentPresence;
  private readonly catchingUp: CatchUp;
  private readonly compaction: Compaction;
  private readonly following: Following;
  private readonly intake: Intake;
  private readonly divergence: Divergence;
  private isCursorDue = false;
  /** Work under way that ends in this document. */
  private works = 0;

  constructor(
    readonly id: ResponseId,
    stored: StoredDocument,
    private readonly around: Surroundings,
  ) {
    this.epoch = stored.epoch;
    this.base = stored.snapshot;
    this.tail = new Tail(stored.head, stored.tail);
    this.knowledge = new Knowledge(stored);
    this.log = around.log;
    this.workbench = around.workbench;
    this.sealer = around.sealer;
    const relay = (entries: Uint8Array) => around.relay.publish({ type: 'presence', documentId: id, entries });
    this.presence = new DocumentPresence({ peers: this.peers, relay }, around.timing);
    this.catchingUp = new CatchUp(this);
    this.compaction = new Compaction(this, around.timing);
    this.following = new Following(this, around.timing);
    this.intake = new Intake(this, around.timing);
    this.divergence = new Divergence(this, around.timing, {
      compared: (isEqual) => around.events.compared(isEqual),
      diverged: (seq) => around.events.diverged(this, seq),
    });
  }

  /** Whether everything that came in is on disk. */
  get isCommitted(): boolean {
    return this.intake.isEmpty && this.tail.isCommitted;
  }

  /** Whether it may be closed: nobody is here, nothing is under way, everything is on disk. */
  get isIdle(): boolean {
    return this.peers.size === 0 && this.works === 0 && this.isCommitted;
  }

  get isQuarantined(): boolean {
    return this.compaction.isQuarantined;
  }

  get bytes(): number {
    return (this.base?.state.length ?? 0) + this.tail.bytes + this.intake.bytes;
  }

  /** Lets a connection in; asks at once for what the client has and we lack. */
  enter(peer: Peer): void {
    if (peer.profile.since && peer.profile.since.epoch !== this.epoch) {
      peer.close(REFUSALS.conflict.close, 'conflict');
      return;
    }
    this.peers.add(peer);
    const access = encodeServerMessage({ type: 'access', canWrite: peer.canWrite, sections: peer.sections });
    peer.sendPacket(new Packet([...(peer.profile.speaksOurs ? [[access]] : []), [this.question]]));
    peer.enter(this);
  }

  askAgain(peer: Peer): void {
    peer.send(this.question);
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
    const kept: Head = { messages: [], afterOrder: peer.sentOrder, cutOrder, how: 'resumed' };
    this.bringUp(peer, isKept ? kept : this.catchingUp.whole());
  }

  write(peer: Peer, write: Write): void {
    this.intake.write(peer, write);
  }

  /**
   * Makes an edit of the server's own from what is committed, and takes it in like any other. Resolves with its log
   * position once it is on disk; throws `EditLost`, and what `make` throws.
   */
  edit(make: MakeEdit, authors: readonly PersonId[]): Promise<number> {
    return this.during(this.intake.edit(make, authors));
  }

  async during<T>(work: Promise<T>): Promise<T> {
    this.works += 1;
    try {
      return await work;
    } finally {
      this.works -= 1;
      if (this.peers.size === 0) this.around.events.empty(this);
    }
  }

  presenceOf(peer: Peer, entries: Uint8Array): void {
    try {
      this.presence.update(peer, entries, (clientId) => this.knowledge.owners.get(clientId));
    } catch {
      peer.close(REFUSALS.invalid.close, 'not understood');
    }
  }

  checkOf(peer: Peer, check: CopyCheck): void {
    void this.divergence.check(peer, check);
  }

  evidenceOf(peer: Peer, state: Uint8Array): void {
    const { id: documentId, epoch } = this;
    const about = { documentId, epoch, seq: this.divergence.seqOf(peer), personId: peer.person.id };
    this.around.incidents.file({ kind: 'diverged', ...about, payload: state, content: null });
  }

  heldBack({ personId, update, content }: HeldBack): void {
    const { id: documentId, epoch } = this;
    const about = { documentId, epoch, seq: this.tail.committedSeq, personId };
    this.around.incidents.file({ kind: 'removes-too-much', ...about, payload: update, content });
    this.tellAuthors('removal-held');
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
    this.following.lookForGaps();
  }

  /** The log refused what came in here, for good: everybody is sent away, and their text with them, to be judged anew. */
  refused(why: 'gone' | 'taken'): void {
    if (why === 'gone') this.lost();
    else this.end(why, REFUSALS.unavailable.close, 'begin again');
  }

  /** The log has no such document any more, or another epoch of it: which of them is told to whoever returns. */
  lost(): void {
    this.end('gone', REFUSALS.conflict.close, 'conflict');
  }

  private end(why: 'gone' | 'taken', code: number, reason: string): void {
    this.isOver = true;
    this.intake.end(why);
    this.around.events.gone(this);
    for (const peer of [...this.peers]) peer.close(code, reason);
  }

  /** Takes in what another node has committed. */
  hear(commit: RelayedCommit): void {
    this.following.hear(commit);
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
    this.presence.sweep();
    this.following.standsAt(epoch, head);
  }

  /** Reads everything that other nodes have committed up to now. Throws what the log throws. */
  catchUpWithLog(): Promise<void> {
    return this.following.catchUp();
  }

  gained(entry: TailEntry): void {
    this.tell(entry, null);
  }

  moved(): void {
    this.cursorDue();
  }

  caughtUp(updates: number): void {
    this.around.events.caughtUp(updates);
    this.cursorDue();
    this.compaction.consider();
  }

  /** Tells everybody; `toAuthors` only those who can write. */
  notice(code: NoticeCode, toAuthors = false): void {
    for (const peer of this.peers) if (!toAuthors || peer.canWrite) peer.notice(code);
  }

  /** Tells those who can write, on every node. */
  tellAuthors(code: NoticeCode): void {
    this.notice(code, true);
    this.around.relay.publish({ type: 'channel', documentId: this.id, name: NOTICE_CHANNEL, payload: code, audience: null });
  }

  /** Takes in an event that another node tells of. */
  hearChannel(event: ChannelEvent): void {
    const code = TOLD_EVERYWHERE.find((known) => known === event.payload);
    if (event.name !== NOTICE_CHANNEL) this.channel(event);
    else if (code) this.notice(code, true);
  }

  /** Sends an event of another room to everybody whom it is for and who understands it. */
  channel({ name, payload, audience }: ChannelEvent): void {
    for (const peer of this.peers) {
      if (audience === null || peer.profile.person.organisationId === audience) peer.say({ type: 'channel', name, payload });
    }
  }

  keepAlive(): void {
    const { committedSeq, committedOrder } = this.tail;
    for (const peer of this.peers) peer.keepAlive(this.epoch, committedSeq, committedOrder);
  }

  /** Hands everything that came in during this turn to everybody and to the log. */
  flush(): void {
    this.intake.flush();
  }

  handOn(entry: TailEntry, sender: Peer | null): void {
    this.tell(entry, sender);
    this.around.committer.push(this, entry);
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

  /** Asks for what is not known here. */
  private get question(): Uint8Array {
    return step1Frame(writeStateVector(this.knowledge.clocks));
  }

  private tell(entry: TailEntry, sender: Peer | null): void {
    const presence = this.presence.ride();
    const broadcast = new Broadcast(this, entry, presence);
    for (const peer of this.peers) {
      if (!peer.canTake) continue;
      if (peer === sender) {
        // Has the text already, and not where the others are.
        if (presence) peer.send(presence);
      } else if (!peer.sendPacket(broadcast.for(peer.profile.speaksOurs))) continue;
      peer.sentOrder = entry.order;
    }
  }

  /** Sends what was worked out, everything since, and says that this was all. From here on the peer is told live. */
  private bringUp(peer: Peer, head: Head): void {
    if (!peer.isOpen) return;
    this.flush();
    // Compacted while the head was worked out: what the tail no longer has is in the snapshot.
    const isCut = this.tail.cutOrder > head.cutOrder && this.base !== null;
    const { committedSeq: seq, committedOrder: order, lastOrder } = this.tail;
    const { speaksOurs } = peer.profile;
    const messages = [
      ...head.messages,
      ...(isCut && this.base ? [updateMessage(this.base.state)] : []),
      ...this.tail.afterOrder(head.afterOrder).map((entry) => [entryFrame(this, entry, speaksOurs)]),
      ...(speaksOurs ? [[encodeServerMessage({ type: 'cursor', epoch: this.epoch, seq, order })]] : []),
      [syncedFrame()],
    ];
    const everybody = peer.isJoined ? null : this.presence.everybody();
    if (everybody) messages.push([everybody]);
    peer.sendWholePacket(new Packet(messages));
    peer.sentOrder = lastOrder;
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
