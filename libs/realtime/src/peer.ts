// One connection to a document: its limits, its count of writes, its back-pressure. Judges no text.
import { REFUSALS, encodeServerMessage, wordsOfGap, wordsOfNotice, wordsOfRefusal } from '@samsvar/protocol';
import type { CopyCheck, NackCode, NoticeCode, SealedBytes, ServerMessage } from '@samsvar/protocol';
import type { RefusalData } from '@samsvar/domain';
import { Acks } from './acks';
import { watchDrain } from './draining';
import { deniedFrame, readClientMessage, silentFrame, type ClientMessage } from './frames';
import { LIMITS } from './limits';
import { Packet } from './packet';
import type { PeerPerson, PeerProfile, PeerSocket } from './peer-socket';
import { Rate } from './rate';
import type { Timing } from './timing';

/** A write as the document sees it; `n` is its number on this connection, `isMeant` that it removes much on purpose. */
export type Write = { readonly n: number; readonly isMeant: boolean } & Extract<ClientMessage, { type: 'step2' | 'update' }>;

/** The document a connection belongs to. */
export interface PeerHost {
  join(peer: Peer, stateVector: Uint8Array): void;
  write(peer: Peer, write: Write): void;
  presenceOf(peer: Peer, entries: Uint8Array): void;
  who(peer: Peer): void;
  /** What a client says its copy comes to. */
  checkOf(peer: Peer, check: CopyCheck): void;
  /** The copy of a client that was told that it is not the document any more. */
  evidenceOf(peer: Peer, state: Uint8Array): void;
  /** Asks the client for what the server lacks. */
  askAgain(peer: Peer): void;
  /** The connection can take data again and has missed some. */
  catchUp(peer: Peer): void;
  left(peer: Peer): void;
}

/** Whom a connection tells of itself. */
export interface PeerEvents {
  gone(): void;
  /** A write was refused. */
  refused(code: NackCode): void;
  /** It was closed from this end. */
  dropped(why: string): void;
}

const ASK_AGAIN_MS = 1_000;
/** SyncStep1 per second, and at once: a few bytes are answered with the whole document. */
const QUESTIONS_PER_SECOND = 0.25;
const QUESTION_BURST = 4;
/** SyncStep2 per second, and at once: each may cost a look into the whole document, and answers one question of ours. */
const ANSWERS_PER_SECOND = 1;
const ANSWER_BURST = 10;
/** How many relayed updates may be handed back at once: every seal is checked. */
const MOST_CARRIED = 20_000;
/** Refused writes that follow a lost one: a client that does not hear that it should begin again. */
const MOST_REFUSED_IN_A_ROW = 1_000;

export class Peer {
  readonly person: PeerPerson;
  /** Set once the client has been brought up to date; from then on it hears of every flush. */
  isJoined = false;
  /** The newest flush it has been sent. */
  sentOrder = 0;
  lastSentAt: number;
  /** What its rights allow at present. */
  canWrite: boolean;
  /** The sections that it may change, null for all. Another array whenever that changes. */
  sections: readonly string[] | null;

  private host: PeerHost | null = null;
  private carried: SealedBytes[] = [];
  private carriedBytes = 0;
  private early: Uint8Array[] = [];
  private earlyBytes = 0;
  private readonly acks = new Acks();
  private isAckDue = false;
  private stops = 0;
  private holds = 0;
  private readonly afterHold: (() => void)[] = [];
  private isClosed = false;
  private isLagging = false;
  private isOutOfStep = false;
  /** It was closed from this end, and what it said last counts for nothing. */
  isDropped = false;
  private isNextMeant = false;
  private owesEvidence = false;
  private refusedInARow = 0;
  private refusals: number[] = [];
  private readonly questions: Rate;
  private readonly answers: Rate;
  private readonly carriedRate: Rate;
  private readonly writes: Rate;
  private readonly bytes: Rate;
  private readonly presences: Rate;
  private readonly checks: Rate;
  private readonly cancelJoinLimit: () => void;

  constructor(
    private readonly socket: PeerSocket,
    readonly profile: PeerProfile,
    private readonly timing: Timing,
    private readonly events: PeerEvents,
  ) {
    const now = timing.now();
    this.person = profile.person;
    this.canWrite = profile.canWrite;
    this.sections = profile.sections ?? null;
    this.lastSentAt = now;
    this.writes = new Rate(LIMITS.writesPerSecond, LIMITS.writeBurst, now);
    this.bytes = new Rate(LIMITS.writeBytesPerSecond, LIMITS.writeBytesBurst, now);
    this.questions = new Rate(QUESTIONS_PER_SECOND, QUESTION_BURST, now);
    this.answers = new Rate(ANSWERS_PER_SECOND, ANSWER_BURST, now);
    this.carriedRate = new Rate(LIMITS.writeBytesPerSecond, LIMITS.carriedBytes, now);
    this.presences = new Rate(LIMITS.presencePerSecond, LIMITS.presencePerSecond * 2, now);
    this.checks = new Rate(LIMITS.checksPerSecond, 1, now);
    this.cancelJoinLimit = timing.after(LIMITS.joinMs, () => {
      if (!this.isJoined && this.host) this.close(1008, 'not joined in time');
    });
  }

  get isOpen(): boolean {
    return !this.isClosed;
  }

  /** Connects the peer to its document and lets in what came meanwhile. */
  enter(host: PeerHost): void {
    if (this.isClosed) return;
    this.host = host;
    this.takeEarly();
  }

  /** Takes one binary message. */
  receive(frame: Uint8Array): void {
    if (this.isClosed) return;
    if (!this.host || this.holds > 0) {
      this.keep(frame);
      return;
    }
    let message: ClientMessage;
    try {
      message = readClientMessage(frame);
    } catch {
      this.close(REFUSALS.invalid.close, 'not understood');
      return;
    }
    this.handle(this.host, message, frame.length);
  }

  /** The socket is closed, by whomever. */
  gone(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.cancelJoinLimit();
    this.events.gone();
    this.host?.left(this);
  }

  close(code: number, reason: string): void {
    // Also of one that has left by itself: what is still being looked into must not be let in.
    this.isDropped = true;
    if (this.isClosed) return;
    this.events.dropped(reason);
    this.socket.close(code, reason);
    this.gone();
  }

  /** What was handed back since the last time. */
  takeCarried(): readonly SealedBytes[] {
    this.carriedBytes = 0;
    return this.carried.splice(0);
  }

  /** Sends data, unless the connection lags: then it catches up later. Answers whether it was sent. */
  send(frame: Uint8Array): boolean {
    if (this.isClosed || this.isLagging) return false;
    this.sendAlways(frame);
    if (this.socket.unsent > LIMITS.unsentBytes) this.lag();
    return true;
  }

  /** As `send`, for what others are sent as well. */
  sendPacket(packet: Packet): boolean {
    if (this.isClosed || this.isLagging) return false;
    this.sendWholePacket(packet);
    if (this.socket.unsent > LIMITS.unsentBytes) this.lag();
    return true;
  }

  /** As `sendWhole`. */
  sendWholePacket(packet: Packet): void {
    if (this.isClosed) return;
    this.lastSentAt = this.timing.now();
    if (this.socket.sendFramed) this.socket.sendFramed(packet.pieces);
    else for (const message of packet.whole()) this.socket.send(message);
  }

  /** Sends a part of what brings the client up to date: these go out together even when the line is slow. */
  sendWhole(frame: Uint8Array): void {
    this.sendAlways(frame);
  }

  /** To be called after `sendWhole`. */
  watchLag(): void {
    if (!this.isClosed && !this.isLagging && this.socket.unsent > LIMITS.unsentBytes) this.lag();
  }

  /** Sends a message of our own, to a client that understands it. */
  say(message: ServerMessage): void {
    if (this.profile.speaksOurs) this.sendAlways(encodeServerMessage(message));
  }

  notice(code: NoticeCode): void {
    this.say({ type: 'notice', code, text: wordsOfNotice(code, this.profile.language) });
  }

  /** Its copy is not the document any more: it hands it in, once, and opens the document anew. */
  askForEvidence(): void {
    this.owesEvidence = true;
    this.notice('diverged');
  }

  /** Write `n` is committed, or changed nothing. */
  settle(n: number): void {
    this.acks.settle(n);
    if (this.isAckDue || this.isClosed || !this.profile.speaksOurs) return;
    this.isAckDue = true;
    this.timing.soon(() => {
      this.isAckDue = false;
      this.say({ type: 'ack', count: this.acks.settledCount });
    });
  }

  /** Says no to write `n`, with words; the third time in a minute ends the connection. */
  refuse(n: number, code: NackCode, data: RefusalData = {}): void {
    if (this.isClosed) return;
    this.events.refused(code);
    const { language, speaksOurs } = this.profile;
    const text = code === 'update-gap' ? wordsOfGap(language) : wordsOfRefusal(code, data, language);
    if (speaksOurs) this.say({ type: 'nack', n, code, text });
    else this.sendAlways(deniedFrame(text));
    this.settle(n);
    const wasOutOfStep = this.isOutOfStep;
    if (code === 'update-gap' || code === 'too-many-updates' || code === 'removes-too-much') this.fallOutOfStep();
    // What follows a lost update on the way is lost with it, and is one refusal, not many.
    this.refusedInARow = wasOutOfStep ? this.refusedInARow + 1 : 0;
    if (this.refusedInARow > MOST_REFUSED_IN_A_ROW) this.close(REFUSALS['too-many-updates'].close, 'too-many-updates');
    if (wasOutOfStep) return;
    const now = this.timing.now();
    this.refusals = [...this.refusals.filter((at) => now - at < 60_000), now];
    if (this.refusals.length < LIMITS.refusalsPerMinute) return;
    const close = code === 'update-gap' ? REFUSALS.unavailable.close : REFUSALS[code].close;
    this.close(close, code);
  }

  /** The person's rights have changed: writes are judged by the new ones from here on, and the person is told. */
  setAccess({ canWrite, sections = null }: Pick<PeerProfile, 'canWrite' | 'sections'>): void {
    if (this.canWrite === canWrite && JSON.stringify(this.sections) === JSON.stringify(sections)) return;
    this.canWrite = canWrite;
    this.sections = sections;
    this.say({ type: 'access', canWrite, sections });
    this.notice('access-changed');
  }

  /** Stops reading; each pause and hold needs its own end. */
  pause(): void {
    this.stops += 1;
    if (this.stops === 1) this.socket.pause();
  }

  resume(): void {
    this.stops -= 1;
    if (this.stops === 0) this.socket.resume();
  }

  /** Reads nothing until `release`, and keeps what had been read already. */
  hold(): void {
    this.pause();
    this.holds += 1;
  }

  /** Takes in what came during the hold, after what waited for its end. */
  release(): void {
    this.holds -= 1;
    this.resume();
    if (this.holds > 0) return;
    for (const go of this.afterHold.splice(0)) go();
    if (this.host) this.takeEarly();
  }

  /** Does something once it is known what the person's rights are: at once, unless they are being judged. */
  async whenJudged(work: () => void): Promise<void> {
    if (this.holds > 0) await new Promise<void>((resolve) => this.afterHold.push(() => { work(); resolve(); }));
    else work();
  }

  /** Breaks a silence that would make the client hang up. */
  keepAlive(epoch: number, seq: number, order: number): void {
    if (this.isLagging || this.timing.now() - this.lastSentAt < LIMITS.keepAliveMs) return;
    if (!this.profile.speaksOurs) this.send(silentFrame());
    else if (this.isJoined) this.say({ type: 'cursor', epoch, seq, order });
  }

  get canTake(): boolean {
    return this.isJoined && !this.isLagging && !this.isClosed;
  }

  private handle(host: PeerHost, message: ClientMessage, bytes: number): void {
    switch (message.type) {
      case 'step1':
        this.ask(host, message.stateVector);
        break;
      case 'presence':
        if (this.presences.take(1, this.timing.now())) host.presenceOf(this, message.entries);
        break;
      case 'who':
        // The answer is longer than the question: none for whoever does not take it.
        if (!this.isLagging && this.presences.take(1, this.timing.now())) host.who(this);
        this.watchLag();
        break;
      case 'carry':
        this.carry({ seal: message.seal.slice(), body: message.body.slice() });
        break;
      case 'intent':
        this.isNextMeant = true;
        break;
      case 'check':
        if (this.checks.take(1, this.timing.now())) host.checkOf(this, { ...message.check, hash: message.check.hash.slice() });
        break;
      case 'evidence':
        this.handIn(host, message.state);
        break;
      default: {
        const isMeant = this.isNextMeant;
        this.isNextMeant = false;
        this.admit(host, { ...message, n: this.acks.next(), isMeant }, bytes);
      }
    }
  }

  /** Nobody needs the whole document often, or before they have taken it in. */
  private ask(host: PeerHost, stateVector: Uint8Array): void {
    if (this.isLagging || !this.questions.take(1, this.timing.now())) {
      this.close(REFUSALS['too-many-updates'].close, 'asks too often');
    } else host.join(this, stateVector);
  }

  /** Lets a write through the limits of this connection. */
  private admit(host: PeerHost, write: Write, bytes: number): void {
    if (write.type === 'step2') this.isOutOfStep = false;
    const now = this.timing.now();
    if (bytes > LIMITS.updateBytes) this.refuse(write.n, 'too-large', { limit: LIMITS.updateBytes });
    else if (this.isOutOfStep) this.refuse(write.n, 'update-gap');
    else if (write.type === 'step2' && !this.answers.take(1, now)) this.refuse(write.n, 'too-many-updates');
    else if (!this.writes.take(1, now) || !this.bytes.take(bytes, now)) this.refuse(write.n, 'too-many-updates');
    else host.write(this, write);
  }

  /** Keeps what is handed back until the SyncStep2 that it belongs to. */
  private carry(sealed: SealedBytes): void {
    this.carried.push(sealed);
    this.carriedBytes += sealed.body.length;
    const isMuch = this.carriedBytes > LIMITS.carriedBytes || this.carried.length > MOST_CARRIED;
    const isOften = !this.carriedRate.take(sealed.body.length, this.timing.now());
    if (isMuch || isOften) this.close(REFUSALS['too-large'].close, 'too-large');
  }

  /** Takes the client's copy, when it was asked for. */
  private handIn(host: PeerHost, state: Uint8Array): void {
    if (!this.owesEvidence) this.close(REFUSALS.invalid.close, 'not asked for');
    else if (state.length > LIMITS.evidenceBytes) this.close(REFUSALS['too-large'].close, 'too-large');
    else host.evidenceOf(this, state.slice());
    this.owesEvidence = false;
  }

  private fallOutOfStep(): void {
    if (this.isOutOfStep) return;
    this.isOutOfStep = true;
    this.askAgainSoon();
  }

  /** A line that lags is sent nothing, so it is asked once it has caught up. */
  private askAgainSoon(): void {
    this.timing.after(ASK_AGAIN_MS, () => {
      if (!this.isOutOfStep || this.isClosed) return;
      if (this.isLagging) this.askAgainSoon();
      else this.host?.askAgain(this);
    });
  }

  private takeEarly(): void {
    const early = this.early;
    this.early = [];
    this.earlyBytes = 0;
    for (const frame of early) this.receive(frame);
  }

  private keep(frame: Uint8Array): void {
    this.early.push(frame.slice());
    this.earlyBytes += frame.length;
    if (this.early.length > LIMITS.earlyMessages || this.earlyBytes > LIMITS.earlyBytes) {
      this.close(1008, 'too much before joining');
    }
  }

  private sendAlways(frame: Uint8Array): void {
    if (this.isClosed) return;
    this.lastSentAt = this.timing.now();
    // Framed here, it is one write.
    if (this.socket.sendFramed) this.socket.sendFramed(new Packet([[frame]]).pieces);
    else this.socket.send(frame);
  }

  /** Queues nothing more until the socket has drained; gives up on one that makes no progress. */
  private lag(): void {
    this.isLagging = true;
    watchDrain(this.socket, this.timing, {
      isOver: () => this.isClosed,
      stuck: () => this.close(1013, 'too slow'),
      drained: () => {
        this.isLagging = false;
        this.host?.catchUp(this);
      },
    });
  }
}
