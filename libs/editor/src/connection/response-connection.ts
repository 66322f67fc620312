// A response as this browser holds it, kept in step with the server; says honestly what is saved.
import * as decoding from 'lib0/decoding';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import {
  MESSAGE,
  REFUSALS,
  SUBPROTOCOL,
  SYNC,
  decodeSealedUpdate,
  decodeServerMessage,
  encodeCarry,
  type ServerMessage,
} from '@samsvar/protocol';
import type { RefusalCode } from '@samsvar/domain';
import type { ConnectionOptions, ConnectionRefusal } from './connection-options';
import { realTiming, retryDelay, type ConnectionTiming } from './connection-timing';
import { presenceFrame, step1Frame, step2Frame, updateFrame } from './frames';
import { Outbox } from './outbox';
import { Relays } from './relays';
import { sameSaveState, saveStateOf, type SaveState } from './save-state';
import { refusalOf, whyClosed } from './why-closed';

const MERGE_MS = 25;
const PRESENCE_MS = 50;
const SLOW_MS = 3_000;
/** So many refusals in a row that should have passed do not pass. */
const PATIENCE = 5;
/** The server breaks every silence after 10 s. */
const SILENCE_MS = 25_000;

export class ResponseConnection {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);

  private readonly timing: ConnectionTiming;
  private readonly outbox = new Outbox();
  private readonly relays = new Relays();
  private readonly listeners = new Set<() => void>();
  private readonly channels = new Map<string, Set<(payload: unknown) => void>>();
  private socket: WebSocket | null = null;
  private isWanted = false;
  private isOver = false;
  private failures = 0;
  private since: { readonly epoch: number; readonly seq: number } | null = null;
  private blocked: string | null = null;
  private notSaving: string | null = null;
  private isSlow = false;
  private refusedInARow = 0;
  /** The Yjs client ids that this document was written with here; Yjs may take a new one. */
  private readonly ownIds = new Set<number>();
  private cancels = new Map<string, () => void>();
  private state: SaveState = { state: 'saved' };
  private synced = false;
  private connected = false;
  private refused: ConnectionRefusal | null = null;
  /** Somebody else is signed in here: what is open may go on, but nothing is opened in their name. */
  private isOthers = false;

  constructor(private readonly options: ConnectionOptions) {
    this.timing = options.timing ?? realTiming;
    this.awareness.setLocalStateField('user', options.person);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.changed(update);
    });
    this.awareness.on('update', (_: unknown, origin: unknown) => {
      if (origin !== this) this.later('presence', PRESENCE_MS, () => this.sendPresence());
    });
  }

  /** What to tell the person; the same object until it changes. */
  get saveState(): SaveState {
    return this.state;
  }

  /** Whether the text has been brought up to date at least once: what the editor shows is the document. */
  get isSynced(): boolean {
    return this.synced;
  }

  get isConnected(): boolean {
    return this.connected;
  }

  /** Set when the connection is closed for good: not found, signed out, no access, outdated. */
  get refusal(): ConnectionRefusal | null {
    return this.refused;
  }

  /** Whether closing the window now would lose something. */
  get hasUnsaved(): boolean {
    return this.outbox.unsaved > 0;
  }

  /** Calls `listener` on any change of the above; the answer stops that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Calls `listener` with each event of a named channel; the answer stops that. */
  onChannel(name: string, listener: (payload: unknown) => void): () => void {
    const listeners = this.channels.get(name) ?? new Set();
    this.channels.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Connects, and stays connected until `close`. */
  connect(): void {
    if (this.isWanted || this.refused) return;
    this.isWanted = true;
    globalThis.addEventListener?.('online', this.hurry);
    globalThis.document?.addEventListener('visibilitychange', this.hurry);
    this.open();
  }

  /**
   * Says who is signed in now. One's own return reopens what signing out had closed, and sends what waits; anybody
   * else's keeps it closed, so that no text is sent in another person's name.
   */
  signedInAs(personId: string): void {
    this.isOthers = personId !== this.options.person.id;
    if (this.isOthers && this.isWanted && !this.socket) this.retry();
    if (!this.isOthers && !this.isOver && this.refused?.code === 'not-signed-in') {
      this.refused = null;
      this.isWanted = true;
      this.retry();
    }
    this.tell();
  }

  /** Leaves for good. What is unsaved is lost: ask first when `hasUnsaved`. */
  close(): void {
    this.isWanted = false;
    this.isOver = true;
    globalThis.removeEventListener?.('online', this.hurry);
    globalThis.document?.removeEventListener('visibilitychange', this.hurry);
    this.flush();
    this.disconnected();
    for (const cancel of this.cancels.values()) cancel();
    this.cancels.clear();
    this.awareness.destroy();
    this.doc.destroy();
  }

  /** The network is back, or the window is looked at again: no reason to wait. */
  private readonly hurry = (): void => {
    const isHidden = globalThis.document?.visibilityState === 'hidden';
    if (this.isWanted && !this.socket && !isHidden) this.open();
  };

  private open(): void {
    this.cancel('retry');
    if (!this.isWanted || this.socket) return;
    const WebSocketClass = this.options.webSocket ?? globalThis.WebSocket;
    const socket = new WebSocketClass(this.address(), [SUBPROTOCOL]);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    let wasOpen = false;
    const isCurrent = () => this.socket === socket;
    socket.onopen = () => {
      wasOpen = true;
      if (isCurrent()) this.opened();
    };
    socket.onmessage = (event: MessageEvent) => {
      // Only binary messages are part of the protocol; `binaryType` makes them ArrayBuffers.
      if (isCurrent() && event.data instanceof ArrayBuffer) this.received(new Uint8Array(event.data));
    };
    socket.onclose = (event: CloseEvent) => {
      if (isCurrent()) this.closed(event, wasOpen);
    };
    // An error is always followed by a close; without a listener Node would stop the process.
    socket.onerror = () => undefined;
    this.listenForSilence();
  }

  private address(): string {
    const { url } = this.options;
    if (!this.since) return url;
    return `${url}${url.includes('?') ? '&' : '?'}since=${this.since.epoch}.${this.since.seq}`;
  }

  private opened(): void {
    this.connected = true;
    this.write(step1Frame(Y.encodeStateVector(this.doc)));
    this.sendPresence();
    this.tell();
  }

  private closed(event: CloseEvent, wasOpen: boolean): void {
    this.disconnected();
    const refusal = whyClosed(event, this.options.language);
    if (refusal) this.refuse(refusal);
    else this.retry();
    if (!wasOpen && !refusal) void this.probe();
    this.tell();
  }

  /** A browser hides the status of a refused upgrade, so it is asked for by HTTP. */
  private async probe(): Promise<void> {
    const status = await (this.options.probe?.() ?? Promise.resolve(null)).catch(() => null);
    const codes: readonly RefusalCode[] = ['not-signed-in', 'not-allowed', 'not-found', 'conflict'];
    const code = codes.find((one) => REFUSALS[one].status === status);
    if (!code || this.connected) return;
    this.refuse(refusalOf(code, this.options.language));
    this.tell();
  }

  private refuse(refusal: ConnectionRefusal): void {
    this.refused = refusal;
    this.isWanted = false;
    this.cancel('retry');
  }

  private retry(): void {
    if (!this.isWanted) return;
    if (this.isOthers) return this.refuse(refusalOf('not-signed-in', this.options.language));
    const delay = retryDelay(this.failures, () => this.timing.random());
    this.failures += 1;
    this.later('retry', delay, () => this.open());
  }

  private disconnected(): void {
    const { socket } = this;
    this.socket = null;
    this.connected = false;
    this.notSaving = null;
    for (const name of ['silence', 'slow', 'merge', 'presence']) this.cancel(name);
    this.isSlow = false;
    this.outbox.lost();
    this.relays.lost();
    const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.doc.clientID);
    removeAwarenessStates(this.awareness, others, this);
    if (socket && socket.readyState <= 1) socket.close();
  }

  private received(bytes: Uint8Array): void {
    this.listenForSilence();
    const input = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(input);
    if (type === MESSAGE.sync) this.receivedSync(decoding.readVarUint(input), decoding.readVarUint8Array(input));
    else if (type === MESSAGE.awareness) applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(input), this);
    else {
      const message = decodeServerMessage(type, input);
      if (message) this.receivedOwn(message);
    }
  }

  private receivedSync(kind: number, payload: Uint8Array): void {
    if (kind === SYNC.step1) this.sendWhole(payload);
    else Y.applyUpdate(this.doc, payload, this);
    if (kind !== SYNC.step2) return;
    this.synced = true;
    this.failures = 0;
    this.tell();
  }

  private receivedOwn(message: ServerMessage): void {
    switch (message.type) {
      case 'ack':
        this.acknowledged(message.count);
        break;
      case 'nack':
        this.nacked(message.n, message.code, message.text);
        break;
      case 'cursor':
        this.since = { epoch: message.epoch, seq: message.seq };
        this.relays.committed(message.order);
        break;
      case 'relayed':
        this.since = { epoch: message.epoch, seq: message.committedSeq };
        this.relays.add(message);
        Y.applyUpdate(this.doc, decodeSealedUpdate(message.body).update, this);
        break;
      case 'notice':
        if (message.code === 'not-saving') this.notSaving = message.text;
        if (message.code === 'saving-again') this.notSaving = null;
        this.channels.get('notice')?.forEach((listener) => listener(message));
        this.tell();
        break;
      case 'channel':
        this.channels.get(message.name)?.forEach((listener) => listener(message.payload));
        break;
    }
  }

  private acknowledged(count: number): void {
    this.outbox.acknowledge(count);
    this.relays.acknowledge(count);
    if (this.outbox.unsaved === 0) {
      this.blocked = null;
      this.refusedInARow = 0;
    }
    this.isSlow = false;
    this.cancel('slow');
    this.watchSlowness();
    this.tell();
  }

  private nacked(n: number, code: string, text: string): void {
    this.outbox.refused(n);
    this.relays.refused(n);
    this.refusedInARow += 1;
    // After these two the server asks again, and everything is sent as one.
    const isPassing = code === 'update-gap' || code === 'too-many-updates';
    if (!isPassing || this.refusedInARow >= PATIENCE) this.blocked = text;
    this.tell();
  }

  private changed(update: Uint8Array): void {
    this.ownIds.add(this.doc.clientID);
    if (this.outbox.add(update)) this.later('merge', MERGE_MS, () => this.flush(), true);
    this.watchSlowness();
    this.tell();
  }

  private flush(): void {
    this.cancel('merge');
    const update = this.outbox.take();
    if (!update) return;
    this.outbox.send();
    this.write(updateFrame(update));
  }

  /** Answers what the server lacks: first what others wrote and the server lost, then everything of our own. */
  private sendWhole(stateVector: Uint8Array): void {
    this.cancel('merge');
    const n = this.outbox.sendWhole();
    for (const relayed of this.relays.handBack(n)) this.write(encodeCarry(relayed));
    this.write(step2Frame(this.ownDifference(stateVector)));
  }

  /** What the server lacks of what was written here. What others wrote is theirs to send, or was handed back. */
  private ownDifference(stateVector: Uint8Array): Uint8Array {
    const theirs = Y.decodeStateVector(stateVector);
    const lacking = Y.decodeStateVector(Y.encodeStateVector(this.doc));
    for (const id of this.ownIds) lacking.set(id, theirs.get(id) ?? 0);
    return Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(lacking));
  }

  private sendPresence(): void {
    this.cancel('presence');
    if (!this.connected || !this.awareness.meta.has(this.doc.clientID)) return;
    this.write(presenceFrame(encodeAwarenessUpdate(this.awareness, [this.doc.clientID])));
  }

  private write(frame: Uint8Array): void {
    // An own copy with its own buffer: what the encoder gives is one already, only its type is wider.
    if (this.socket?.readyState === 1) this.socket.send(frame as Uint8Array<ArrayBuffer>);
  }

  /** A line that is dead but not closed is found out by its silence. */
  private listenForSilence(): void {
    this.later('silence', SILENCE_MS, () => {
      this.disconnected();
      this.retry();
      this.tell();
    });
  }

  private watchSlowness(): void {
    if (this.outbox.unsaved === 0 || !this.connected || this.cancels.has('slow')) return;
    this.later('slow', SLOW_MS, () => {
      this.isSlow = true;
      this.tell();
    });
  }

  private tell(): void {
    const { outbox, connected: isConnected, isSlow } = this;
    const obstacle = this.refused?.text ?? this.blocked ?? this.notSaving;
    const state = saveStateOf({ unsaved: outbox.unsaved, isConnected, isSlow, obstacle });
    if (!sameSaveState(state, this.state)) this.state = state;
    for (const listener of [...this.listeners]) listener();
  }

  /** Runs `work` after `ms`, in place of what waited under this name; with `keep`, what waited stays. */
  private later(name: string, ms: number, work: () => void, keep = false): void {
    if (keep && this.cancels.has(name)) return;
    this.cancel(name);
    const cancel = this.timing.after(ms, () => {
      this.cancels.delete(name);
      work();
    });
    this.cancels.set(name, cancel);
  }

  private cancel(name: string): void {
    this.cancels.get(name)?.();
    this.cancels.delete(name);
  }
}
