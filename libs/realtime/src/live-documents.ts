// All documents open in this process: opens them when somebody comes, closes them when nobody is left.
import { Refusal, type PersonId, type RefusalCode, type ResponseId } from '@samsvar/domain';
import { REFUSALS } from '@samsvar/protocol';
import { Committer } from './committer';
import { Crowd } from './crowd';
import type { IncidentBook } from './incident';
import { IncidentDesk } from './incident-desk';
import { LIMITS } from './limits';
import { LiveDocument, type Surroundings } from './live-document';
import type { LiveEvent, LiveReport } from './live-report';
import { LogLook } from './log-look';
import { Mender } from './mender';
import { Peer } from './peer';
import type { PeerProfile, PeerSocket } from './peer-socket';
import { Projector, type KeepProjection, type Projected, type ReportProjection } from './projector';
import { noRelay, type ChannelEvent, type Relay, type RelayMessage } from './relay';
import { SavingWatch } from './saving-watch';
import { Sealer } from './seal';
import { EditLost, type MakeEdit } from './server-edit';
import { realTiming, type Timing } from './timing';
import type { UpdateLog } from './update-log';
import { WatchedWorkbench } from './watched-workbench';
import type { Workbench } from './work-types';

export interface LiveDocumentsOptions {
  readonly log: UpdateLog;
  readonly workbench: Workbench;
  readonly keepProjection: KeepProjection;
  /** Key for sealing relayed updates: the same on every node and after a restart. */
  readonly sealKey: Uint8Array;
  /** Carries messages between the nodes; left out, this node is alone. */
  readonly relay?: Relay;
  /** Keeps what is held back or set aside; left out, nothing of it is kept, and nothing is mended. */
  readonly incidents?: IncidentBook;
  readonly report?: (report: LiveReport) => void;
  readonly observe?: (event: LiveEvent) => void;
  readonly timing?: Timing;
}

/** A connection to be judged again. */
export interface JudgedConnection {
  readonly documentId: ResponseId;
  readonly profile: PeerProfile;
}

/** Whom to send away: everybody that matches all that is given. At least one field is required. */
export interface CloseScope {
  readonly personId?: PersonId;
  readonly documentId?: ResponseId;
}

/** What becomes of a connection whose rights were judged again. */
export type Verdict = 'keep' | Rights | RefusalCode;

/** What somebody may do in a document; `sections` as in `PeerProfile`. */
export type Rights = Pick<PeerProfile, 'canWrite' | 'sections'>;

const TICK_MS = 1_000;
/** Times an edit is made anew because what came in before it was refused. */
const EDIT_TRIES = 3;

export class LiveDocuments {
  private readonly documents = new Map<ResponseId, Promise<LiveDocument>>();
  private readonly open = new Map<ResponseId, LiveDocument>();
  private readonly peers = new Crowd();
  private readonly timing: Timing;
  private readonly committer: Committer;
  private readonly projector: Projector;
  private readonly surroundings: Surroundings;
  private isClosing = false;
  private readonly saving: SavingWatch;
  private readonly logLook: LogLook;
  private cancelTick: () => void = () => undefined;

  private readonly relay: Relay;
  private readonly observe: (event: LiveEvent) => void;
  /** Documents that were spoken of while they were being opened. */
  private readonly stirred = new Set<ResponseId>();
  private readonly listening: Promise<void>;

  constructor(private readonly options: LiveDocumentsOptions) {
    const timing = (this.timing = options.timing ?? realTiming);
    const report = (this.report = options.report ?? (() => undefined));
    const observe = (this.observe = options.observe ?? (() => undefined));
    this.relay = options.relay ?? noRelay;
    this.committer = new Committer(options.log, timing, {
      grew: () => this.saving.look(),
      turned: (failure) => this.turned(failure),
      kept: ({ documentId, epoch, update, claims }, seq, ms) => {
        observe({ type: 'committed', ms, bytes: update.length });
        this.publish({ type: 'commit', documentId, epoch, seq, update, claims });
      },
    });
    this.saving = new SavingWatch(this.committer, this.peers);
    this.logLook = new LogLook(options.log, this.open, timing);
    const incidents = new IncidentDesk(options.incidents ?? null, timing, report);
    const projectionFailed: ReportProjection = ({ id: documentId }, error) => report({ type: 'projection-failed', documentId, error });
    const mender = new Mender(incidents, timing, projectionFailed);
    this.projector = new Projector(options.keepProjection, timing, { mender, report: projectionFailed });
    this.surroundings = {
      log: options.log,
      relay: { ...noRelay, publish: (message) => this.publish(message) },
      workbench: options.observe ? new WatchedWorkbench(options.workbench, timing, observe) : options.workbench,
      committer: this.committer,
      timing,
      sealer: new Sealer(options.sealKey),
      incidents,
      events: {
        changed: (document) => this.changed(document),
        empty: (document) => this.closeSoon(document),
        gone: (document) => this.forget(document),
        broken: (document, reason) => {
          document.tellAuthors('quarantined');
          report({ type: 'quarantined', documentId: document.id, reason });
        },
        joined: (how) => observe({ type: 'joined', how }),
        caughtUp: () => observe({ type: 'relayed', way: 'read' }),
        compared: (isEqual) => observe({ type: 'compared', isEqual }),
        diverged: ({ id: documentId, epoch }, seq) => report({ type: 'diverged', documentId, epoch, seq }),
      },
    };
    // Without the relay, what others wrote is found in the log, later.
    this.listening = this.relay
      .listen({ heard: (message) => this.heard(message), missed: () => this.look() })
      .catch((error: unknown) => report({ type: 'relay-failed', error }));
    this.tick();
  }

  private readonly report: (report: LiveReport) => void;

  /** Throws `too-many-connections`, or `unavailable` while shutting down. To be asked before a socket is accepted. */
  admit(documentId: ResponseId, personId: PersonId): void {
    if (this.isClosing) throw new Refusal('unavailable');
    const { connectionsPerDocument, connectionsPerPerson } = LIMITS;
    const isFull = this.peers.countIn(documentId) >= connectionsPerDocument || this.peers.of(personId).size >= connectionsPerPerson;
    if (isFull) throw new Refusal('too-many-connections');
  }

  /** Takes a connection in. Its messages may be handed to the answered peer at once; they wait until it is ready. */
  join(socket: PeerSocket, documentId: ResponseId, profile: PeerProfile): Peer {
    const peer = new Peer(socket, profile, this.timing, {
      gone: () => this.peers.delete(peer),
      refused: (code) => this.observe({ type: 'refused', code }),
      dropped: (why) => this.observe({ type: 'dropped', why }),
    });
    this.peers.add(peer, documentId);
    if (this.saving.isPaused) peer.pause();
    this.enter(peer, documentId).catch((error: unknown) => {
      this.report({ type: 'load-failed', documentId, error });
      peer.close(REFUSALS.unavailable.close, 'could not be opened');
    });
    return peer;
  }

  /** Sends people away; they come back and are judged again. */
  closeFor(scope: CloseScope): void {
    for (const [peer, documentId] of [...this.peers.entries()]) {
      const isMeant =
        (scope.personId ?? peer.person.id) === peer.person.id && (scope.documentId ?? documentId) === documentId;
      if (!isMeant || (scope.personId === undefined && scope.documentId === undefined)) continue;
      peer.notice('access-changed');
      peer.close(1012, 'access changed');
    }
  }

  /** Everybody who is connected to this node. */
  connectedPeople(): readonly PersonId[] {
    return this.peers.people();
  }

  /**
   * Judges a person's connections to this node again. Until `judge` has answered, nothing of theirs is read; when it
   * fails, they are sent away, to be judged when they return.
   */
  async rejudge(personId: PersonId, judge: (about: JudgedConnection) => Promise<Verdict>): Promise<void> {
    const judgeOne = async (peer: Peer) => {
      const documentId = this.peers.documentOf(peer);
      if (documentId !== undefined) await this.judgeAgain(peer, () => judge({ documentId, profile: peer.profile }));
    };
    await Promise.all([...this.peers.of(personId)].map(judgeOne));
  }

  private async judgeAgain(peer: Peer, judge: () => Promise<Verdict>): Promise<void> {
    peer.hold();
    try {
      const verdict = await judge();
      if (typeof verdict === 'object') peer.setAccess(verdict);
      else if (verdict !== 'keep') {
        peer.notice('access-changed');
        peer.close(REFUSALS[verdict].close, verdict);
      }
    } catch {
      peer.close(1012, 'access changed');
    } finally {
      peer.release();
    }
  }

  /** Tells everybody in a document, on every node, about an event of another room. */
  channel(documentId: ResponseId, event: ChannelEvent): void {
    this.open.get(documentId)?.channel(event);
    this.publish({ type: 'channel', documentId, ...event });
  }

  /** What the document says with everything acknowledged so far. Throws `not-found`. */
  async project(documentId: ResponseId): Promise<Projected> {
    return this.within(documentId, (document) => document.during(this.projectNow(document)));
  }

  private async projectNow(document: LiveDocument): Promise<Projected> {
    // Another node may have acknowledged something that this one has not heard of.
    if (this.options.relay) await document.catchUpWithLog();
    return this.projector.project(document);
  }

  /**
   * Changes a document without an editor: with people writing in it, on any node. `authors` are those on whose behalf.
   * Resolves with the log position once it is on disk. Throws `not-found`, `unavailable`, `conflict` when the document
   * was begun anew meanwhile, and what `make` throws.
   */
  async edit(documentId: ResponseId, make: MakeEdit, authors: readonly PersonId[] = []): Promise<number> {
    for (let triesLeft = EDIT_TRIES; ; triesLeft -= 1) {
      if (this.isClosing || triesLeft === 0) throw new Refusal('unavailable');
      try {
        return await this.within(documentId, (document) => document.edit(make, authors));
      } catch (error) {
        if (!(error instanceof EditLost)) throw error;
        if (error.why === 'gone') throw new Refusal('conflict');
      }
    }
  }

  /**
   * A document was begun anew, as `epoch`: whoever has the old one open is sent away, here and on the other nodes.
   * To be called once that is committed.
   */
  renewed(documentId: ResponseId, epoch: number): void {
    const lose = (document: LiveDocument) => {
      if (document.epoch !== epoch) document.lost();
    };
    // One that is just being opened may have been read before.
    this.documents.get(documentId)?.then(lose, () => undefined);
    this.publish({ type: 'commit', documentId, epoch, seq: 1, update: null, claims: new Map() });
  }

  /** Numbers for an operator. */
  get figures() {
    return {
      documents: this.open.size,
      connections: this.peers.size,
      uncommittedBytes: this.committer.bytes,
      oldestUncommittedMs: this.committer.oldestMs,
      isSaving: !this.saving.isNotSaving,
    };
  }

  /** Says goodbye, waits at most `limitMs` until everything is on disk, and closes. Answers whether all of it is. */
  async shutDown(limitMs = 8_000): Promise<boolean> {
    this.isClosing = true;
    for (const document of this.open.values()) document.notice('restarting');
    for (const peer of this.peers.keys()) peer.pause();
    for (const document of this.open.values()) document.flush();
    let cancel: () => void = () => undefined;
    const limit = new Promise<void>((resolve) => (cancel = this.timing.after(limitMs, resolve)));
    await Promise.race([this.committer.idle(), limit]);
    cancel();
    const isSaved = this.committer.bytes === 0;
    // One turn for the last acknowledgements to be sent.
    await new Promise<void>((resolve) => this.timing.soon(resolve));
    for (const peer of [...this.peers.keys()]) peer.close(1012, 'restarting');
    this.cancelTick();
    await this.relay.close();
    return isSaved;
  }

  private async enter(peer: Peer, documentId: ResponseId): Promise<void> {
    try {
      await this.within(documentId, (document) => {
        if (!peer.isOpen) this.closeSoon(document);
        else document.enter(peer);
      });
      if (this.saving.isNotSaving) peer.notice('not-saving');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      peer.close(REFUSALS[error.code].close, error.code);
    }
  }

  /** Opens a document and does something with it, in the very moment in which it is known to be open. */
  private async within<T>(documentId: ResponseId, work: (document: LiveDocument) => T | Promise<T>): Promise<T> {
    for (;;) {
      const opening = this.documents.get(documentId) ?? this.load(documentId);
      this.documents.set(documentId, opening);
      const document = await opening;
      // It may have been closed in the moment between.
      if (this.open.get(documentId) === document) return work(document);
    }
  }

  private async load(documentId: ResponseId): Promise<LiveDocument> {
    try {
      await this.listening;
      const stored = await this.options.log.load(documentId);
      if (!stored) throw new Refusal('not-found');
      const document = new LiveDocument(documentId, stored, this.surroundings);
      this.open.set(documentId, document);
      if (this.stirred.has(documentId)) document.catchUpWithLog().catch(() => this.look());
      this.publish({ type: 'who', documentId });
      return document;
    } catch (error) {
      this.documents.delete(documentId);
      throw error;
    } finally {
      this.stirred.delete(documentId);
    }
  }

  private changed(document: LiveDocument): void {
    this.projector.touch(document);
    if (document.peers.size === 0) this.closeSoon(document);
  }

  /** Closes a document that stays empty: committed first, then projected and compacted, never the other way round. */
  private closeSoon(document: LiveDocument): void {
    this.timing.after(LIMITS.lingerMs, () => {
      if (this.isClosing || document.peers.size > 0 || this.open.get(document.id) !== document) return;
      void this.close(document);
    });
  }

  private async close(document: LiveDocument): Promise<void> {
    if (!document.isIdle) return; // `changed` comes back when it is committed, `empty` when its work is done
    await this.projector.finish(document);
    if (!document.isIdle) return;
    await document.compact();
    if (document.isIdle) this.forget(document);
  }

  private forget(document: LiveDocument): void {
    if (this.open.get(document.id) !== document) return;
    this.open.delete(document.id);
    this.documents.delete(document.id);
  }

  private publish(message: RelayMessage): void {
    if (!this.options.relay) return;
    this.relay.publish(message);
    this.observe({ type: 'relayed', way: 'out' });
  }

  private heard(message: RelayMessage): void {
    this.observe({ type: 'relayed', way: 'in' });
    const document = this.open.get(message.documentId);
    if (!document) {
      if (this.documents.has(message.documentId)) this.stirred.add(message.documentId);
      return;
    }
    switch (message.type) {
      case 'commit':
        document.hear(message);
        break;
      case 'presence':
        document.hearPresence(message.entries);
        break;
      case 'who':
        document.relayPresence();
        break;
      case 'channel':
        document.hearChannel(message);
        break;
    }
  }

  /** Asks the log where the open documents stand. */
  private look(): void {
    if (this.options.relay && !this.isClosing) this.logLook.look();
  }

  private turned(failure: unknown): void {
    if (failure !== null) this.report({ type: 'commit-failed', error: failure, uncommittedBytes: this.committer.bytes });
    else this.saving.worked();
    this.saving.look();
  }

  private tick(): void {
    this.cancelTick = this.timing.after(TICK_MS, () => {
      this.saving.look();
      for (const document of this.open.values()) document.keepAlive();
      if (this.isClosing) return;
      if (this.options.relay) this.logLook.lookWhenDue();
      this.tick();
    });
  }
}
