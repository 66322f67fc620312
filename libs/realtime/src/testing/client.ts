// Hand-made clients for tests of the engine: they say exactly what they are told to.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { PersonId, ResponseId } from '@samsvar/domain';
import { MESSAGE, SYNC, decodeServerMessage, type ServerMessage } from '@samsvar/protocol';
import { LiveDocuments } from '../live-documents';
import type { LiveEvent, LiveReport } from '../live-report';
import type { Peer } from '../peer';
import type { PeerProfile } from '../peer-socket';
import type { Projected } from '../projector';
import type { Workbench } from '../work-types';
import { FakeSocket } from './fake-socket';
import { InlineWorkbench } from './inline-workbench';
import { MemoryBook } from './memory-book';
import { MemoryLog } from './memory-log';
import { SimulatedTime } from './simulated-time';

export const DOCUMENT = '00000000-0000-4000-8000-000000000001' as ResponseId;

/** Person number so and so. */
export const personOf = (no: number): PersonId => `00000000-0000-4000-9000-${String(no).padStart(12, '0')}` as PersonId;

/** What a client was sent, in words. */
export type Heard =
  | { readonly type: 'step1' | 'step2' | 'update'; readonly bytes: Uint8Array }
  | { readonly type: 'presence'; readonly bytes: Uint8Array }
  | { readonly type: 'denied'; readonly text: string }
  | ServerMessage;

/** Reads a frame that the server sent. */
export const readFrame = (frame: Uint8Array): Heard => {
  const input = decoding.createDecoder(frame);
  const type = decoding.readVarUint(input);
  if (type === MESSAGE.sync) {
    const kind = (['step1', 'step2', 'update'] as const)[decoding.readVarUint(input)] ?? 'update';
    return { type: kind, bytes: decoding.readVarUint8Array(input) };
  }
  if (type === MESSAGE.awareness) return { type: 'presence', bytes: decoding.readVarUint8Array(input) };
  if (type === MESSAGE.auth) {
    decoding.readVarUint(input);
    return { type: 'denied', text: decoding.readVarString(input) };
  }
  const message = decodeServerMessage(type, input);
  if (!message) throw new Error(`unknown message ${type}`);
  return message;
};

/** A sync message as a client writes it. */
export const syncMessage = (kind: keyof typeof SYNC, payload: Uint8Array): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, MESSAGE.sync);
  encoding.writeVarUint(out, SYNC[kind]);
  encoding.writeVarUint8Array(out, payload);
  return encoding.toUint8Array(out);
};

/** A presence message as a client writes it. */
export const presenceMessage = (entries: readonly (readonly [id: number, clock: number, state: unknown])[]): Uint8Array => {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, entries.length);
  for (const [id, clock, state] of entries) {
    encoding.writeVarUint(body, id);
    encoding.writeVarUint(body, clock);
    encoding.writeVarString(body, JSON.stringify(state));
  }
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, MESSAGE.awareness);
  encoding.writeVarUint8Array(out, encoding.toUint8Array(body));
  return encoding.toUint8Array(out);
};

/** One connection that has joined. */
export class Client {
  readonly socket = new FakeSocket();
  readonly peer: Peer;

  constructor(
    private readonly scene: Pick<Scene, 'live' | 'time'>,
    profile: Partial<PeerProfile> = {},
    no = 1,
    documentId = DOCUMENT,
  ) {
    this.peer = scene.live.join(this.socket, documentId, {
      person: { id: personOf(no), name: `Person ${no}`, organisation: 'Länet' },
      canWrite: true,
      language: 'sv',
      speaksOurs: true,
      since: null,
      ...profile,
    });
  }

  /** Sends a message and lets everything that follows from it happen. */
  async says(...messages: readonly Uint8Array[]): Promise<readonly Heard[]> {
    for (const message of messages) this.peer.receive(message);
    await this.scene.time.pass(60);
    return this.heard();
  }

  /** What came since the last time. */
  heard(): readonly Heard[] {
    return this.socket.take().map(readFrame);
  }
}

/** An engine in simulated time, with everything that it tells kept. */
export class Scene {
  readonly time = new SimulatedTime();
  readonly reports: LiveReport[] = [];
  readonly events: LiveEvent[] = [];
  readonly projected: Projected[] = [];
  readonly book = new MemoryBook();
  readonly live: LiveDocuments;

  constructor(
    readonly log: MemoryLog = new MemoryLog(),
    workbench: Workbench = new InlineWorkbench(),
    /** Whether what is held back or set aside is kept; only then is anything mended. */
    hasBook = false,
  ) {
    if (!log.documents.has(DOCUMENT)) log.create(DOCUMENT);
    this.live = new LiveDocuments({
      log,
      workbench,
      keepProjection: (projected) => Promise.resolve(void this.projected.push(projected)),
      sealKey: new Uint8Array(32).fill(3),
      ...(hasBook && { incidents: this.book }),
      report: (report) => this.reports.push(report),
      observe: (event) => this.events.push(event),
      timing: this.time,
    });
  }

  /** A connection that has joined, with what it was sent on the way forgotten. */
  async joined(profile: Partial<PeerProfile> = {}, no = 1): Promise<Client> {
    const client = new Client(this, profile, no);
    await client.says(syncMessage('step1', new Uint8Array([0])));
    return client;
  }

  get rows(): number {
    return this.log.replay(DOCUMENT).length;
  }
}
