// How nodes write what they tell each other: a head of words with one space between, and a body of bytes.
import type { OrganisationId, PersonId, ResponseId } from '@samsvar/domain';
import type { RelayMessage } from '@samsvar/realtime';

/** The one channel of live documents, in PostgreSQL and in Redis. */
export const LIVE_CHANNEL = 'samsvar_live';

/** The most bytes of one notice that PostgreSQL carries are 7,999; the rest is room for the head to grow. */
export const MOST_NOTICE_BYTES = 7_900;

/** Bytes that a head takes at most, its claims not counted: version, node, kind, document, epoch, position, spaces. */
const HEAD_BYTES = 140;

/** Nodes of another version do not understand each other, and find everything in the log instead. */
const VERSION = '1';

/** A message, and the node that told it. */
export interface Told {
  readonly node: string;
  readonly message: RelayMessage;
}

/** How every text of a node begins. */
export const prefixOf = (node: string): string => `${VERSION} ${node}`;

/**
 * The words around a commit's position, for the statement that gives it one: `c` with claims when a notice has room
 * for the update, else `r`, and whoever hears it reads the log.
 */
export const commitWords = (
  base64: string,
  claims: ReadonlyMap<number, PersonId>,
): { kind: 'c' | 'r'; claims: string } => {
  const words = claimWords(claims);
  const isSmall = HEAD_BYTES + words.length + base64.length <= MOST_NOTICE_BYTES;
  return isSmall ? { kind: 'c', claims: words } : { kind: 'r', claims: '-' };
};

/** A message as text: the body in base64 behind the last space. */
export const textOf = (node: string, message: RelayMessage): string =>
  `${headOf(node, message)} ${Buffer.from(bodyOf(message)).toString('base64')}`;

/** A message as bytes: the body as it is behind a line break. */
export const bytesOf = (node: string, message: RelayMessage): Buffer =>
  Buffer.concat([Buffer.from(`${headOf(node, message)}\n`), bodyOf(message)]);

/** Reads a text; null when it is not one of ours. */
export const readText = (text: string): Told | null => {
  const end = text.lastIndexOf(' ');
  const base64 = text.slice(end + 1);
  if (end < 0 || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return null;
  return read(text.slice(0, end), new Uint8Array(Buffer.from(base64, 'base64')));
};

/** Reads bytes; null when they are not ours. */
export const readBytes = (bytes: Uint8Array): Told | null => {
  const end = bytes.indexOf(0x0a);
  if (end < 0) return null;
  // A copy of its own: what is kept must not keep the whole network buffer.
  return read(
    Buffer.from(bytes.subarray(0, end)).toString('latin1'),
    new Uint8Array(bytes.subarray(end + 1)),
  );
};

const headOf = (node: string, message: RelayMessage): string => {
  const words = (kind: string) => `${prefixOf(node)} ${kind} ${message.documentId}`;
  switch (message.type) {
    case 'commit': {
      const [kind, claims] = message.update ? ['c', claimWords(message.claims)] : ['r', '-'];
      return `${words(kind)} ${message.epoch} ${message.seq} ${claims}`;
    }
    case 'presence':
      return words('p');
    case 'who':
      return words('w');
    case 'channel':
      return words('h');
  }
};

const NOTHING = new Uint8Array();

const bodyOf = (message: RelayMessage): Uint8Array => {
  switch (message.type) {
    case 'commit':
      return message.update ?? NOTHING;
    case 'presence':
      return message.entries;
    case 'who':
      return NOTHING;
    case 'channel':
      return Buffer.from(JSON.stringify([message.name, message.payload ?? null, message.audience]));
  }
};

const claimWords = (claims: ReadonlyMap<number, PersonId>): string =>
  claims.size === 0 ? '-' : [...claims].map(([client, person]) => `${client}:${person}`).join(',');

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const read = (head: string, body: Uint8Array): Told | null => {
  const [version, node, kind, document, epoch, seq, claims, ...more] = head.split(' ');
  if (version !== VERSION || !isUuid<string>(node) || !isUuid<ResponseId>(document) || more.length > 0)
    return null;
  const message =
    kind === 'c' || kind === 'r'
      ? readCommit(document, { kind, epoch, seq, claims }, body)
      : readOther(document, kind, body);
  return message && { node, message };
};

const isUuid = <Id extends string>(word: string | undefined): word is Id =>
  word !== undefined && UUID.test(word);

const readCommit = (
  documentId: ResponseId,
  words: { kind: 'c' | 'r'; epoch: string | undefined; seq: string | undefined; claims: string | undefined },
  body: Uint8Array,
): RelayMessage | null => {
  const [epoch, seq, claims] = [readCount(words.epoch), readCount(words.seq), readClaims(words.claims)];
  if (epoch === null || seq === null || claims === null) return null;
  return { type: 'commit', documentId, epoch, seq, update: words.kind === 'c' ? body : null, claims };
};

const readOther = (
  documentId: ResponseId,
  kind: string | undefined,
  body: Uint8Array,
): RelayMessage | null => {
  if (kind === 'p') return { type: 'presence', documentId, entries: body };
  if (kind === 'w') return { type: 'who', documentId };
  if (kind !== 'h') return null;
  try {
    const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (!Array.isArray(read) || read.length !== 3) return null;
    const [name, payload, audience]: unknown[] = read;
    if (typeof name !== 'string') return null;
    // An audience that cannot be read must not become everybody.
    if (audience !== null && !(typeof audience === 'string' && isUuid<OrganisationId>(audience))) return null;
    return { type: 'channel', documentId, name, payload, audience };
  } catch {
    return null; // not JSON: not ours
  }
};

const readCount = (word: string | undefined): number | null => {
  const count = word !== undefined && /^\d{1,16}$/.test(word) ? Number(word) : 0;
  return Number.isSafeInteger(count) && count > 0 ? count : null;
};

const readClaims = (word: string | undefined): ReadonlyMap<number, PersonId> | null => {
  if (word === undefined) return null;
  const claims = new Map<number, PersonId>();
  if (word === '-') return claims;
  for (const claim of word.split(',')) {
    const [client, person, ...more] = claim.split(':');
    if (client === undefined || !/^\d{1,16}$/.test(client) || !Number.isSafeInteger(Number(client)))
      return null;
    if (!isUuid<PersonId>(person) || more.length > 0) return null;
    claims.set(Number(client), person);
  }
  return claims;
};
