// Many people, one document, a bad network and nodes that die: the real client and the real engine in simulated time.
import * as Y from 'yjs';
import type { PersonId, ResponseId } from '@samsvar/domain';
import { ResponseConnection } from '@samsvar/editor/connection';
import {
  LiveDocuments,
  type Peer,
  type PeerSocket,
  type Relay,
  type RelayListener,
  type RelayMessage,
  type WholeDocument,
} from '@samsvar/realtime';
import { InlineWorkbench, MemoryLog, SimulatedTime, seededChance, type Outcome } from '@samsvar/realtime/testing';

const DOCUMENT = '00000000-0000-4000-8000-000000000001' as ResponseId;
const SINCE = /since=(\d+)\.(\d+)/;

/** A line between one client and the server: delays, cuts and repeats. */
class Line implements PeerSocket {
  peer: Peer | null = null;
  isOpen = true;
  unsent = 0;
  /** The node it leads to. */
  node = -1;
  private downAt = 0;
  private upAt = 0;

  constructor(
    private readonly world: World,
    private readonly client: FakeWebSocket,
  ) {}

  send(frame: Uint8Array): void {
    const copy = frame.slice();
    this.downAt = this.world.arrival(this.downAt);
    this.world.time.after(this.downAt - this.world.time.now(), () => {
      if (this.isOpen) this.client.onmessage?.({ data: copy.buffer } as MessageEvent);
    });
  }

  up(frame: Uint8Array): void {
    const copy = frame.slice();
    this.upAt = this.world.arrival(this.upAt);
    this.world.time.after(this.upAt - this.world.time.now(), () => {
      if (this.isOpen) this.peer?.receive(copy);
    });
  }

  close(code: number, reason: string): void {
    this.cut(code, reason);
  }

  /** Both ends learn that it is over; what was on its way is lost. */
  cut(code = 1006, reason = ''): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    const { peer } = this;
    this.world.time.after(this.world.chance() < 0.3 ? 5_000 : 1, () => peer?.gone());
    this.client.readyState = 3;
    this.world.time.after(1, () => this.client.onclose?.({ code, reason } as CloseEvent));
  }

  pause(): void {
    // A simulated line holds everything anyway.
  }

  resume(): void {
    // See `pause`.
  }
}

class FakeWebSocket {
  onopen: (() => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  onerror: (() => void) | null = null;
  readyState = 0;
  binaryType = 'arraybuffer';
  readonly line: Line;

  constructor(world: World, person: Person, url: string) {
    this.line = new Line(world, this);
    world.time.after(5 + world.chance() * 30, () => this.arrive(world, person, url));
  }

  private arrive(world: World, person: Person, url: string): void {
    if (this.readyState !== 0) return;
    const server = world.anyServer();
    if (!server || !person.isOnline) {
      this.line.cut();
      return;
    }
    this.readyState = 1;
    person.line = this.line;
    const since = SINCE.exec(url);
    this.onopen?.();
    this.line.node = world.servers.indexOf(server);
    this.line.peer = server.join(this.line, DOCUMENT, {
      person: { id: person.id, name: person.id, organisation: 'Länet' },
      canWrite: true,
      language: 'sv',
      speaksOurs: true,
      since: since ? { epoch: Number(since[1]), seq: Number(since[2]) } : null,
    });
  }

  send(frame: Uint8Array): void {
    this.line.up(frame);
  }

  close(): void {
    this.line.cut(1000);
  }
}

interface Person {
  readonly id: PersonId;
  connection: ResponseConnection;
  line: Line | null;
  isOnline: boolean;
  /** Ids of what this person wrote, in order. */
  readonly written: string[];
}

/** What may go wrong in a schedule. */
export interface Weather {
  readonly people: number;
  readonly steps: number;
  /** How often a log call fails, from 0 to 1. */
  readonly failing: number;
  /** How often a node is lost in a step. */
  readonly crashing: number;
  readonly nodes: number;
  /** How often a message between nodes is lost, from 0 to 1. */
  readonly losing: number;
  /** How often the server itself edits the text in a step, from 0 to 1. */
  readonly editing: number;
}

/** What one node hears of the others: late, out of order, or not at all. */
class SimulatedRelay implements Relay {
  private listener: RelayListener | null = null;

  constructor(
    private readonly world: World,
    private readonly losing: number,
  ) {}

  listen(listener: RelayListener): Promise<void> {
    this.listener = listener;
    this.world.relays.add(this);
    return Promise.resolve();
  }

  publish(message: RelayMessage): void {
    for (const other of this.world.relays) if (other !== this) other.arrive(message);
  }

  close(): Promise<void> {
    this.world.relays.delete(this);
    return Promise.resolve();
  }

  private arrive(message: RelayMessage): void {
    if (this.world.chance() < this.losing) return;
    this.world.time.after(this.world.chance() * 60, () => {
      if (this.world.relays.has(this)) this.listener?.heard(message);
    });
  }
}

class World {
  readonly time = new SimulatedTime();
  readonly chance: () => number;
  readonly log: MemoryLog;
  readonly people: Person[] = [];
  readonly promised = new Set<string>();
  /** What somebody was told is saved, and was not in the log at that moment. */
  readonly lies = new Set<string>();
  readonly replay = new Y.Doc();
  private replayed = 0;
  readonly servers: (LiveDocuments | null)[] = [];
  readonly relays = new Set<SimulatedRelay>();
  private readonly lives: number[] = [];
  private isFair = false;

  constructor(
    seed: number,
    private readonly weather: Weather,
  ) {
    this.chance = seededChance(seed);
    this.log = new MemoryLog(
      () => this.outcome(),
      () => this.wait(15),
    );
    this.log.create(DOCUMENT);
    this.startServers();
    for (let i = 0; i < weather.people; i += 1) this.people.push(this.person(i));
  }

  /** Messages of one line keep their order, whatever their delay. */
  arrival(previous: number): number {
    const delay = !this.isFair && this.chance() < 0.05 ? this.chance() * 3_000 : this.chance() * 80;
    return Math.max(previous, this.time.now() + delay);
  }

  async run(): Promise<void> {
    for (let step = 0; step < this.weather.steps; step += 1) {
      this.act();
      await this.time.pass(this.chance() * 120);
    }
    this.isFair = true;
    this.startServers();
    for (const person of this.people) person.isOnline = true;
    for (let i = 0; i < 60 && !this.isQuiet(); i += 1) await this.time.pass(1_000);
    await this.time.pass(5_000);
  }

  private isQuiet(): boolean {
    return this.people.every(({ connection }) => connection.isConnected && connection.saveState.state === 'saved');
  }

  private act(): void {
    const person = this.people[Math.floor(this.chance() * this.people.length)];
    if (!person) return;
    const dice = this.chance();
    if (this.weather.editing > 0 && this.chance() < this.weather.editing) this.edit();
    if (dice < this.weather.crashing) this.crash();
    else if (dice < 0.1) person.line?.cut();
    else if (dice < 0.14) person.isOnline = !person.isOnline;
    else if (dice < 0.2) this.startServers();
    else if (dice < 0.35) this.remove(person);
    else this.type(person);
    if (!person.isOnline) person.line?.cut();
  }

  private type(person: Person): void {
    const text = person.connection.doc.getText('text');
    const id = `${person.id.slice(-1)}${person.written.length};`;
    person.written.push(id);
    text.insert(Math.floor(this.chance() * (text.length + 1)), id);
    person.connection.doc.getMap<boolean>('ids').set(id, true);
  }

  private remove(person: Person): void {
    const text = person.connection.doc.getText('text');
    if (text.length < 4) return;
    text.delete(Math.floor(this.chance() * (text.length - 3)), 3);
  }

  /** An edit of the server's own: takes some letters out, and puts some in, where the committed text has them. */
  private edit(): void {
    const server = this.anyServer();
    if (!server) return;
    const id = `S${(this.edits += 1)};`;
    const [from, to] = [this.chance(), this.chance()];
    const made = server.edit(DOCUMENT, async ({ whole, clientId }) => {
      await this.wait(20);
      return editOf(whole, clientId, (doc) => {
        const text = doc.getText('text');
        if (text.length > 20) text.delete(Math.floor(from * (text.length - 2)), 2);
        text.insert(Math.floor(to * (text.length + 1)), id);
        doc.getMap<boolean>('ids').set(id, true);
      });
    });
    // A log that fails, or a node that is lost, may take the edit with it: then nobody was told that it is saved.
    made.then(
      () => this.hold([id]),
      () => undefined,
    );
  }
  private edits = 0;

  /** A node that is alive; null when there is none. */
  anyServer(): LiveDocuments | null {
    const alive = this.servers.filter((server) => server !== null);
    return alive[Math.floor(this.chance() * alive.length)] ?? null;
  }

  /** A process is gone: memory, timers of commits, half-sent messages. Only the log is left. */
  private crash(): void {
    const node = Math.floor(this.chance() * this.weather.nodes);
    const relay = this.relayOf[node];
    if (relay) this.relays.delete(relay);
    this.servers[node] = null;
    for (const { line } of this.people) if (line?.node === node) line.cut();
    this.lives[node] = (this.lives[node] ?? 0) + 1;
    this.deaths += 1;
  }
  deaths = 0;
  private readonly relayOf: SimulatedRelay[] = [];

  private startServers(): void {
    for (let node = 0; node < this.weather.nodes; node += 1) this.startServer(node);
  }

  private startServer(node: number): void {
    if (this.servers[node]) return;
    const life = this.lives[node];
    const stillAlive = () => this.lives[node] === life;
    const relay = (this.relayOf[node] = new SimulatedRelay(this, this.weather.losing));
    this.servers[node] = new LiveDocuments({
      ...(this.weather.nodes > 1 && { relay }),
      log: new MortalLog(this.log, stillAlive),
      workbench: new InlineWorkbench(() => this.wait(10)),
      keepProjection: () => Promise.resolve(),
      sealKey: new Uint8Array(32).fill(7),
      timing: {
        now: () => this.time.now(),
        after: (ms, work) => this.time.after(ms, () => stillAlive() && work()),
        soon: (work) => this.time.soon(() => stillAlive() && work()),
      },
    });
  }

  private person(no: number): Person {
    const id = `00000000-0000-4000-8000-00000000000${no}` as PersonId;
    const person: Omit<Person, 'connection'> = { id, line: null, isOnline: true, written: [] };
    const Socket = socketOf(this, person as Person); // complete before the socket is used
    const connection = new ResponseConnection({
      url: 'ws://samsvar/collab/1',
      person: { id, name: id, organisation: 'Länet' },
      webSocket: Socket as unknown as typeof WebSocket,
      timing: { now: () => this.time.now(), after: (ms, work) => this.time.after(ms, work), random: this.chance },
    });
    // Yjs breaks ties by client id: chosen here, a seed gives the same schedule again.
    connection.doc.clientID = 1 + Math.floor(this.chance() * 2 ** 31);
    const whole: Person = Object.assign(person, { connection });
    connection.subscribe(() => {
      if (connection.saveState.state === 'saved') this.hold(whole.written);
    });
    connection.connect();
    return whole;
  }

  /** Takes note of what was promised, and looks at once whether it is so. */
  private hold(written: readonly string[]): void {
    this.catchUp();
    const ids = this.replay.getMap<boolean>('ids');
    for (const id of written) {
      this.promised.add(id);
      if (!ids.has(id)) this.lies.add(id);
    }
  }

  /** Brings the replay of the log up to date. */
  catchUp(): void {
    const rows = this.log.replay(DOCUMENT);
    for (; this.replayed < rows.length; this.replayed += 1) {
      const update = rows[this.replayed];
      if (update) Y.applyUpdate(this.replay, update);
    }
  }

  private outcome(): Outcome {
    if (this.isFair || this.chance() >= this.weather.failing) return 'works';
    return this.chance() < 0.5 ? 'fails-before' : 'fails-after';
  }

  private wait(most: number): Promise<void> {
    return new Promise((resolve) => void this.time.after(this.chance() * most, resolve));
  }
}

/** What a change of the committed document adds to it. */
const editOf = ({ state, tail }: WholeDocument, clientId: number, change: (doc: Y.Doc) => void): Uint8Array | null => {
  const doc = new Y.Doc();
  for (const update of [...(state ? [state] : []), ...tail]) Y.applyUpdate(doc, update);
  doc.clientID = clientId;
  let made: Uint8Array | null = null;
  doc.on('update', (update: Uint8Array) => (made = update));
  doc.transact(() => change(doc));
  doc.destroy();
  return made;
};

/** The WebSocket of one person, as their browser has it. */
const socketOf = (world: World, person: Person) =>
  class extends FakeWebSocket {
    constructor(url: string) {
      super(world, person, url);
    }
  };

/** The log as one life of the server sees it: answers do not reach the dead, whatever the database did. */
class MortalLog extends MemoryLog {
  constructor(
    private readonly real: MemoryLog,
    private readonly isAlive: () => boolean,
  ) {
    super();
  }
  override load(...args: Parameters<MemoryLog['load']>) {
    return this.unlessDead(this.real.load(...args));
  }
  override append(...args: Parameters<MemoryLog['append']>) {
    return this.unlessDead(this.real.append(...args));
  }
  override range(...args: Parameters<MemoryLog['range']>) {
    return this.unlessDead(this.real.range(...args));
  }
  override missed(...args: Parameters<MemoryLog['missed']>) {
    return this.unlessDead(this.real.missed(...args));
  }
  override heads(...args: Parameters<MemoryLog['heads']>) {
    return this.unlessDead(this.real.heads(...args));
  }
  override keepSnapshot(...args: Parameters<MemoryLog['keepSnapshot']>) {
    return this.unlessDead(this.real.keepSnapshot(...args));
  }
  private async unlessDead<T>(work: Promise<T>): Promise<T> {
    const result = await work;
    return this.isAlive() ? result : new Promise<T>(() => undefined);
  }
}

/** What a schedule came to. */
export interface Result {
  readonly texts: readonly string[];
  readonly logText: string;
  /** What somebody was told is saved, and was not in the log at that moment. */
  readonly lies: readonly string[];
  readonly states: readonly string[];
  readonly promised: number;
  readonly deaths: number;
  /** Whether the snapshot holds everything in the log up to its place. */
  readonly isSnapshotWhole: boolean;
}

/** Runs one schedule: the same seed gives the same schedule. */
export const simulate = async (seed: number, weather: Weather): Promise<Result> => {
  const world = new World(seed, weather);
  await world.run();
  world.catchUp();
  const { replay } = world;
  const result = {
    texts: world.people.map(({ connection }) => fingerprint(connection.doc)),
    logText: fingerprint(replay),
    lies: [...world.lies],
    states: world.people.map(({ connection }) => connection.saveState.state),
    promised: world.promised.size,
    deaths: world.deaths,
    isSnapshotWhole: isSnapshotWhole(world.log),
  };
  for (const { connection } of world.people) connection.close();
  replay.destroy();
  return result;
};

const fingerprint = (doc: Y.Doc): string =>
  `${doc.getText('text').toString()} | ${[...doc.getMap('ids').keys()].sort().join(' ')} | ${String(doc.store.pendingStructs)}`;

const isSnapshotWhole = (log: MemoryLog): boolean => {
  const snapshot = log.documents.get(DOCUMENT)?.snapshot;
  if (!snapshot) return true;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, snapshot.state);
  const before = fingerprint(doc);
  const vector = Y.encodeStateVector(doc);
  for (const update of log.replay(DOCUMENT).slice(0, snapshot.seq)) Y.applyUpdate(doc, update);
  const isWhole = fingerprint(doc) === before && Buffer.from(Y.encodeStateVector(doc)).equals(vector);
  doc.destroy();
  return isWhole;
};
