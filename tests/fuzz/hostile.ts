// One sequence of hostile messages by people of several roles, beside a victim who goes on writing.
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { decodeSealedUpdate, type SealedBytes } from '@samsvar/protocol';
import { Client, DOCUMENT, MemoryLog, Scene, personOf, presenceMessage, seededChance, syncMessage, type Heard } from '@samsvar/realtime/testing';
import { TAKEN, VICTIM, anAct, base, type Act } from './hostile-acts';

const LEFT = 8;
const PAST = 9;

/** What an attacker is. */
interface Role {
  readonly no: number;
  readonly canWrite: boolean;
  readonly speaksOurs: boolean;
}

const ROLES: readonly Role[] = [
  { no: 2, canWrite: false, speaksOurs: true },
  { no: 3, canWrite: false, speaksOurs: false },
  { no: 4, canWrite: true, speaksOurs: true },
  { no: 5, canWrite: true, speaksOurs: false },
];

class Attacker {
  client: Client;
  canWrite: boolean;
  /** A client id of this person's own. */
  own: number;

  constructor(
    private readonly scene: Scene,
    readonly role: Role,
    private readonly chance: () => number,
  ) {
    this.canWrite = role.canWrite;
    this.own = 10_000 + role.no;
    this.client = this.join();
  }

  join(): Client {
    this.own = Math.floor(this.chance() * 2 ** 31) + 1_000;
    return (this.client = new Client(this.scene, { canWrite: this.canWrite, speaksOurs: this.role.speaksOurs }, this.role.no));
  }
}

export class Sequence {
  readonly faults: string[] = [];
  acts = 0;

  private readonly chance: () => number;
  private readonly log = new MemoryLog();
  private readonly scene: Scene;
  private readonly doc = new Y.Doc();
  private readonly replay = new Y.Doc();
  private readonly seals: SealedBytes[] = [];
  private readonly attackers: Attacker[];
  private victim: Client;
  private onlooker: Client;
  private replayed = 0;
  private writes = 0;
  private acknowledged = 0;

  constructor(private readonly seed: number) {
    this.chance = seededChance(seed);
    this.log.create(DOCUMENT, base());
    const owners = this.log.documents.get(DOCUMENT)?.owners;
    owners?.set(TAKEN.left, personOf(LEFT)).set(TAKEN.past, personOf(PAST));
    this.scene = new Scene(this.log);
    this.doc.clientID = TAKEN.victim;
    this.victim = new Client(this.scene, {}, VICTIM);
    this.onlooker = new Client(this.scene, { speaksOurs: true }, 7);
    this.attackers = ROLES.map((role) => new Attacker(this.scene, role, this.chance));
  }

  /** Runs it; the same seed gives the same sequence. */
  async run(steps: number): Promise<void> {
    const step1 = syncMessage('step1', new Uint8Array([0]));
    this.listen(await this.victim.says(step1, presenceMessage([[TAKEN.victim, 1, { cursor: null }]])));
    await this.onlooker.says(step1);
    this.type();
    await this.scene.time.pass(60);
    for (let i = 0; i < steps && this.faults.length === 0; i += 1) await this.step();
    await this.finish();
  }

  private async step(): Promise<void> {
    const attacker = this.attackers[Math.floor(this.chance() * this.attackers.length)];
    if (!attacker) return;
    if (attacker.client.socket.closed || this.chance() < 0.05) {
      attacker.client.peer.gone();
      await attacker.join().says(syncMessage('step1', new Uint8Array([0])));
    }
    if (this.chance() < 0.12) await this.judge(attacker);
    if (this.chance() < 0.5) this.type();
    const act = this.act(attacker);
    await this.perform(attacker, act);
    this.acts += 1;
  }

  /** A right is given or taken in the middle. */
  private async judge(attacker: Attacker): Promise<void> {
    attacker.canWrite = !attacker.canWrite;
    await this.scene.live.rejudge(personOf(attacker.role.no), () => Promise.resolve({ canWrite: attacker.canWrite }));
  }

  private async perform(attacker: Attacker, { name, frames, expected }: Act): Promise<void> {
    const { client } = attacker;
    const authored = this.rowsOf(attacker.role.no);
    const from = this.log.replay(DOCUMENT).length;
    for (const frame of frames) client.peer.receive(frame);
    await this.scene.time.pass(60);
    const heard = client.heard();
    for (const one of heard) if (one.type === 'relayed') this.seals.push({ seal: one.seal, body: one.body });
    const isRefused = heard.some(({ type }) => type === 'nack' || type === 'denied');
    const isClosed = client.socket.closed !== null;
    const say = (what: string) => this.faults.push(`seed ${this.seed}, ${name} by ${JSON.stringify({ ...attacker.role, now: attacker.canWrite })}: ${what}`);
    if (expected === 'no' && !isRefused && !isClosed) say('not refused');
    if (expected === 'closed' && client.socket.closed?.code !== 4400) say(`not closed as such: ${JSON.stringify(client.socket.closed)}`);
    if ((expected !== 'any' || !attacker.canWrite) && this.rowsOf(attacker.role.no) > authored) say('stored');
    this.listen(this.victim.heard());
    this.look(this.onlooker.heard(), say);
    this.catchUp(from, say);
  }

  private rowsOf(no: number): number {
    return this.log.documents.get(DOCUMENT)?.rows.filter(({ authors }) => authors.includes(personOf(no))).length ?? 0;
  }

  /** What is new in the log holds nothing under the name of somebody who did not send it. */
  private catchUp(from: number, say: (what: string) => void): void {
    const kept = this.log.documents.get(DOCUMENT);
    for (const { update, authors } of kept?.rows.slice(from) ?? []) {
      for (const { id } of Y.decodeUpdate(update).structs) {
        const owner = kept?.owners.get(id.client);
        if (owner === undefined || !authors.includes(owner)) say(`client ${id.client} of ${String(owner)} written by ${authors.join()}`);
      }
    }
    const rows = this.log.replay(DOCUMENT);
    for (; this.replayed < rows.length; this.replayed += 1) Y.applyUpdate(this.replay, rows[this.replayed] ?? new Uint8Array([0, 0]));
    if (this.replay.store.pendingStructs || this.replay.store.pendingDs) say('leaves something waiting');
  }

  /** Nobody is shown under a name, a colour or a field of their own making, or at the victim's place. */
  private look(heard: readonly Heard[], say: (what: string) => void): void {
    for (const one of heard) {
      if (one.type !== 'presence') continue;
      for (const [clientId, state] of entriesIn(one.bytes)) {
        if (state === null) continue;
        const { user, cursor, writes = true, ...rest } = state;
        const no = [VICTIM, ...ROLES.map(({ no }) => no), 7].find((candidate) => personOf(candidate) === user.id);
        if (no === undefined || user.name !== `Person ${no}` || Object.keys(rest).length > 0 || !/^#[0-9a-f]{6}$/.test(user.color)) say(`shown as ${JSON.stringify(state)}`);
        if (clientId === TAKEN.victim && no !== VICTIM) say('shown at the victim’s place');
        if (writes !== true) say('a right that is none');
        if (cursor !== null && typeof cursor !== 'object') say('a cursor that is none');
      }
    }
  }

  private type(): void {
    const before = Y.encodeStateVector(this.doc);
    this.doc.getMap('words').set(`w${this.writes}`, true);
    const text = this.doc.getText('text');
    text.insert(Math.floor(this.chance() * (text.length + 1)), `<${this.writes}>`);
    this.writes += 1;
    this.victim.peer.receive(syncMessage('update', Y.encodeStateAsUpdate(this.doc, before)));
  }

  private listen(heard: readonly Heard[]): void {
    for (const one of heard) {
      if (one.type === 'step2' || one.type === 'update') Y.applyUpdate(this.doc, one.bytes);
      else if (one.type === 'relayed') Y.applyUpdate(this.doc, decodeSealedUpdate(one.body).update);
      else if (one.type === 'ack') this.acknowledged = one.count;
      else if (one.type === 'nack') this.faults.push(`seed ${this.seed}: the victim is refused: ${one.code}`);
    }
  }

  private async finish(): Promise<void> {
    if (this.faults.length > 0) return;
    const say = (what: string) => this.faults.push(`seed ${this.seed}: ${what}`);
    this.type();
    await this.scene.time.pass(500);
    this.listen(this.victim.heard());
    this.catchUp(0, () => undefined);
    if (this.victim.socket.closed) say('the victim was sent away');
    if (this.acknowledged !== this.writes) say(`${this.writes} written, ${this.acknowledged} saved`);
    const [mine, stored] = [this.doc, this.replay].map((doc) => `${doc.getText('text').toString()} ${[...doc.getMap('words').keys()].sort().join()}`);
    if (mine !== stored) say(`the victim has ${String(mine)}, the log ${String(stored)}`);
    for (let i = 0; i < this.writes; i += 1) if (!this.replay.getMap('words').has(`w${i}`)) say(`w${i} is not there`);
    this.doc.destroy();
    this.replay.destroy();
  }

  private act(attacker: Attacker): Act {
    return anAct({ attacker, chance: this.chance, seals: this.seals, known: Y.decodeStateVector(Y.encodeStateVector(this.doc)) });
  }
}

/** A presence state as the server makes it. */
interface Shown {
  readonly user: { readonly id: string; readonly name: string; readonly color: string };
  readonly cursor: unknown;
  readonly writes?: unknown;
}

const entriesIn = (bytes: Uint8Array): [number, Shown | null][] => {
  const input = decoding.createDecoder(bytes);
  return Array.from({ length: decoding.readVarUint(input) }, () => {
    const clientId = decoding.readVarUint(input);
    decoding.readVarUint(input);
    // What the server writes; the test is whether it holds.
    return [clientId, JSON.parse(decoding.readVarString(input)) as Shown | null];
  });
};
