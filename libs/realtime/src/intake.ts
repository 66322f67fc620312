// Takes in what is written in one document here: judges it, gathers a turn's worth, and hands it to the log.
import type { ResponseContent } from '@samsvar/document';
import type { PersonId, ResponseId } from '@samsvar/domain';
import { wholeOf } from './catch-up';
import { mergeUpdates } from './committer';
import { Confinement } from './confinement';
import { Doubts } from './doubts';
import type { Knowledge } from './knowledge';
import { Pace } from './pace';
import type { Peer, Write } from './peer';
import { RemovalGuard } from './removal-guard';
import type { Sealer } from './seal';
import { EditLost, acceptEdit, newClientId, type MakeEdit } from './server-edit';
import type { Tail, TailEntry } from './tail';
import type { Timing } from './timing';
import type { Snapshot } from './update-log';
import { Trial } from './trial';
import { isTooMuch } from './weigh';
import type { WeighedText, Workbench } from './work-types';
import { decide, type Accepted, type WriteOnDesk } from './write-desk';

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
  readonly presence: Reserving;
  /** Bytes the document has, with what waits here. */
  readonly bytes: number;
  readonly isQuarantined: boolean;
  /** Keeps the document open until the work is done. */
  during<T>(work: Promise<T>): Promise<T>;
  /** An update was kept out because it would have removed too much. */
  heldBack(held: HeldBack): void;
  /** An entry is in the tail and on its way to the log; `sender` is the one who has it all, if there is one. */
  handOn(entry: TailEntry, sender: Peer | null): void;
}

/** Who is here under which client id. */
interface Reserving {
  /** Whose a client id is to be that nobody owns. */
  reservedFor(clientId: number): PersonId | null;
}

/** An update that was kept out, whose it is, and the text as it was. */
export interface HeldBack {
  readonly personId: PersonId;
  readonly update: Uint8Array;
  readonly content: ResponseContent | null;
}

interface PendingWrite {
  readonly accepted: Accepted;
  readonly claims: ReadonlyMap<number, PersonId>;
  /** Null for an edit of the server's own. */
  readonly peer: Peer | null;
  readonly onCommitted: ((seq: number) => void)[];
}

const FLUSH_BYTES = 64 * 1024;
const NOTHING_CARRIED: WriteOnDesk['carried'] = [];

export class Intake {
  private pending: PendingWrite[] = [];
  /** Bytes that wait to be flushed. */
  bytes = 0;
  /** Edits of the server's own that are not on disk, each with whom to tell when it will never be. */
  private readonly edits = new Set<(why: 'gone' | 'taken') => void>();
  private lostBy: 'gone' | 'taken' | null = null;
  /** Writes of a connection that wait while an earlier one of it is weighed. */
  private readonly waiting = new Map<Peer, WriteOnDesk[]>();
  private readonly guard: RemovalGuard;
  private readonly trial: Trial;
  private readonly doubts: Doubts;
  private readonly confinement: Confinement;
  private readonly pace: Pace;

  constructor(
    private readonly document: WrittenIn,
    timing: Timing,
  ) {
    this.guard = new RemovalGuard(document);
    this.trial = new Trial(document);
    this.confinement = new Confinement(document);
    this.doubts = new Doubts(document, document.workbench);
    this.pace = new Pace(timing);
  }

  /** Whether nothing waits to be flushed. */
  get isEmpty(): boolean {
    return this.pending.length === 0;
  }

  /** Judges a write; one that comes while an earlier one of the same connection is weighed waits for its turn. */
  write(peer: Peer, write: Write): void {
    const carried = write.type === 'step2' ? peer.takeCarried() : NOTHING_CARRIED;
    this.inTurn(peer, { ...write, carried });
  }

  private judge(peer: Peer, write: WriteOnDesk): void {
    const { id, epoch, knowledge, presence, bytes, sealer } = this.document;
    const writer = { person: peer.person.id, canWrite: peer.canWrite };
    const facts = { id, epoch, known: knowledge.clocks, owners: knowledge.owners, reservedFor: (client: number) => presence.reservedFor(client), bytes, sealer };
    const decision = decide(facts, writer, write);
    switch (decision.type) {
      case 'refused':
        peer.refuse(write.n, decision.code, decision.data);
        break;
      case 'known':
        this.whenCommitted(() => peer.settle(write.n));
        break;
      case 'doubtful':
        void this.document.during(this.look(peer, write, decision));
        break;
      case 'accepted':
        this.admit(peer, write, decision);
        break;
    }
  }

  /** Takes a write in, unless it is to be tried or weighed first. */
  private admit(peer: Peer, write: WriteOnDesk, accepted: Accepted): void {
    if (!write.isTried && this.trial.isDue(accepted)) void this.document.during(this.try(peer, write, accepted));
    else if (peer.sections !== null && write.keepsTo !== peer.sections) void this.document.during(this.confine(peer, write, accepted));
    else if (!write.isMeant && this.guard.isHeavy(accepted)) void this.document.during(this.weigh(peer, write, accepted));
    else this.take(accepted, peer, () => peer.settle(write.n));
  }

  private async try(peer: Peer, write: WriteOnDesk, accepted: Accepted): Promise<void> {
    const goOn = this.keepBehind(peer);
    const verdict = await this.trial.run(accepted);
    await goOn(() => {
      if (verdict === 'failed') peer.refuse(write.n, 'update-gap');
      else if (verdict === 'slow') peer.refuse(write.n, 'update-invalid');
      else this.judge(peer, { ...write, isTried: true });
    });
  }

  /** A guest of some sections changes nothing else: judged before anybody hears of it, and anew when the sections are others by then. */
  private async confine(peer: Peer, write: WriteOnDesk, accepted: Accepted): Promise<void> {
    const { sections } = peer;
    if (sections === null) return;
    const goOn = this.keepBehind(peer);
    const verdict = await this.confinement.run(accepted, sections);
    await goOn(() => {
      if (verdict === 'failed') peer.refuse(write.n, 'update-gap');
      else if (peer.sections === sections && verdict === 'outside') peer.refuse(write.n, 'outside-sections');
      else this.judge(peer, { ...write, keepsTo: sections });
    });
  }

  private async weigh(peer: Peer, write: WriteOnDesk, accepted: Accepted): Promise<void> {
    const goOn = this.keepBehind(peer);
    let done = Promise.resolve();
    await this.guard.weigh(accepted, (weighed) => {
      done = goOn(() => {
        // Asked for again before long, when the worker may be able to.
        if (weighed === 'failed') peer.refuse(write.n, 'update-gap');
        else if (weighed && isTooMuch(weighed)) this.holdBack(peer, write.n, { accepted, weighed });
        // Judged anew: much may have come in meanwhile, and rights may have been taken.
        else this.judge(peer, { ...write, isMeant: true });
      });
    });
    await done;
  }

  /** Lets the connection's writes wait from now on; what is answered does something first and then lets them go on. */
  private keepBehind(peer: Peer): (first: () => void) => Promise<void> {
    const waiting: WriteOnDesk[] = [];
    this.waiting.set(peer, waiting);
    this.flush();
    // What waits is held in memory, and counted nowhere: no more of it is read than has come already.
    peer.pause();
    return (first) =>
      peer.whenJudged(() => {
        this.waiting.delete(peer);
        peer.resume();
        if (this.isPointless(peer)) return;
        first();
        for (const next of waiting) this.inTurn(peer, next);
      });
  }

  /** Whether what a connection wrote counts for nothing any more. */
  private isPointless(peer: Peer): boolean {
    return peer.isDropped || this.lostBy !== null;
  }

  /** What waited is judged in its turn, or waits again behind one that is weighed. */
  private inTurn(peer: Peer, write: WriteOnDesk): void {
    const waiting = this.waiting.get(peer);
    if (waiting) waiting.push(write);
    else this.judge(peer, write);
  }

  private holdBack(peer: Peer, n: number, { accepted, weighed }: { accepted: Accepted; weighed: WeighedText }): void {
    if (this.guard.hold(accepted)) this.document.heldBack({ personId: peer.person.id, update: accepted.update, content: weighed.content });
    peer.refuse(n, 'removes-too-much');
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
      const onCommitted = isLast ? writes.flatMap((write) => write.onCommitted) : [];
      this.document.handOn(this.document.tail.add({ update, ...gathered(writes), onCommitted }), only);
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

  private take(accepted: Accepted, peer: Peer | null, done: (seq: number) => void): void {
    const { knowledge, peers } = this.document;
    const claims = claimsOf(accepted, knowledge);
    knowledge.add(accepted.runs, claims);
    this.guard.learn(accepted.deletions);
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
  private async look(peer: Peer, write: WriteOnDesk, doubtful: { accepted: Accepted; mayWrite: boolean }): Promise<void> {
    const { accepted, mayWrite } = doubtful;
    const { canWrite } = peer;
    const isOld = accepted.given.length === 0 && this.guard.knows(accepted.deletions);
    const isKnown = isOld || (await this.isContained(accepted.update));
    await peer.whenJudged(() => {
      if (this.isPointless(peer)) return;
      if (isKnown) {
        this.guard.learn(accepted.deletions);
        this.whenCommitted(() => peer.settle(write.n));
        // Rights were taken or given meanwhile, and what was to be let in may be another part of it.
      } else if (peer.canWrite !== canWrite) this.judge(peer, write);
      else if (mayWrite) this.admit(peer, write, accepted);
      else peer.refuse(write.n, 'read-only');
    });
  }

  private isContained(update: Uint8Array): Promise<boolean> {
    if (this.document.isQuarantined) return Promise.resolve(false);
    this.flush();
    return this.doubts.isContained(update);
  }
}

const NO_CLAIMS: ReadonlyMap<number, PersonId> = new Map();

/** Those of the owners that were nobody's before: nearly always nobody is new. */
const claimsOf = ({ owners }: Accepted, knowledge: Knowledge): ReadonlyMap<number, PersonId> => {
  let claims: Map<number, PersonId> | null = null;
  for (const [client, person] of owners) if (!knowledge.owners.has(client)) (claims ??= new Map()).set(client, person);
  return claims ?? NO_CLAIMS;
};

/** Whose all of these are. One alone, as most are, is not taken apart. */
const gathered = (writes: readonly PendingWrite[]): Pick<TailEntry, 'authors' | 'owners' | 'claims'> => {
  const [first] = writes;
  if (first && writes.length === 1) return { authors: first.accepted.authors, owners: first.accepted.owners, claims: first.claims };
  const authors = new Set<PersonId>();
  const owners = new Map<number, PersonId>();
  let claims: Map<number, PersonId> | null = null;
  for (const write of writes) {
    for (const author of write.accepted.authors) authors.add(author);
    for (const [client, person] of write.accepted.owners) owners.set(client, person);
    for (const [client, person] of write.claims) (claims ??= new Map()).set(client, person);
  }
  return { authors: [...authors], owners, claims: claims ?? NO_CLAIMS };
};
