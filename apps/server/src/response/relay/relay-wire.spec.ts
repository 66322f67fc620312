// The words between nodes: everything comes back as it was said, and what is not ours is not understood.
import { randomBytes } from 'node:crypto';
import type { PersonId, ResponseId } from '@samsvar/domain';
import type { RelayMessage } from '@samsvar/realtime';
import { MOST_NOTICE_BYTES, bytesOf, commitWords, prefixOf, readBytes, readText, textOf } from './relay-wire';

const NODE = '9d4e4b56-4f0f-4bb6-8c3a-3f3c0c0c5a01';
const ANNA = '9d4e4b56-4f0f-4bb6-8c3a-3f3c0c0c5a03' as PersonId; // made up here
const documentId = '9d4e4b56-4f0f-4bb6-8c3a-3f3c0c0c5a02' as ResponseId; // made up here

const commit = { type: 'commit', documentId, epoch: 1, seq: 2 ** 50, claims: new Map() } as const;
const MESSAGES: readonly RelayMessage[] = [
  { ...commit, update: new Uint8Array([0, 10, 32, 255, 10]) },
  { ...commit, update: new Uint8Array() },
  { ...commit, update: null },
  {
    ...commit,
    update: new Uint8Array([1]),
    claims: new Map([
      [0, ANNA],
      [2 ** 53 - 1, ANNA],
    ]),
  },
  { type: 'presence', documentId, entries: new Uint8Array([10, 10, 32]) },
  { type: 'who', documentId },
  { type: 'channel', documentId, name: 'två ord\noch en rad', payload: { text: 'åäö 😀', list: [1, null] }, audience: null },
];

test.each(MESSAGES)('%j comes back as text and as bytes', (message) => {
  expect(readText(textOf(NODE, message))).toEqual({ node: NODE, message });
  expect(readBytes(bytesOf(NODE, message))).toEqual({ node: NODE, message });
});

test('what has no payload has null', () => {
  const told = readText(textOf(NODE, { type: 'channel', documentId, name: 'x', payload: undefined, audience: null }));
  expect(told?.message).toEqual({ type: 'channel', documentId, name: 'x', payload: null, audience: null });
});

test('an update is carried when the notice has room for it, and else is to be read from the log', () => {
  const [small, large] = [
    commitWords('A'.repeat(7_600), new Map([[7, ANNA]])),
    commitWords('A'.repeat(7_800), new Map([[7, ANNA]])),
  ];
  expect(small).toEqual({ kind: 'c', claims: `7:${ANNA}` });
  expect(large).toEqual({ kind: 'r', claims: '-' });
  const longest = `${prefixOf(NODE)} c ${documentId} 2147483647 ${2 ** 53 - 1} ${small.claims} ${'A'.repeat(7_600)}`;
  expect(longest.length).toBeLessThanOrEqual(MOST_NOTICE_BYTES);
});

const good = `1 ${NODE} c ${documentId} 1 2 - AAAA`;
test.each([
  '',
  ' ',
  'hej',
  good.replace('1 ', '2 '),
  good.replace(NODE, 'NODE'),
  good.replace(documentId, `${documentId}'; drop table person; --`),
  good.replace(' 1 2 ', ' 0 2 '),
  good.replace(' 1 2 ', ' 1 -2 '),
  good.replace(' 1 2 ', ' 1 99999999999999999999 '),
  good.replace(' 1 2 ', ' 1 2 3 '),
  good.replace(' - ', ' 1:x '),
  good.replace(' - ', ` 1e3:${ANNA} `),
  good.replace(' - ', ` 9999999999999999:${ANNA} `),
  good.replace(' - ', ' , '),
  good.replace(' c ', ' z '),
  `${good}=`,
  `${good}*AAA`,
  `1 ${NODE} p ${documentId}`,
  `1 ${NODE} h ${documentId} ${Buffer.from('[1,2]').toString('base64')}`,
  `1 ${NODE} h ${documentId} ${Buffer.from('["a"]').toString('base64')}`,
  `1 ${NODE} h ${documentId} ${Buffer.from('{').toString('base64')}`,
  `1 ${NODE} h ${documentId} ////`,
])('%s is not understood', (text) => {
  expect(readText(good)).not.toBeNull();
  expect(readText(text)).toBeNull();
});

test('no bytes make it throw', () => {
  const whole = bytesOf(NODE, { ...commit, update: new Uint8Array(40), claims: new Map([[9, ANNA]]) });
  for (let i = 0; i < 3_000; i += 1) {
    const bytes = Buffer.from(whole);
    for (let n = 0; n < 1 + (i % 4); n += 1)
      bytes.writeUInt8(Math.floor(Math.random() * 256), Math.floor(Math.random() * bytes.length));
    expect(() => [
      readBytes(bytes.subarray(0, i % 2 ? bytes.length : i % bytes.length)),
      readText(bytes.toString('latin1')),
    ]).not.toThrow();
    expect(readBytes(randomBytes(i % 300))).toBeNull();
  }
});
