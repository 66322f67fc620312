// A day with a document, the same every time, in which one chosen call to the storage goes wrong.
import * as Y from 'yjs';
import type { PersonId } from '@samsvar/domain';
import { seedUpdate } from '@samsvar/document';
import { ResponseConnection } from '@samsvar/editor/connection';
import { LiveDocuments, type Peer, type PeerSocket } from '@samsvar/realtime';
import { DOCUMENT, InlineWorkbench, MemoryLog, SimulatedTime, personOf, seededChance, type Outcome } from '@samsvar/realtime/testing';
import { textOf } from '../kill/typist';

/** What becomes of the chosen call: an outcome of the log, or an answer that comes after everybody has given up. */
export type Fault = Exclude<Outcome, 'works'> | 'late';

const SEED = seedUpdate({ text: { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: '.' }] }] }, overallStance: null });
const LATE_MS = 12_000;
const SINCE = /since=(\d+)\.(\d+)/;

/** A line without faults of its own. */
class Line implements PeerSocket {
  readonly unsent = 0;
  peer: Peer | null = null;
  onopen: (() => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  readyState = 0;
  binaryType = 'arraybuffer';
  private readonly down: { send(frame: Uint8Array): void };

  constructor(
    private readonly day: Day,
    person: Person,
    url: string,
  ) {
    const later = (work: () => void) => void this.day.time.after(5, work);
    this.down = { send: (frame) => later(() => this.readyState === 1 && this.onmessage?.({ data: frame.slice().buffer } as MessageEvent)) };
    later(() => {
      person.line = this;
      this.readyState = 1;
      this.onopen?.();
      const since = SINCE.exec(url);
      const { no, canWrite } = person;
      this.peer = day.live.join(
        { send: (frame) => this.down.send(frame), close: (code, reason) => this.end(code, reason), pause: () => undefined, resume: () => undefined, unsent: 0 },
        DOCUMENT,
        { person: { id: personOf(no), name: `Person ${no}`, organisation: 'Länet' }, canWrite, language: 'sv', speaksOurs: true, since: since ? { epoch: Number(since[1]), seq: Number(since[2]) } : null },
      );
    });
  }

  send(frame: Uint8Array): void {
    const copy = frame.slice();
    this.day.time.after(5, () => this.readyState === 1 && this.peer?.receive(copy));
  }

  close(): void {
    this.end(1000, '');
  }

  end(code: number, reason: string): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.day.time.after(1, () => this.peer?.gone());
    this.day.time.after(1, () => this.onclose?.({ code, reason } as CloseEvent));
  }

  pause(): void {
    // Nothing is read ahead.
  }

  resume(): void {
    // See `pause`.
  }
}

interface Person {
  readonly no: number;
  readonly canWrite: boolean;
  readonly connection: ResponseConnection;
  readonly written: string[];
  line: Line | null;
}

/** What the day came to: nothing in `faults` when all is well. */
export interface DayResult {
  readonly calls: number;
  readonly kinds: readonly string[];
  readonly faults: readonly string[];
}

/** Lives through the day; the storage call number `at` goes wrong, or none. */
export const aDay = async (at: number | null, fault: Fault): Promise<DayResult> => {
  const day = new Day(at, fault);
  await day.pass();
  return day;
};

class Day implements DayResult {
  readonly time = new SimulatedTime();
  readonly kinds: string[] = [];
  readonly faults: string[] = [];
  readonly live: LiveDocuments;
  private readonly log: MemoryLog;
  private readonly replay = new Y.Doc();
  private replayed = 0;
  private wait = 0;
  private projectedSeq = 0;
  private readonly chance = seededChance(23);

  constructor(
    private readonly at: number | null,
    private readonly fault: Fault,
  ) {
    this.log = new MemoryLog(
      (call) => this.outcome(call),
      () => this.pause(),
    );
    this.log.create(DOCUMENT, SEED);
    this.live = new LiveDocuments({
      log: this.log,
      workbench: new InlineWorkbench(),
      keepProjection: ({ seq }) => this.keepProjection(seq),
      sealKey: new Uint8Array(32).fill(5),
      timing: this.time,
    });
  }

  get calls(): number {
    return this.kinds.length;
  }

  async pass(): Promise<void> {
    const [anna, bo, rut] = [this.person(1, true), this.person(2, true), this.person(3, false)];
    await this.opened([anna, bo, rut]);
    await this.typing([anna, bo], 4);
    anna.line?.end(1006, '');
    this.type(anna);
    await this.typing([anna, bo], 3);
    await this.quiet([anna, bo, rut]);
    for (const person of [anna, bo, rut]) person.connection.close();
    // The last one has left: projected, compacted, closed.
    await this.time.pass(LATE_MS + 8_000);
    const [again, other] = [this.person(1, true), this.person(4, true)];
    await this.opened([again, other]);
    await this.typing([again, other], 3);
    other.line?.end(1006, '');
    await this.typing([again, other], 2);
    await this.quiet([again, other]);
    await this.time.pass(LATE_MS + 8_000);
    this.judge([anna, bo, again, other], [again, other]);
    for (const person of [again, other]) person.connection.close();
    await Promise.all([this.live.shutDown(), this.time.pass(10_000)]);
  }

  /** Nobody writes before they see the text. */
  private async opened(people: readonly Person[]): Promise<void> {
    const isOpen = () => people.every(({ connection }) => connection.isSynced);
    await this.time.pass(200);
    for (let i = 0; i < 60 && !isOpen(); i += 1) await this.time.pass(1_000);
  }

  private async typing(people: readonly Person[], words: number): Promise<void> {
    for (let i = 0; i < words; i += 1) {
      for (const person of people) this.type(person);
      await this.time.pass(150);
    }
  }

  private type(person: Person): void {
    const word = `<${person.no}.${person.written.length}.${person.connection.doc.clientID % 1000}>`;
    person.written.push(word);
    const text = textOf(person.connection.doc);
    text.insert(text.length, word);
  }

  /** Waits until everybody's text is saved: by themselves, within a minute. */
  private async quiet(people: readonly Person[]): Promise<void> {
    const isQuiet = () => people.every(({ connection }) => connection.isConnected && connection.isSynced && connection.saveState.state === 'saved');
    for (let i = 0; i < 60 && !isQuiet(); i += 1) await this.time.pass(1_000);
    for (const { no, connection } of people) if (connection.saveState.state !== 'saved' || !connection.isSynced) this.faults.push(`person ${no}: ${connection.saveState.state}`);
    await this.time.pass(1_000);
  }

  private judge(all: readonly Person[], present: readonly Person[]): void {
    this.catchUp();
    const stored = textOf(this.replay).toString();
    for (const { no, connection } of present) if (textOf(connection.doc).toString() !== stored) this.faults.push(`person ${no} has another text than the log`);
    for (const word of all.flatMap(({ written }) => written)) {
      const times = stored.split(word).length - 1;
      if (times !== 1) this.faults.push(`${word} stands there ${times} times`);
    }
    if (this.replay.store.pendingStructs || this.replay.store.pendingDs) this.faults.push('something waits');
    // An append that answered too late stands there twice; the second time says nothing new.
    if (this.textAt(this.projectedSeq) !== stored) this.faults.push(`projected at ${this.projectedSeq}, which is not all of it`);
  }

  private textAt(seq: number): string {
    const doc = new Y.Doc();
    for (const update of this.log.replay(DOCUMENT).slice(0, seq)) Y.applyUpdate(doc, update);
    return textOf(doc).toString();
  }

  private person(no: number, canWrite: boolean): Person {
    const person: Omit<Person, 'connection'> = { no, canWrite, line: null, written: [] };
    const { time, chance } = this;
    const whole = person as Person; // complete before the socket is used
    const create = (url: string) => new Line(this, whole, url);
    class Socket {
      constructor(url: string) {
        return create(url);
      }
    }
    const connection = new ResponseConnection({
      url: 'ws://samsvar/collab/1',
      person: { id: personOf(no) satisfies PersonId, name: `Person ${no}`, organisation: 'Länet' },
      webSocket: Socket as unknown as typeof WebSocket, // the part of it that is used
      timing: { now: () => time.now(), after: (ms, work) => time.after(ms, work), random: chance },
    });
    Object.assign(whole, { connection });
    connection.subscribe(() => {
      if (connection.saveState.state === 'saved') this.hold(whole);
    });
    connection.connect();
    return whole;
  }

  /** What is called saved is in the log at that moment. */
  private hold({ no, written }: Person): void {
    this.catchUp();
    const stored = textOf(this.replay).toString();
    for (const word of written) if (!stored.includes(word)) this.faults.push(`person ${no} was told that ${word} is saved`);
  }

  private catchUp(): void {
    const rows = this.log.replay(DOCUMENT);
    for (; this.replayed < rows.length; this.replayed += 1) Y.applyUpdate(this.replay, rows[this.replayed] ?? new Uint8Array([0, 0]));
  }

  private outcome(call: string): Outcome {
    this.kinds.push(call);
    if (this.kinds.length !== this.at) return 'works';
    if (this.fault !== 'late') return this.fault;
    this.wait = LATE_MS;
    return 'works';
  }

  private pause(): Promise<void> {
    const ms = this.wait || 3;
    this.wait = 0;
    return new Promise((resolve) => void this.time.after(ms, resolve));
  }

  private async keepProjection(seq: number): Promise<void> {
    const outcome = this.outcome('keepProjection');
    await this.pause();
    if (outcome === 'fails-before') throw new Error('keepProjection failed');
    this.projectedSeq = Math.max(this.projectedSeq, seq);
    if (outcome === 'fails-after') throw new Error('keepProjection answered nothing');
  }
}
