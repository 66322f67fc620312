// A response as this browser holds it, kept in step with the server; says honestly what is saved.
import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { MESSAGE, SYNC, decodeServerMessage, type ServerMessage } from '@samsvar/protocol';
import type { ConnectionOptions, ConnectionRefusal, Renewal, StrandedText } from './connection-options';
import { realTiming, type ConnectionTiming } from './connection-timing';
import { CopyCheck } from './copy-check';
import { Ending } from './ending';
import { step1Frame } from './frames';
import { Keeping } from './keeping';
import { PresenceLine } from './presence-line';
import { sameSaveState, saveStateOf, type SaveState } from './save-state';
import { SocketLife } from './socket-life';
import { TextSync } from './text-sync';
import { Timers } from './timers';
import { unsentParagraphs } from './unsent-text';
import { refusalOf, whyClosed } from './why-closed';

const SLOW_MS = 3_000;

export class ResponseConnection {
  readonly doc = new Y.Doc();
  readonly awareness: Awareness;

  private readonly timing: ConnectionTiming;
  private readonly timers: Timers;
  private readonly socket: SocketLife;
  private readonly text: TextSync;
  private readonly presence: PresenceLine;
  private readonly keeping: Keeping;
  private readonly check: CopyCheck;
  private readonly ending: Ending;
  private readonly listeners = new Set<() => void>();
  private readonly channels = new Map<string, Set<(payload: unknown) => void>>();
  private state: SaveState = { state: 'saved' };
  private hasBegun = false;
  private isOver = false;
  private connected = false;
  private isKeptShown = false;
  private notSaving: string | null = null;
  private isSlow = false;
  private mayWrite: boolean | null = null;
  private ownSections: readonly string[] | null | undefined;
  /** Somebody else is signed in here: what is open may go on, but nothing is opened in their name. */
  private isOthers = false;

  constructor(private readonly options: ConnectionOptions) {
    this.timing = options.timing ?? realTiming;
    this.timers = new Timers(this.timing);
    const { timers, timing, doc } = this;
    const send = (frame: Uint8Array) => this.socket.send(frame);
    this.socket = new SocketLife(options.webSocket, { timing, timers }, {
      address: () => this.address(),
      opened: () => this.opened(),
      received: (bytes) => this.received(bytes),
      closed: (event, wasOpen) => this.closed(event, wasOpen),
      leaving: () => this.leaving(),
    });
    this.text = new TextSync(doc, {
      timers,
      send,
      canWrite: () => this.mayWrite,
      changed: () => this.changed(),
      refusedForGood: (code, words) => this.ending.strand({ code, text: words ?? refusalOf('read-only', options.language).text }),
    });
    this.presence = new PresenceLine(doc, { timers, send }, options.person);
    this.awareness = this.presence.awareness;
    this.keeping = new Keeping(options.keeper, timers, {
      unsent: () => this.text.outbox.unacknowledged(),
      document: () => Y.encodeStateAsUpdate(doc),
      place: () => this.text.since,
    });
    this.ending = new Ending({
      keeping: this.keeping,
      language: options.language,
      hasUnsaved: () => this.hasUnsaved,
      end: () => this.end(),
      tell: () => this.tell(),
    });
    this.check = new CopyCheck({ doc, timing, timers, place: () => this.text.exactly, send });
    doc.on('update', () => this.keeping.documentChanged());
  }

  /** What to tell the person; the same object until it changes. */
  get saveState(): SaveState {
    return this.state;
  }

  /** Whether the text has been brought up to date at least once: what the editor shows is the document. */
  get isSynced(): boolean {
    return this.text.isSynced;
  }

  /** Whether there is a document to show: brought up to date, or as it was kept on this computer. */
  get isShown(): boolean {
    return this.text.isSynced || this.isKeptShown;
  }

  get isConnected(): boolean {
    return this.connected;
  }

  /** Whether the server lets this person write, by what it said last; null until it has. */
  get canWrite(): boolean | null {
    return this.mayWrite;
  }

  /** The sections that this person may change, by the ids of their headings; null, all. As the server said last; undefined until it has. */
  get sections(): readonly string[] | null | undefined {
    return this.ownSections;
  }

  /** Set when the connection is closed for good: not found, signed out, no access, outdated. */
  get refusal(): ConnectionRefusal | null {
    return this.ending.refusal;
  }

  /** Set when the person's own text was refused for good. Nothing is sent from here any more, whatever changes. */
  get stranded(): StrandedText | null {
    return this.ending.stranded;
  }

  /** Set when this copy is not the document any more and nothing of it is unsaved: make a new connection. */
  get renewal(): Renewal | null {
    return this.ending.renewal;
  }

  /** Whether closing the window now would lose something. */
  get hasUnsaved(): boolean {
    return !this.isOver && this.text.outbox.unsaved > 0;
  }

  /** Whether the text of the others has come and nothing written here is sent until `release`. */
  get isHeldBack(): boolean {
    return this.text.isHeldBack;
  }

  /** From the next connection on nothing written here is sent, so that the person can see first what others have written. */
  hold(): void {
    this.text.hold();
  }

  /** Sends what was held, and goes on as always. */
  release(): void {
    this.text.release();
    this.tell();
  }

  /** The words of each block that holds something the server does not have. */
  unsentParagraphs(): readonly string[] {
    return unsentParagraphs(this.doc, this.text.outbox);
  }

  /** Calls `listener` on any change of the above; the answer stops that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Calls `listener` with each event of a named channel; the answer stops that. Notices come on `notice`. */
  onChannel(name: string, listener: (payload: unknown) => void): () => void {
    const listeners = this.channels.get(name) ?? new Set();
    this.channels.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Connects, after reading what was kept, and stays connected until `close`. */
  connect(): void {
    if (this.hasBegun || this.isOver) return;
    this.hasBegun = true;
    if (this.options.keeper) void this.begin();
    else this.socket.start();
  }

  /**
   * Says who is signed in now. One's own return reopens what signing out had closed, and sends what waits; anybody
   * else's keeps it closed, so that no text is sent in another person's name.
   */
  signedInAs(personId: string): void {
    this.isOthers = personId !== this.options.person.id;
    if (this.isOthers && this.socket.isGoing && !this.socket.isThere) this.ending.refuseSignedOut();
    if (!this.isOthers && !this.isOver && this.ending.signedIn()) {
      this.keeping.goOn();
      this.socket.start();
    }
    this.tell();
  }

  /** Leaves for good. What is unsaved is lost: ask first when `hasUnsaved`. */
  close(): void {
    if (this.isOver) return;
    this.leaving();
    this.isOver = true;
    this.end();
    this.timers.cancelAll();
    this.awareness.destroy();
    this.doc.destroy();
  }

  /** Leaves for good, and forgets on this computer what was kept of the text. To be asked for by the person only. */
  async discard(): Promise<void> {
    const wiped = this.keeping.wipe();
    this.close();
    await wiped;
  }

  private async begin(): Promise<void> {
    const kept = await this.keeping.load();
    if (this.isOver) return;
    if (kept) this.text.takeKept(kept);
    this.isKeptShown = kept?.document != null;
    this.socket.start();
    this.tell();
  }

  private address(): string {
    const { url } = this.options;
    const { since } = this.text;
    return since ? `${url}${url.includes('?') ? '&' : '?'}since=${since.epoch}.${since.seq}` : url;
  }

  private opened(): void {
    this.connected = true;
    this.socket.send(step1Frame(Y.encodeStateVector(this.doc)));
    this.presence.send();
    this.tell();
  }

  /** The last moment before a window sleeps: what was typed in the last milliseconds is sent or kept. */
  private leaving(): void {
    this.text.flush();
    this.keeping.now();
  }

  private closed(event: CloseEvent | null, wasOpen: boolean): boolean {
    this.disconnected();
    const refusal = event && whyClosed(event, this.options.language);
    if (refusal) this.ending.refuse(refusal);
    else if (this.isOthers) this.ending.refuseSignedOut();
    else if (event && !wasOpen) void this.probe();
    this.tell();
    return this.socket.isGoing;
  }

  /** A browser hides the status of a refused upgrade, so it is asked for by HTTP. */
  private async probe(): Promise<void> {
    const status = await (this.options.probe?.() ?? Promise.resolve(null)).catch(() => null);
    if (!this.connected && !this.isOver) this.ending.refuseBy(status);
  }

  private end(): void {
    this.timers.cancel('check');
    this.socket.stop();
    this.disconnected();
  }

  private disconnected(): void {
    this.connected = false;
    this.notSaving = null;
    this.isSlow = false;
    this.timers.cancel('slow');
    this.text.lost();
    this.presence.lost();
  }

  private received(bytes: Uint8Array): void {
    const input = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(input);
    if (type === MESSAGE.sync) this.receivedSync(decoding.readVarUint(input), decoding.readVarUint8Array(input));
    else if (type === MESSAGE.awareness) this.presence.received(decoding.readVarUint8Array(input));
    else {
      const message = decodeServerMessage(type, input);
      if (message) this.receivedOwn(message);
    }
  }

  private receivedSync(kind: number, payload: Uint8Array): void {
    this.text.received(kind, payload);
    if (kind !== SYNC.step2) return;
    this.socket.works();
    this.check.start();
    this.tell();
  }

  private receivedOwn(message: ServerMessage): void {
    switch (message.type) {
      case 'ack':
        this.acknowledged(message.count);
        break;
      case 'nack':
        this.text.nacked(message.n, message.code, message.text);
        this.tell();
        break;
      case 'cursor':
        this.text.cursor(message);
        break;
      case 'relayed':
        this.text.relayed(message);
        break;
      case 'notice':
        this.noticed(message);
        break;
      case 'channel':
        this.channels.get(message.name)?.forEach((listener) => listener(message.payload));
        break;
      case 'access':
        this.judged(message);
        break;
    }
  }

  private noticed(notice: ServerMessage & { readonly type: 'notice' }): void {
    if (notice.code === 'not-saving') this.notSaving = notice.text;
    if (notice.code === 'saving-again') this.notSaving = null;
    if (notice.code === 'diverged') {
      this.check.sendEvidence();
      this.ending.differs('diverged', notice.text);
    }
    this.channels.get('notice')?.forEach((listener) => listener(notice));
    this.tell();
  }

  private judged({ canWrite, sections }: ServerMessage & { readonly type: 'access' }): void {
    this.mayWrite = canWrite;
    this.ownSections = sections;
    if (canWrite) this.keeping.goOn();
    else this.keepNothingWhenReading();
    this.tell();
  }

  /** Whoever only reads keeps nothing here; what is still unacknowledged is first answered by the server. */
  private keepNothingWhenReading(): void {
    if (this.mayWrite === false && !this.hasUnsaved && !this.stranded) void this.keeping.wipe();
  }

  private acknowledged(count: number): void {
    this.text.acknowledged(count);
    this.isSlow = false;
    this.timers.cancel('slow');
    this.watchSlowness();
    this.keeping.unsentChanged();
    this.keepNothingWhenReading();
    this.tell();
  }

  private changed(): void {
    this.keeping.unsentChanged();
    this.watchSlowness();
    this.tell();
  }

  private watchSlowness(): void {
    if (!this.hasUnsaved || !this.connected) return;
    this.timers.once('slow', SLOW_MS, () => {
      this.isSlow = true;
      this.tell();
    });
  }

  private tell(): void {
    const { connected: isConnected, isSlow } = this;
    const obstacle = this.stranded?.text ?? this.refusal?.text ?? this.text.blocked ?? this.notSaving;
    const state = saveStateOf({ unsaved: this.text.outbox.unsaved, isConnected, isHeld: this.text.isHeld, isSlow, obstacle });
    if (!sameSaveState(state, this.state)) this.state = state;
    for (const listener of [...this.listeners]) listener();
  }
}
