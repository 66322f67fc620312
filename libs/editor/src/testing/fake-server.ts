// The server's end of a connection, and time, in the hands of a spec.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE, SYNC, encodeServerMessage, type ServerMessage } from '@samsvar/protocol';
import type { ConnectionOptions } from '../connection/connection-options';
import type { ConnectionTiming } from '../connection/connection-timing';
import { ResponseConnection } from '../connection/response-connection';

/** The server's end, in the hands of the test. */
export class FakeSocket {
  static all: FakeSocket[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  readyState = 0;
  readonly sent: Uint8Array[] = [];

  constructor(
    readonly url: string,
    readonly protocols: readonly string[],
  ) {
    FakeSocket.all.push(this);
  }
  send(frame: Uint8Array): void {
    this.sent.push(frame);
  }
  close(): void {
    this.readyState = 3;
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  says(frame: Uint8Array): void {
    this.onmessage?.({ data: frame.slice().buffer } as MessageEvent); // all that is read of the event
  }
  tells(message: ServerMessage): void {
    this.says(encodeServerMessage(message));
  }
  ends(code: number, reason = ''): void {
    this.readyState = 3;
    this.onclose?.({ code, reason } as CloseEvent); // all that is read of the event
  }
  /** The updates that were sent, oldest first. */
  get updates(): readonly Uint8Array[] {
    return this.sent.flatMap((frame) => {
      const input = decoding.createDecoder(frame);
      if (decoding.readVarUint(input) !== MESSAGE.sync || decoding.readVarUint(input) === SYNC.step1) return [];
      return [decoding.readVarUint8Array(input)];
    });
  }
  /** How many messages with updates were sent. */
  get writes(): number {
    return this.updates.length;
  }
  /** The types of the messages that were sent, oldest first. */
  get types(): readonly number[] {
    return this.sent.map((frame) => decoding.readVarUint(decoding.createDecoder(frame)));
  }
}

/** A message of the sync kind, as the server sends it. */
export const sync = (kind: keyof typeof SYNC, payload: Uint8Array) => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, MESSAGE.sync);
  encoding.writeVarUint(out, SYNC[kind]);
  encoding.writeVarUint8Array(out, payload);
  return encoding.toUint8Array(out);
};
/** The state vector of somebody who has nothing. */
export const NOTHING = new Uint8Array([0]);

/** Time in the hands of the test. `sleep` lets only the clock on the wall go on. */
export const aClock = () => {
  let now = 0;
  let asleep = 0;
  let planned: { at: number; work: () => void }[] = [];
  const timing: ConnectionTiming = {
    now: () => now,
    wall: () => 1_700_000_000_000 + now + asleep,
    after: (ms, work) => {
      const item = { at: now + ms, work };
      planned.push(item);
      return () => (planned = planned.filter((one) => one !== item));
    },
    random: () => 0.5,
  };
  const pass = (ms: number) => {
    const end = now + ms;
    for (;;) {
      const next = planned.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      planned = planned.filter((one) => one !== next);
      now = next.at;
      next.work();
    }
    now = end;
  };
  const sleep = (ms: number) => void (asleep += ms);
  return { timing, pass, sleep };
};

const connections: ResponseConnection[] = [];

/** Closes what `aScene` opened; for `afterEach`. */
export const closeScenes = (): void => connections.splice(0).forEach((connection) => connection.close());

/** A connection that has begun, its server's end, and its time. */
export const aScene = (options: Partial<ConnectionOptions> = {}) => {
  FakeSocket.all = [];
  const clock = aClock();
  const connection = new ResponseConnection({
    url: 'ws://samsvar/collab/1',
    person: { id: '1', name: 'Åsa', organisation: 'Länet' },
    webSocket: FakeSocket as unknown as typeof WebSocket, // the part of it that is used
    timing: clock.timing,
    ...options,
  });
  connections.push(connection);
  connection.connect();
  const socket = () => FakeSocket.all.at(-1) ?? new FakeSocket('', []);
  const join = () => {
    socket().open();
    socket().says(sync('step1', NOTHING));
    socket().says(sync('step2', new Uint8Array([0, 0])));
  };
  const type = (words = 'x') => connection.doc.getText('t').insert(0, words);
  return { ...clock, connection, socket, join, type };
};
