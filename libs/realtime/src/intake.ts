// Takes in what is written in one document here: judges it, gathers a turn's worth, and hands it to the log.
import type { PersonId, ResponseId } from '@samsvar/domain';
import { wholeOf } from './catch-up';
import { mergeUpdates } from './committer';
import { Doubts } from './doubts';
import type { Knowledge } from './knowledge';
import { Pace } from './pace';
import type { Peer, Write } from './peer';
import type { Sealer } from './seal';
import { EditLost, acceptEdit, newClientId, type MakeEdit } from './server-edit';
import type { Tail, TailEntry } from './tail';
import type { Timing } from './timing';
import type { Snapshot } from './update-log';
import type { Workbench } from './work-types';
import { decide, type Accepted } from './write-desk';

/** The document as this needs it. */
export interface WrittenIn {
  readonly id: ResponseId;
  readonly epoch: number;
  readonly base: Snapshot | null;
  readonly tail: Tail;
  readonly knowledge: Knowledge;
  readonly sealer: Sealer;
  readonly workbench: Workbench;
  readonly peers: ReadonlySet<Peer>;
  /** Bytes the document has, with what waits here. */
  readonly bytes: number;
  readonly isQuarantined: boolean;
  /** Keeps the document open until the work is done. */
  during<T>(work: Promise<T>): Promise<T>;
  /** An entry is in the tail and on its way to the log; `sender` is the one who has it all, if there is one. */
  handOn(entry: TailEntry, sender: Peer | null): void;
}

interface PendingWrite {
  readonly accepted: Accepted;
  readonly claims: ReadonlyMap<number, PersonId>;
  /** Null for an edit of the server's own. */
  readonly peer: Peer | null;
  readonly onCommitted: ((seq: number) => void)[];
}

const FLUSH_BYTES = 64 * 1024;

export class Intake {
  private pending: PendingWrite[] = [];
  /** Bytes that wait to be flushed. */
  bytes = 0;
  /** Edits of the server's own that are not on disk, each with whom to tell when it will never be. */
  private readonly edits = new Set<(why: 'gone' | 'taken') => void>();
  private lostBy: 'gone' | 'taken' | null = null;
  private readonly doubts: Doubts;
  private readonly pace: Pace;

  constructor(
    private readonly document: WrittenIn,
    timing: Timing,
  ) {
    this.doubts = new Doubts(document, document.workbench);
    this.pace = new Pace(timing);
  }

  /** Whether nothing waits to be flushed. */
  get isEmpty(): boolean {
    return this.pending.length === 0;
  }

  write(peer: Peer, write: Write): void {
    const { id, epoch, knowledge, bytes, sealer } = this.document;
    const writer = { person: peer.person.id, canWrite: peer.canWrite };
    const carried = write.type === 'step2' ? peer.takeCarried() : [];
    const facts = { id, epoch, known: knowledge.clocks, owners: knowledge.owners, bytes, sealer };
    const decision = decide(facts, writer, { ...write, carried });
    switch (decision.type) {
      case 'refused':
        peer.refuse(write.n, decision.code, decision.data);
        break;
      case 'known':
        this.whenCommitted(() => peer.settle(write.n));
        break;
      case 'doubtful':
        void this.document.during(this.look(peer, write.n, decision));
        break;
      case 'accepted':
        this.accept(peer, write.n, decision);
        break;
    }
  }

  /** Hands everything that came in during this turn to everybody and to the log. */
  flush(): void {
    const writes = this.pending;
    if (writes.length === 0) return;
    this.pending = [];
    this.bytes = 0;
    const [first] = writes;
    const only = first && writes.every(({ peer }) => peer === first.peer) ? first.peer : null;
    const parts = mergeUpdates(writes.map(({ accepted }) => accepted.update));
    parts.forEach((update, i) => {
      const isLast = i === parts.length - 1;
      const entry = this.document.tail.add({
        update,
        authors: [...new Set(writes.flatMap(({ accepted }) => accepted.authors))],
        owners: new Map(writes.flatMap(({ accepted }) => [...accepted.owners])),
        claims: new Map(writes.flatMap(({ claims }) => [...claims])),
        onCommitted: isLast ? writes.flatMap(({ onCommitted }) => onCommitted) : [],
      });
      this.document.handOn(entry, only);
    });
  }

  /** Takes in an edit of the server's own. Resolves with its log position; throws `EditLost`, and what `make` throws. */
  async edit(make: MakeEdit, authors: readonly PersonId[]): Promise<number> {
    const { knowledge, base, tail, workbench } = this.document;
    const clientId = newClientId(knowledge);
    const made = { whole: wholeOf(base, tail), seq: tail.committedSeq, clientId, workbench };
    const update = await make(made);
    if (this.lostBy) throw new EditLost(this.lostBy);
    if (!update) return made.seq;
    const accepted = acceptEdit(update, clientId, { knowledge, authors });
    return new Promise((resolve, reject) => {
      const lost = (why: 'gone' | 'taken') => reject(new EditLost(why));
      this.edits.add(lost);
      const done = (seq: number) => {
        this.edits.delete(lost);
        resolve(seq);
      };
      this.take(accepted, null, done);
    });
  }

  /** The document is over: what is not on disk by now never will be. */
  end(why: 'gone' | 'taken'): void {
    this.lostBy = why;
    for (const lost of this.edits) lost(why);
    this.edits.clear();
  }

  private accept(peer: Peer, n: number, accepted: Accepted): void {
    this.take(accepted, peer, () => peer.settle(n));
  }

  private take(accepted: Accepted, peer: Peer | null, done: (seq: number) => void): void {
    const { knowledge, peers } = this.document;
    const claims = new Map([...accepted.owners].filter(([client]) => !knowledge.owners.has(client)));
    knowledge.add(accepted.runs, claims);
    this.pending.push({ accepted, claims, peer, onCommitted: [done] });
    this.bytes += accepted.update.length;
    if (this.bytes > FLUSH_BYTES) this.flush();
    else this.pace.due(peers.size, () => this.flush());
  }

  /** Runs `done` once everything that is known now is on disk. */
  private whenCommitted(done: () => void): void {
    const last = this.pending[this.pending.length - 1] ?? this.document.tail.newestOpen;
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
    if (this.document.isQuarantined) return Promise.resolve(false);
    this.flush();
    return this.doubts.isContained(update);
  }
}
