// What is written to the wire is read back the same, and malformed bytes never pass for a message.
import * as decoding from 'lib0/decoding';
import { MESSAGE, decodeServerMessage, encodeServerMessage, type ServerMessage } from './frame';

const read = (bytes: Uint8Array) => {
  const input = decoding.createDecoder(bytes);
  return decodeServerMessage(decoding.readVarUint(input), input);
};

const messages: ServerMessage[] = [
  { type: 'ack', count: 300_000 },
  { type: 'cursor', epoch: 1, seq: 4_294_967_296, order: 9 },
  { type: 'nack', n: 7, code: 'read-only', text: 'Du kan läsa men inte skriva.' },
  { type: 'notice', code: 'not-saving', text: 'Det går inte att spara just nu.' },
  { type: 'channel', name: 'projection', payload: { seq: 3, words: ['å', 'ä'] } },
];

test.each(messages)('$type comes back as it was', (message) => {
  expect(read(encodeServerMessage(message))).toEqual(message);
});

test.each<ServerMessage>([
  { type: 'access', canWrite: true, sections: ['ett', 'två'] },
  { type: 'access', canWrite: true, sections: [] },
  { type: 'access', canWrite: false, sections: null },
  { type: 'access', canWrite: true },
])('what one may do comes back as it was, and begins as earlier versions read it: %j', (message) => {
  const bytes = encodeServerMessage(message);
  expect(read(bytes)).toEqual(message);
  expect(read(bytes.slice(0, 2))).toEqual({ type: 'access', canWrite: message.type === 'access' && message.canWrite });
});

test('a truncated message throws instead of passing for one', () => {
  for (const message of messages) {
    const bytes = encodeServerMessage(message);
    expect(() => read(bytes.slice(0, bytes.length - 1))).toThrow();
  }
});

test('the standard types are left to y-protocols', () => {
  expect(read(Uint8Array.of(MESSAGE.sync, 0, 0))).toBeNull();
});
