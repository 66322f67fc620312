// The real clients and the real engine: people type while the server moves blocks, on one node and on two.
import { TEXT_FIELD, contentOf, plainText, seedUpdate, type EditCommand, type NodeJson } from '@samsvar/document';
import type { PersonId, ResponseId } from '@samsvar/domain';
import { ResponseConnection } from '@samsvar/editor/connection';
import { LiveDocuments, type Peer, type PeerSocket, type Relay, type RelayListener, type RelayMessage } from '@samsvar/realtime';
import { InlineWorkbench, MemoryLog, SimulatedTime, seededChance } from '@samsvar/realtime/testing';
import * as Y from 'yjs';

const DOCUMENT = '00000000-0000-4000-8000-000000000002' as ResponseId;
const SINCE = /since=(\d+)\.(\d+)/;
const PEOPLE = 3;

const chapter = (ord: number, number: string, title: string): NodeJson => ({ type: 'sectionHeading', attrs: { id: `s${ord}`, level: 1, number, title, sourceBlock: ord, status: 'undecided' } });
const paragraph = (id: string, text: string): NodeJson => ({ type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] });
const PARAGRAPHS = ['p1', 'p2', 'p3'];
const START: readonly NodeJson[] = [chapter(0, '1', 'Inledning'), paragraph('p1', 'Ett längre svar om inledningen.'), chapter(2, '2', 'Data'), paragraph('p2', 'Om data.'), paragraph('p3', 'Och mer.')];

/** Chapters of the two versions; in the second they stand the other way round. */
const V1 = [{ ord: 0, level: 1, label: '1', text: 'Inledning' }, { ord: 2, level: 1, label: '2', text: 'Data' }];
const V2 = [{ ord: 0, level: 1, label: '1', text: 'Data' }, { ord: 2, level: 1, label: '2', text: 'Inledning' }];
const map = [{ from: 0, to: 2, kind: 'moved', similarity: 1 }, { from: 2, to: 0, kind: 'moved', similarity: 1 }] as const;
const turn = (isSecond: boolean): EditCommand => ({ type: 'follow-outline', from: isSecond ? V2 : V1, to: isSecond ? V1 : V2, map });

class World {
  readonly time = new SimulatedTime();
  readonly chance: () => number;
  readonly log = new MemoryLog(() => 'works', () => new Promise((resolve) => void this.time.after(this.chance() * 20, resolve)));
  readonly nodes: LiveDocuments[] = [];
  readonly people: { readonly connection: ResponseConnection; cut: () => void }[] = [];
  readonly typed: string[] = [];
  private readonly relays = new Map<Relay, RelayListener>();
  private isSecond = false;
  private isEditing = false;
  edits = 0;
  /** How often a client brought letters along. */
  rescues = 0;

  constructor(seed: number, nodes: number) {
    this.chance = seededChance(seed);
    this.log.create(DOCUMENT, seedUpdate({ text: { type: 'doc', content: START }, overallStance: null }));
    const { time } = this;
    for (let i = 0; i < nodes; i++) {
      const timing = { now: () => time.now(), after: (ms: number, work: () => void) => time.after(ms, work), soon: (work: () => void) => time.soon(work) };
      const workbench = new InlineWorkbench(() => new Promise((resolve) => void time.after(this.chance() * 30, resolve)));
      this.nodes.push(new LiveDocuments({ log: this.log, workbench, keepProjection: () => Promise.resolve(), sealKey: new Uint8Array(32).fill(7), timing, ...(nodes > 1 && { relay: this.relay() }) }));
    }
    for (let i = 0; i < PEOPLE; i++) this.people.push(this.person(i));
  }

  /** A person types one letter that nobody else does, somewhere. */
  type(): void {
    const { connection } = this.people[Math.floor(this.chance() * PEOPLE)] ?? {};
    if (!connection?.isSynced) return;
    const id = PARAGRAPHS[Math.floor(this.chance() * PARAGRAPHS.length)];
    const block = connection.doc.getXmlFragment(TEXT_FIELD).toArray().find((one) => one instanceof Y.XmlElement && one.getAttribute('id') === id);
    const text: unknown = block instanceof Y.XmlElement ? block.get(0) : null;
    if (!(text instanceof Y.XmlText)) return;
    const letter = String.fromCharCode(0xe000 + this.typed.length);
    this.typed.push(letter);
    text.insert(Math.floor(this.chance() * (text.length + 1)), letter);
  }

  /** The server turns the chapters round: made by one node at a time, as under the lock of the response. */
  async turn(): Promise<void> {
    const node = this.nodes[Math.floor(this.chance() * this.nodes.length)];
    if (!node || this.isEditing) return;
    this.isEditing = true;
    await node.project(DOCUMENT);
    const command = turn(this.isSecond);
    await node.edit(DOCUMENT, async ({ whole, clientId, workbench }) => (await workbench.run('edit', { ...whole, command, clientId })).update);
    this.isSecond = !this.isSecond;
    this.isEditing = false;
    this.edits += 1;
  }

  async run(steps: number): Promise<void> {
    await this.time.pass(500);
    const turns: Promise<void>[] = [];
    for (let step = 0; step < steps; step++) {
      const dice = this.chance();
      if (dice < 0.15) turns.push(this.turn());
      else if (dice < 0.19) this.people[Math.floor(this.chance() * PEOPLE)]?.cut();
      else this.type();
      await this.time.pass(this.chance() * 60);
    }
    for (let i = 0; i < 60 && !this.people.every(({ connection }) => connection.isConnected && !connection.hasUnsaved); i++) await this.time.pass(1_000);
    await this.time.pass(5_000);
    await Promise.all(turns);
  }

  private relay(): Relay {
    const relay: Relay = {
      listen: (listener) => Promise.resolve(void this.relays.set(relay, listener)),
      publish: (message: RelayMessage) => {
        for (const [other, listener] of this.relays) if (other !== relay) this.time.after(this.chance() * 60, () => listener.heard(message));
      },
      close: () => Promise.resolve(),
    };
    return relay;
  }

  private person(no: number): World['people'][number] {
    const person = { cut: () => undefined as void };
    const id = `00000000-0000-4000-8000-00000000000${no}` as PersonId;
    const Socket = socketOf(this, id, person);
    const connection = new ResponseConnection({
      url: 'ws://samsvar/collab/2',
      person: { id, name: id, organisation: 'Länet' },
      webSocket: Socket as unknown as typeof WebSocket, // the part of it that is used
      timing: { now: () => this.time.now(), after: (ms, work) => this.time.after(ms, work), random: this.chance },
    });
    connection.doc.clientID = 1 + Math.floor(this.chance() * 2 ** 31);
    connection.doc.on('afterTransaction', ({ origin }: Y.Transaction) => (this.rescues += origin === 'rescue' ? 1 : 0));
    connection.connect();
    return Object.assign(person, { connection });
  }
}

/** Both ends of a line that keeps the order and takes its time. */
class Line implements PeerSocket {
  onopen: (() => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  readyState = 0;
  unsent = 0;
  private peer: Peer | null = null;
  private readonly at = { up: 0, down: 0 };

  constructor(
    private readonly world: World,
    id: PersonId,
    url: string,
  ) {
    world.time.after(5, () => {
      const node = world.nodes[Math.floor(world.chance() * world.nodes.length)];
      if (this.readyState !== 0 || !node) return;
      this.readyState = 1;
      const since = SINCE.exec(url);
      this.onopen?.();
      const server: PeerSocket = { send: (frame) => this.carry('down', frame), close: () => this.close(), pause: () => undefined, resume: () => undefined, unsent: 0 };
      this.peer = node.join(server, DOCUMENT, { person: { id, name: id, organisation: 'Länet' }, canWrite: true, language: 'sv', speaksOurs: true, since: since ? { epoch: Number(since[1]), seq: Number(since[2]) } : null });
    });
  }

  send(frame: Uint8Array): void {
    this.carry('up', frame);
  }

  close(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.peer?.gone();
    this.world.time.after(1, () => this.onclose?.({ code: 1006, reason: '' } as CloseEvent)); // all that is read of the event
  }

  pause(): void {
    // A simulated line holds everything anyway.
  }

  resume(): void {
    // See `pause`.
  }

  private carry(way: 'up' | 'down', frame: Uint8Array): void {
    const copy = frame.slice();
    const { time, chance } = this.world;
    this.at[way] = Math.max(this.at[way], time.now() + chance() * 120);
    time.after(this.at[way] - time.now(), () => {
      if (this.readyState !== 1) return;
      if (way === 'up') this.peer?.receive(copy);
      else this.onmessage?.({ data: copy.buffer } as MessageEvent); // all that is read of the event
    });
  }
}

/** The WebSocket of one person, as their browser has it. */
const socketOf = (world: World, id: PersonId, person: { cut: () => void }) =>
  class extends Line {
    constructor(url: string) {
      super(world, id, url);
      person.cut = () => this.close();
    }
  };

test.each([1, 2])('on %i node(s), every letter that was typed while blocks were moved stands in the text once', async (nodes) => {
  const faults: string[] = [];
  const first = Number(process.env['SEED'] ?? 1);
  let [edits, rescues] = [0, 0];
  for (let seed = first; seed < first + Number(process.env['SCHEDULES'] ?? 15); seed++) {
    const world = new World(seed, nodes);
    await world.run(50);
    edits += world.edits;
    rescues += world.rescues;
    const replay = new Y.Doc();
    for (const update of world.log.replay(DOCUMENT)) Y.applyUpdate(replay, update);
    const text = plainText(contentOf(replay).text);
    const wrong = world.typed.map((letter) => text.split(letter).length - 1).filter((count) => count !== 1);
    if (wrong.length > 0) faults.push(`seed ${seed}: of ${world.typed.length} letters some stand ${wrong.join(', ')} times`);
    const isOne = world.people.every(({ connection }) => JSON.stringify(contentOf(connection.doc)) === JSON.stringify(contentOf(replay)));
    if (!isOne) faults.push(`seed ${seed}: replicas differ`);
    for (const { connection } of world.people) connection.close();
    for (const node of world.nodes) void node.shutDown(0);
    replay.destroy();
  }
  expect(faults).toEqual([]);
  expect(edits).toBeGreaterThan(0);
  expect(rescues).toBeGreaterThan(0);
});
