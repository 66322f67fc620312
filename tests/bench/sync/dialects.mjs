// How the servers are spoken to: each dialect writes the same few messages, and reads frames into the same few events.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** The state vector of somebody who has nothing, and the update that changes nothing. */
export const NOTHING_KNOWN = new Uint8Array([0]);
export const NO_CHANGE = new Uint8Array([0, 0]);

const SYNC = 0;
const PRESENCE = 1;
const AUTH = 2;
const KINDS = ['question', 'whole', 'update'];

const written = (write) => {
  const out = encoding.createEncoder();
  write(out);
  return encoding.toUint8Array(out);
};

const syncMessage = (prefix, kind, payload) =>
  written((out) => {
    if (prefix !== null) encoding.writeVarString(out, prefix);
    encoding.writeVarUint(out, SYNC);
    encoding.writeVarUint(out, kind);
    encoding.writeVarUint8Array(out, payload);
  });

const presenceMessage = (prefix, entries) =>
  written((out) => {
    if (prefix !== null) encoding.writeVarString(out, prefix);
    encoding.writeVarUint(out, PRESENCE);
    encoding.writeVarUint8Array(out, entries);
  });

/** What all dialects have in common; `prefix` stands before each message. */
const writerOf = (prefix) => ({
  question: (vector) => syncMessage(prefix, 0, vector),
  answer: (update) => syncMessage(prefix, 1, update),
  update: (update) => syncMessage(prefix, 2, update),
  presence: (entries) => presenceMessage(prefix, entries),
});

const readSync = (input) => {
  const type = KINDS[decoding.readVarUint(input)];
  return { type, payload: decoding.readVarUint8Array(input) };
};

const readStandard = (type, input) => {
  if (type === SYNC) return readSync(input);
  if (type === PRESENCE) return { type: 'presence', payload: decoding.readVarUint8Array(input) };
  return { type: 'other' };
};

/** The protocol of y-websocket, as its own client speaks it. */
const stock = {
  acknowledges: null,
  open: (name) => ({ path: `/${name}`, headers: {}, greeting: [], write: writerOf(null) }),
  read: (frame) => {
    const input = decoding.createDecoder(frame);
    return readStandard(decoding.readVarUint(input), input);
  },
};

const skipBytes = (input) => {
  const length = decoding.readVarUint(input);
  input.pos += length;
};

/** The update inside a sealed body (`decodeSealedUpdate` of `@samsvar/protocol`), without the people around it. */
const updateInBody = (body) => {
  const input = decoding.createDecoder(body);
  for (let left = decoding.readVarUint(input); left > 0; left -= 1) skipBytes(input);
  for (let left = decoding.readVarUint(input); left > 0; left -= 1) {
    decoding.readVarUint(input);
    skipBytes(input);
  }
  return decoding.readVarUint8Array(input);
};

/** Messages from 100 on, as in `libs/protocol/src/response/frame.ts`. */
const readOurs = (type, input) => {
  switch (type) {
    case 100:
      return { type: 'saved', count: decoding.readVarUint(input) };
    case 101:
      return { type: 'position', since: `${decoding.readVarUint(input)}.${decoding.readVarUint(input)}` };
    case 102:
      return { type: 'refused', reason: `${decoding.readVarUint(input)} ${decoding.readVarString(input)}` };
    case 103:
      return { type: 'notice', reason: decoding.readVarString(input) };
    case 105: {
      const [, epoch, seq] = [decoding.readVarUint(input), decoding.readVarUint(input), decoding.readVarUint(input)];
      decoding.readVarUint(input);
      skipBytes(input);
      return { type: 'update', payload: updateInBody(decoding.readVarUint8Array(input)), since: `${epoch}.${seq}` };
    }
    default:
      return { type: 'other' };
  }
};

const samsvar = {
  acknowledges: 'on disk',
  open: (name) => ({ ...stock.open(name), headers: { 'Sec-WebSocket-Protocol': 'samsvar.1' } }),
  read: (frame) => {
    const input = decoding.createDecoder(frame);
    const type = decoding.readVarUint(input);
    return type < 100 ? readStandard(type, input) : readOurs(type, input);
  },
};

const TOKEN = 'bench';
const CLIENT_VERSION = '4.7.0';
const SYNC_STATUS = 8;

const hocuspocus = {
  acknowledges: 'in memory',
  open: (name) => {
    const signIn = written((out) => {
      encoding.writeVarString(out, name);
      encoding.writeVarUint(out, AUTH);
      encoding.writeVarUint(out, 0);
      encoding.writeVarString(out, TOKEN);
      encoding.writeVarString(out, CLIENT_VERSION);
    });
    return { path: '/', headers: {}, greeting: [signIn], write: writerOf(name) };
  },
  read: (frame) => {
    const input = decoding.createDecoder(frame);
    skipBytes(input);
    const type = decoding.readVarUint(input);
    if (type === SYNC_STATUS) return decoding.readVarUint(input) === 1 ? { type: 'saved', count: null } : { type: 'refused', reason: 'status' };
    // 4 is a sync message that asks for no answer.
    return readStandard(type === 4 ? SYNC : type, input);
  },
};

export const DIALECTS = { stock, samsvar, hocuspocus };
