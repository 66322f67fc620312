// One batch of spoiled updates through the real engine, beside somebody who writes honestly.
import * as Y from 'yjs';
import { TEXT_FIELD, contentOf, contentText } from '@samsvar/document';
import { decodeSealedUpdate } from '@samsvar/protocol';
import { Client, DOCUMENT, InlineWorkbench, MemoryLog, Scene, personOf, seededChance, syncMessage, type Heard } from '@samsvar/realtime/testing';
import { BASE_CLIENTS, type Corpus } from './corpus';
import { mutated, renamed } from './mutation';
import type { Watchdog } from './watchdog';

/** What a batch came to. */
export interface BatchResult {
  readonly faults: readonly string[];
  readonly accepted: number;
  readonly refused: number;
  readonly closed: number;
  /** Milliseconds of the slowest message, from its arrival to the return of its handling. */
  readonly slowestMs: number;
  /** Whether what came out could not be read as a response. */
  readonly isUnreadable: boolean;
}

interface BatchPlan {
  readonly seed: number;
  readonly frames: number;
  readonly corpus: Corpus;
  readonly watchdog?: Watchdog;
}

/** Runs one batch: the same seed and corpus give the same batch. */
export const runBatch = async (plan: BatchPlan): Promise<BatchResult> => {
  const batch = new Batch(plan);
  await batch.open();
  for (let i = 0; i < plan.frames && batch.faults.length === 0; i += 1) await batch.frame(i);
  await batch.finish();
  return batch;
};

class Batch implements BatchResult {
  readonly faults: string[] = [];
  accepted = 0;
  refused = 0;
  closed = 0;
  slowestMs = 0;
  isUnreadable = false;

  private readonly chance: () => number;
  private readonly scene: Scene;
  private readonly log = new MemoryLog();
  private readonly honestDoc = new Y.Doc();
  private readonly replay = new Y.Doc();
  private replayed = 0;
  private writes = 0;
  private acknowledged = 0;
  private honest!: Client; // set by `open`, before anything else
  private liar!: Client; // set by `open`, before anything else

  constructor(private readonly plan: BatchPlan) {
    this.chance = seededChance(plan.seed);
    this.log.create(DOCUMENT, plan.corpus.base);
    const owners = this.log.documents.get(DOCUMENT)?.owners;
    for (const client of BASE_CLIENTS) owners?.set(client, personOf(9));
    this.scene = new Scene(this.log);
    this.honestDoc.clientID = 3_000_000_000;
  }

  async open(): Promise<void> {
    this.honest = new Client(this.scene, {}, 1);
    this.liar = new Client(this.scene, {}, 2);
    this.listen(await this.honest.says(syncMessage('step1', new Uint8Array([0]))));
    await this.liar.says(syncMessage('step1', new Uint8Array([0])));
    this.catchUp();
  }

  async frame(i: number): Promise<void> {
    const { corpus, seed, watchdog } = this.plan;
    const model = corpus.next[Math.floor(this.chance() * corpus.next.length)] ?? new Uint8Array();
    const update = mutated(renamed(model, 1_000_000 + i), this.chance);
    const message = syncMessage(this.chance() < 0.5 ? 'update' : 'step2', update);
    const rows = this.scene.rows;
    const isTogether = this.chance() < 0.15;
    watchdog?.next(update);
    if (isTogether) this.write();
    const from = performance.now();
    this.liar.peer.receive(message);
    this.slowestMs = Math.max(this.slowestMs, performance.now() - from);
    await this.scene.time.pass(40);
    const no = this.verdict(this.liar.heard());
    if (no && !isTogether && this.scene.rows !== rows) this.faults.push(`seed ${seed}, frame ${i}: ${no}, and yet stored: ${hex(update)}`);
    try {
      this.catchUp();
      this.listen(this.honest.heard());
    } catch (error) {
      this.faults.push(`seed ${seed}, frame ${i}: cannot be applied (${String(error)}): ${hex(update)}`);
    }
    const waiting = [...(pendingIn(this.replay) ? ['the log'] : []), ...(pendingIn(this.honestDoc) ? ['the honest one'] : [])];
    if (waiting.length > 0) this.faults.push(`seed ${seed}, frame ${i}: leaves something waiting in ${waiting.join(' and ')}: ${hex(update)}`);
    if (this.liar.socket.closed) this.liar = new Client(this.scene, { speaksOurs: this.chance() < 0.7 }, 2);
  }

  /** The honest one writes a last word; then everybody and everything must agree. */
  async finish(): Promise<void> {
    if (this.faults.length > 0) return;
    const { seed } = this.plan;
    this.write();
    await this.scene.time.pass(200);
    this.listen(this.honest.heard());
    this.catchUp();
    if (this.acknowledged !== this.writes) this.faults.push(`seed ${seed}: ${this.writes} written, ${this.acknowledged} saved`);
    if (this.honest.socket.closed) this.faults.push(`seed ${seed}: the honest one was sent away`);
    if (!sameState(this.honestDoc, this.replay)) this.faults.push(`seed ${seed}: the honest one does not have what is stored`);
    await this.work();
    const failures = this.scene.reports.filter(({ type }) => type !== 'projection-failed');
    if (failures.length > 0) this.faults.push(`seed ${seed}: ${failures.map(({ type }) => type).join(', ')}`);
    this.honestDoc.destroy();
    this.replay.destroy();
  }

  /** Whatever is stored can be compacted and read back, and what it says can be derived or is called faulty. */
  private async work(): Promise<void> {
    const bench = new InlineWorkbench();
    const whole = { state: null, tail: this.log.replay(DOCUMENT) };
    try {
      const { state } = await bench.run('compact', whole);
      await bench.run('diff', { state, tail: [], stateVector: new Uint8Array([0]) });
    } catch (error) {
      this.faults.push(`seed ${this.plan.seed}: cannot be compacted: ${String(error)}`);
    }
    this.isUnreadable = await bench.run('project', { ...whole, seq: this.scene.rows }).then(
      ({ fault }) => fault !== null,
      () => true,
    );
  }

  private write(): void {
    const before = Y.encodeStateVector(this.honestDoc);
    this.honestDoc.getMap('honest').set(`w${this.writes}`, this.writes);
    const [first] = this.honestDoc.getXmlFragment(TEXT_FIELD).toArray();
    const [text] = first instanceof Y.XmlElement ? first.toArray() : [];
    if (text instanceof Y.XmlText) text.insert(0, 'ärligt ');
    this.writes += 1;
    this.honest.peer.receive(syncMessage('update', Y.encodeStateAsUpdate(this.honestDoc, before)));
  }

  private listen(heard: readonly Heard[]): void {
    for (const one of heard) {
      if (one.type === 'step2' || one.type === 'update') Y.applyUpdate(this.honestDoc, one.bytes);
      else if (one.type === 'relayed') Y.applyUpdate(this.honestDoc, decodeSealedUpdate(one.body).update);
      else if (one.type === 'ack') this.acknowledged = one.count;
      else if (one.type === 'nack') this.faults.push(`seed ${this.plan.seed}: the honest one is refused: ${one.code}`);
    }
  }

  private catchUp(): void {
    const rows = this.log.replay(DOCUMENT);
    for (; this.replayed < rows.length; this.replayed += 1) Y.applyUpdate(this.replay, rows[this.replayed] ?? new Uint8Array([0, 0]));
  }

  /** How the liar was told no, or null. */
  private verdict(heard: readonly Heard[]): string | null {
    const { closed } = this.liar.socket;
    if (closed) this.closed += 1;
    const nack = heard.find(({ type }) => type === 'nack' || type === 'denied');
    if (nack) this.refused += 1;
    else if (!closed) this.accepted += 1;
    if (nack) return nack.type === 'nack' ? nack.code : 'denied';
    return closed ? `closed: ${closed.reason}` : null;
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 2_000)).toString('hex');

const pendingIn = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null || doc.store.pendingDs !== null;

const sameState = (a: Y.Doc, b: Y.Doc): boolean => {
  const [first, second] = [Y.encodeStateVector(a), Y.encodeStateVector(b)].map((vector) => [...Y.decodeStateVector(vector)].sort(([x], [y]) => x - y));
  return JSON.stringify(first) === JSON.stringify(second) && wordsOf(a) === wordsOf(b);
};

/** The content as text; when it is none, what Yjs shows of it. */
const wordsOf = (doc: Y.Doc): string => {
  const honest = JSON.stringify([...doc.getMap('honest').keys()].sort());
  try {
    return honest + contentText(contentOf(doc));
  } catch (error) {
    return honest + String(error);
  }
};
