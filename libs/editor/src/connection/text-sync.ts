// Keeps the text in step with the server: takes in what others write, sends what is written here until it is acknowledged.
import { removesMuch } from '@samsvar/domain';
import { SYNC, decodeSealedUpdate, encodeCarry, encodeIntent, type ServerMessage } from '@samsvar/protocol';
import * as Y from 'yjs';
import { isPersons } from '../base/by-person';
import { step2Frame, updateFrame } from './frames';
import type { Place } from './keeper';
import { Outbox, type Outgoing } from './outbox';
import { deletionsOf, wholeDifference, type Deletion } from './own-update';
import { Relays } from './relays';
import { charactersIn, charactersRemoved } from './removed-text';
import { Rescue } from './rescue';
import type { Timers } from './timers';

const MERGE_MS = 25;
/** So many refusals in a row that should have passed do not pass. */
const PATIENCE = 5;
/** After these the server asks again, and everything is sent as one. */
const PASSING: readonly string[] = ['update-gap', 'too-many-updates'];

/** What the text needs of the connection around it. */
export interface TextSyncHost {
  readonly timers: Timers;
  send(frame: Uint8Array): void;
  /** What the server let this person do last; null until it has said. */
  canWrite(): boolean | null;
  /** Something was written here, or the state of what was has changed. */
  changed(): void;
  /** What was written here is refused for good; `text` says it in the server's words. */
  refusedForGood(code: string, text: string | null): void;
}

export class TextSync {
  readonly outbox: Outbox;
  isSynced = false;
  /** Where to go on from in the log: everything up to here is in the document. */
  since: Place | null = null;
  /** The same, while the document holds nothing else; null otherwise. */
  exactly: Place | null = null;
  /** Why the server does not take what was written here, though it may later. */
  blocked: string | null = null;

  private readonly relays = new Relays();
  /** The Yjs client ids that this document was written with here; Yjs may take a new one. */
  private readonly ownIds = new Set<number>();
  private readonly removed = new WeakMap<Y.Transaction, number>();
  private refusedInARow = 0;
  private readonly rescue: Rescue;
  /** What was deleted in an earlier visit and is not acknowledged. */
  private keptDeletions: readonly Deletion[] = [];
  /** The update of others that is being taken in. */
  private applied: Uint8Array | null = null;
  /** The message that last answered a question of the server. */
  private answer = 0;
  /** The server lacks more than what it never acknowledged. */
  private lacksMore = false;
  /** Nothing written here is sent, and this is what the server has asked meanwhile. */
  private isHeldNow = false;
  private question: Uint8Array | null = null;
  /** The text of others has come on this connection. */
  private hasTheirs = false;

  constructor(
    private readonly doc: Y.Doc,
    private readonly host: TextSyncHost,
  ) {
    this.outbox = new Outbox(doc);
    this.rescue = new Rescue(doc);
    doc.on('afterTransaction', (transaction: Y.Transaction) => this.measure(transaction));
    doc.on('update', (_: Uint8Array, origin: unknown, __: Y.Doc, transaction: Y.Transaction) => {
      this.exactly = null;
      if (origin !== this) this.written(transaction);
    });
  }

  /** Takes in what was kept of an earlier visit. */
  takeKept({ document, unsent, place }: { document: Uint8Array | null; unsent: Uint8Array | null; place: Place | null }): void {
    if (document) this.apply(document);
    this.since = document ? place : null;
    if (!unsent) return;
    this.apply(unsent);
    for (const client of Y.parseUpdateMeta(unsent).to.keys()) this.ownIds.add(client);
    // The kept document may have these deletions already, so their text cannot be counted; this is never too little.
    const deleted = [...Y.decodeUpdate(unsent).ds.clients].flatMap(([client, runs]) => runs.map(({ clock, len }) => ({ client, clock, length: len })));
    this.keptDeletions = deleted;
    this.outbox.addKept(unsent, deleted.reduce((sum, { length }) => sum + length, 0));
  }

  /** A message of the sync kind. */
  received(kind: number, payload: Uint8Array): void {
    if (kind !== SYNC.step1) this.apply(payload);
    else if (this.isHeldNow) this.question = payload;
    else this.answerWith(payload);
    if (kind === SYNC.step2) this.isSynced = this.hasTheirs = true;
  }

  /** Whether everything of the others is here, and only `release` is waited for. */
  get isHeldBack(): boolean {
    return this.isHeldNow && this.hasTheirs && this.question !== null;
  }

  /** Whether nothing written here is sent. */
  get isHeld(): boolean {
    return this.isHeldNow;
  }

  /** From the next connection on nothing written here is sent, though the text of others is taken in. */
  hold(): void {
    this.isHeldNow = true;
  }

  /** Sends what was held. */
  release(): void {
    const { question } = this;
    this.isHeldNow = false;
    this.question = null;
    if (question) this.answerWith(question);
  }

  relayed(message: ServerMessage & { readonly type: 'relayed' }): void {
    // Without a place, the last one is still good: everything up to it is here.
    if (message.committedSeq > 0) this.since = { epoch: message.epoch, seq: message.committedSeq };
    this.relays.add(message);
    this.apply(decodeSealedUpdate(message.body).update);
  }

  cursor({ epoch, seq, order }: { readonly epoch: number; readonly seq: number; readonly order: number }): void {
    this.since = { epoch, seq };
    this.relays.committed(order);
    this.exactly = this.outbox.unsaved === 0 && this.relays.isEmpty ? this.since : null;
  }

  acknowledged(count: number): void {
    this.outbox.acknowledge(count);
    this.relays.acknowledge(count);
    if (this.outbox.unsaved > 0) return;
    this.keptDeletions = [];
    this.blocked = null;
    this.refusedInARow = 0;
    this.lacksMore = false;
  }

  nacked(n: number, code: string, text: string): void {
    const hadRelays = this.relays.refused(n);
    // What was on its way after a refused message is refused along with it, which says nothing new.
    if (!this.outbox.refused(n)) return;
    if (PASSING.includes(code)) {
      this.refusedInARow += 1;
      if (code === 'update-gap' && n === this.answer) this.lacksMore = true;
      if (this.refusedInARow >= PATIENCE) this.blocked = text;
    } else if (hadRelays && code !== 'read-only') {
      // What was handed back for others may be what is wrong. They have it too.
      this.relays.forget();
      this.answerWith(null);
    } else if (this.outbox.unsaved > 0) this.host.refusedForGood(code, text);
  }

  /** Sends what waits. */
  flush(): void {
    this.host.timers.cancel('merge');
    const next = this.outbox.next();
    if (!next) return;
    this.announce(next);
    this.host.send(updateFrame(next.update));
  }

  /** The socket is gone. */
  lost(): void {
    this.host.timers.cancel('merge');
    this.exactly = null;
    this.question = null;
    this.hasTheirs = false;
    this.outbox.lost();
    this.relays.lost();
  }

  /**
   * Answers a question of the server: first what others wrote and the server may have lost, then all of our own that is
   * not acknowledged. A server that still lacks something has lost what it acknowledged, and is sent all of our own.
   */
  private answerWith(stateVector: Uint8Array | null): void {
    this.host.timers.cancel('merge');
    const instead = this.lacksMore && stateVector ? wholeDifference(this.doc, stateVector, this.ownIds) : null;
    const whole = this.outbox.whole(instead);
    this.answer = whole.n;
    for (const relayed of this.relays.handBack(whole.n)) this.host.send(encodeCarry(relayed));
    this.announce(whole);
    this.host.send(step2Frame(whole.update));
  }

  /** What the person removed on purpose is announced, so that it is not taken for a fault. */
  private announce({ removed }: Outgoing): void {
    if (this.isMuch(removed)) this.host.send(encodeIntent('remove-much'));
  }

  private isMuch(removed: number): boolean {
    // Counting the whole text takes time, and is only done for what may be much of any text.
    return removesMuch(removed, removed) && removesMuch(charactersIn(this.doc) + removed, removed);
  }

  private apply(update: Uint8Array): void {
    this.applied = update;
    try {
      Y.applyUpdate(this.doc, update, this);
    } finally {
      this.applied = null;
    }
    this.rescue.write();
  }

  private measure(transaction: Y.Transaction): void {
    if (transaction.origin === this && this.applied) this.rescueFrom(transaction, this.applied);
    if (transaction.origin === this || transaction.deleteSet.clients.size === 0) return;
    if (isPersons(transaction, this.applied !== null)) this.removed.set(transaction, charactersRemoved(transaction));
  }

  /** What others have deleted together with its block, and did not know of, is looked for before Yjs forgets it. */
  private rescueFrom(transaction: Y.Transaction, update: Uint8Array): void {
    if (this.ownIds.size === 0) return;
    if (this.host.canWrite() === false) return this.rescue.forget();
    const { outbox, keptDeletions } = this;
    this.rescue.look(transaction, update, {
      ids: this.ownIds,
      deletions: () => [...outbox.deletions, ...keptDeletions],
      // Only what brings this client up to date may be a difference of two states; all else names what its author knew.
      isUnsaved: (client, clock) => !this.hasTheirs && outbox.unsaved > 0 && clock >= (outbox.boundaries.get(client) ?? 0),
    });
  }

  private written(transaction: Y.Transaction): void {
    const isReading = this.host.canWrite() === false;
    // What Yjs tidies up after others is not this person's, and the authors' own clients do the same.
    if (isReading && !isPersons(transaction, this.applied !== null)) return;
    const client = this.doc.clientID;
    const removed = this.removed.get(transaction) ?? 0;
    this.ownIds.add(client);
    const from = transaction.beforeState.get(client) ?? 0;
    this.outbox.add({ client, from, deletions: deletionsOf(transaction), removed });
    if (isReading) return this.host.refusedForGood('read-only', null);
    if (this.outbox.isOpen) {
      if (this.isMuch(removed)) this.flush();
      else this.host.timers.once('merge', MERGE_MS, () => this.flush());
    }
    this.host.changed();
  }
}

