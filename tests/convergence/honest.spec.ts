// The real client against the real engine: rights that go and come, removals that are meant, and a copy that went wrong.
import { webcrypto } from 'node:crypto';
import * as Y from 'yjs';
import { TEXT_FIELD } from '@samsvar/document';
import type { PersonId, ResponseId } from '@samsvar/domain';
import { ResponseConnection } from '@samsvar/editor/connection';
import { LiveDocuments, type Peer, type PeerSocket } from '@samsvar/realtime';
import { InlineWorkbench, MemoryLog, SimulatedTime, aSeed } from '@samsvar/realtime/testing';

const DOCUMENT = '00000000-0000-4000-8000-000000000001' as ResponseId;
const ANNA = '00000000-0000-4000-8000-00000000000a' as PersonId;
const BO = '00000000-0000-4000-8000-00000000000b' as PersonId;
const SINCE = /since=(\d+)\.(\d+)/;

const connections: ResponseConnection[] = [];
afterEach(() => connections.splice(0).forEach((connection) => connection.close()));

/** A server with one document of 6,000 characters, and lines to it without delay. */
class Scene {
  readonly time = new SimulatedTime();
  readonly log = new MemoryLog();
  readonly server: LiveDocuments;
  readonly readers = new Set<PersonId>();
  readonly reports: string[] = [];
  isUp = true;

  constructor() {
    this.log.create(DOCUMENT, aSeed(6, 1_000));
    this.server = new LiveDocuments({
      log: this.log,
      workbench: new InlineWorkbench(),
      keepProjection: () => Promise.resolve(),
      sealKey: new Uint8Array(32).fill(7),
      timing: this.time,
      report: ({ type }) => void this.reports.push(type),
    });
  }

  async person(id: PersonId): Promise<ResponseConnection> {
    const connection = new ResponseConnection({
      url: 'ws://samsvar/collab/1',
      person: { id, name: id, organisation: 'Länet' },
      webSocket: socketOf(this, id) as unknown as typeof WebSocket, // the part of it that is used
      timing: { now: () => this.time.now(), after: (ms, work) => this.time.after(ms, work), random: () => 0.5 },
    });
    connections.push(connection);
    connection.connect();
    await this.time.pass(1_000);
    connection.doc.getXmlFragment(TEXT_FIELD);
    return connection;
  }

  async lets(id: PersonId, canWrite: boolean): Promise<void> {
    if (canWrite) this.readers.delete(id);
    else this.readers.add(id);
    await this.server.rejudge(id, () => Promise.resolve({ canWrite }));
    await this.time.pass(100);
  }

  /** What the log says. */
  get stored(): string {
    const doc = new Y.Doc();
    for (const update of this.log.replay(DOCUMENT)) if (update) Y.applyUpdate(doc, update);
    return doc.getXmlFragment(TEXT_FIELD).toString();
  }
}

const socketOf = (scene: Scene, id: PersonId) =>
  class {
    onopen: (() => void) | null = null;
    onmessage: ((event: MessageEvent) => void) | null = null;
    onclose: ((event: CloseEvent) => void) | null = null;
    onerror: (() => void) | null = null;
    readyState = 0;
    private peer: Peer | null = null;

    constructor(readonly url: string) {
      scene.time.soon(() => this.arrive());
    }

    send(frame: Uint8Array): void {
      const copy = frame.slice();
      scene.time.soon(() => this.peer?.receive(copy));
    }

    close(code = 1000, reason = ''): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      scene.time.soon(() => {
        this.peer?.gone();
        this.onclose?.({ code, reason } as CloseEvent); // all that is read of the event
      });
    }

    private arrive(): void {
      if (!scene.isUp) return this.close(1006);
      this.readyState = 1;
      this.onopen?.();
      const since = SINCE.exec(this.url);
      const line: PeerSocket = {
        send: (frame) => {
          const copy = frame.slice();
          scene.time.soon(() => this.readyState === 1 && this.onmessage?.({ data: copy.buffer } as MessageEvent)); // all that is read of it
        },
        close: (code, reason) => this.close(code, reason),
        pause: () => undefined,
        resume: () => undefined,
        unsent: 0,
      };
      this.peer = scene.server.join(line, DOCUMENT, {
        person: { id, name: id, organisation: 'Länet' },
        canWrite: !scene.readers.has(id),
        language: 'sv',
        speaksOurs: true,
        since: since ? { epoch: Number(since[1]), seq: Number(since[2]) } : null,
      });
    }
  };

const textIn = (connection: ResponseConnection) => connection.doc.getXmlFragment(TEXT_FIELD);
const wordsAt = (connection: ResponseConnection, at: number): Y.XmlText => {
  const block = textIn(connection).get(at);
  const words = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(words instanceof Y.XmlText)) throw new Error('no words there');
  return words;
};

test('a right that goes while writing: what was in time is saved, the rest is never merged, though the right returns', async () => {
  const scene = new Scene();
  const anna = await scene.person(ANNA);
  expect(anna.canWrite).toBe(true);
  wordsAt(anna, 0).insert(0, 'I TID ');
  await scene.time.pass(1_000);
  await scene.lets(ANNA, false);
  expect(anna.canWrite).toBe(false);
  expect(anna.stranded).toBeNull();
  wordsAt(anna, 1).insert(0, 'FÖR SENT ');
  await scene.time.pass(1_000);
  expect(anna.stranded?.reason).toBe('read-only');
  expect(anna.unsentParagraphs()).toHaveLength(1);
  await scene.lets(ANNA, true);
  await scene.time.pass(60_000);
  expect(scene.stored).toContain('I TID');
  expect(scene.stored).not.toContain('FÖR SENT');
});

test('a right that goes while the network is away strands what was written meanwhile', async () => {
  const scene = new Scene();
  const anna = await scene.person(ANNA);
  scene.isUp = false;
  scene.server.closeFor({ personId: ANNA });
  await scene.time.pass(1_000);
  wordsAt(anna, 0).insert(0, 'UNDER TIDEN ');
  scene.readers.add(ANNA);
  scene.isUp = true;
  await scene.time.pass(30_000);
  expect(anna.stranded?.reason).toBe('read-only');
  expect(scene.stored).not.toContain('UNDER TIDEN');
});

test('a reader may write again as soon as the right comes', async () => {
  const scene = new Scene();
  scene.readers.add(ANNA);
  const anna = await scene.person(ANNA);
  expect(anna.canWrite).toBe(false);
  await scene.lets(ANNA, true);
  wordsAt(anna, 0).insert(0, 'ÄNTLIGEN ');
  await scene.time.pass(1_000);
  expect(anna.saveState).toEqual({ state: 'saved' });
  expect(scene.stored).toContain('ÄNTLIGEN');
});

test('a person removes most of the text on purpose, at once or bit by bit without the network, and it is saved', async () => {
  const scene = new Scene();
  const anna = await scene.person(ANNA);
  textIn(anna).delete(0, 4);
  await scene.time.pass(2_000);
  expect(anna.saveState).toEqual({ state: 'saved' });
  scene.isUp = false;
  scene.server.closeFor({ personId: ANNA });
  await scene.time.pass(500);
  wordsAt(anna, 0).delete(0, 900);
  wordsAt(anna, 1).delete(0, 900);
  scene.isUp = true;
  await scene.time.pass(30_000);
  expect(anna.stranded).toBeNull();
  expect(anna.saveState).toEqual({ state: 'saved' });
  expect(scene.reports).not.toContain('incident');
});

test('a copy that went wrong is found, and exchanged without a question', async () => {
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
  const scene = new Scene();
  const [anna, bo] = [await scene.person(ANNA), await scene.person(BO)];
  wordsAt(anna, 0).insert(0, 'Hej ');
  await scene.time.pass(2_000);
  // Something changes Bo's copy behind everybody's back.
  const wrong = new Y.Doc();
  Y.applyUpdate(wrong, Y.encodeStateAsUpdate(bo.doc));
  const before = Y.encodeStateVector(wrong);
  wrong.getXmlFragment(TEXT_FIELD).delete(0, 1);
  Y.applyUpdate(bo.doc, Y.encodeStateAsUpdate(wrong, before), textSyncOf(bo));
  for (let i = 0; i < 60 && !bo.renewal; i += 1) {
    await scene.time.pass(10_000);
    // Hashes are made outside of simulated time.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(bo.renewal).toBe('diverged');
  expect(anna.renewal).toBeNull();
  expect(scene.reports).toContain('diverged');
});

/** The origin under which a connection takes in what others wrote. */
const textSyncOf = (connection: ResponseConnection): unknown => (connection as unknown as { readonly text: unknown }).text;
