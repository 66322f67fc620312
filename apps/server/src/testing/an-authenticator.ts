// An authenticator made of software: holds passkeys as a telephone does, and can be made to lie (WebAuthn Level 3 §6).
import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

/** What can be wrong with an answer. */
export interface Lies {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly isVerified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string | null;
  readonly signature?: Buffer;
}

interface Held {
  readonly id: Buffer;
  readonly key: KeyObject;
  readonly rpId: string;
  readonly handle: string;
  counter: number;
}

type Json = Record<string, unknown>;

export interface TestAuthenticator {
  /** Makes a passkey for options of `POST /api/account/passkeys/options`. */
  create(options: Json, lies?: Lies): Json;
  /** Answers options of `POST /api/session/passkey/options` with the last passkey that fits. */
  get(options: Json, lies?: Lies): Json;
}

/** An empty one, in a browser at this origin. `counts`: whether it counts its uses. */
export const anAuthenticator = (origin: string, counts = true): TestAuthenticator => {
  const held: Held[] = [];
  const client = (type: string, options: Json, lies: Lies) =>
    Buffer.from(JSON.stringify({ type: lies.type ?? type, challenge: lies.challenge ?? options['challenge'], origin: lies.origin ?? origin, crossOrigin: false }));
  const data = (key: Held, lies: Lies, attested: Buffer | null) => {
    const flags = 0x01 | (lies.isVerified === false ? 0 : 0x04) | (attested ? 0x40 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(lies.counter ?? key.counter);
    return Buffer.concat([sha256(lies.rpId ?? key.rpId), Buffer.of(flags), count, attested ?? Buffer.alloc(0)]);
  };
  return {
    create: (options, lies = {}) => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const { rp, user } = options as unknown as { rp: { id: string }; user: { id: string } }; // as the library makes them
      const key: Held = { id: randomBytes(16), key: privateKey, rpId: rp.id, handle: user.id, counter: counts ? 1 : 0 };
      held.push(key);
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const cose = map([[int(1), int(2)], [int(3), int(-7)], [int(-1), int(1)], [int(-2), bytes(Buffer.from(x, 'base64url'))], [int(-3), bytes(Buffer.from(y, 'base64url'))]]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(key.id.length);
      const authData = data(key, lies, Buffer.concat([Buffer.alloc(16), length, key.id, cose]));
      const attestationObject = map([[text('fmt'), text('none')], [text('attStmt'), map([])], [text('authData'), bytes(authData)]]);
      return answer(key, { clientDataJSON: b64(client('webauthn.create', options, lies)), attestationObject: b64(attestationObject), transports: ['internal'] });
    },
    get: (options, lies = {}) => {
      const allowed = (options['allowCredentials'] ?? []) as { id: string }[]; // as the library makes them
      const key = held.filter(({ id, rpId }) => rpId === options['rpId'] && (allowed.length === 0 || allowed.some((one) => one.id === b64(id)))).at(-1);
      if (!key) throw new Error('no passkey fits');
      if (counts) key.counter++;
      const clientData = client('webauthn.get', options, lies);
      const authData = data(key, lies, null);
      const signature = lies.signature ?? createSign('sha256').update(Buffer.concat([authData, sha256(clientData)])).sign(key.key);
      const handle = lies.userHandle === null ? {} : { userHandle: lies.userHandle ?? key.handle };
      return answer(key, { clientDataJSON: b64(clientData), authenticatorData: b64(authData), signature: b64(signature), ...handle });
    },
  };
};

const answer = ({ id }: Held, response: Json): Json => ({ id: b64(id), rawId: b64(id), type: 'public-key', clientExtensionResults: {}, authenticatorAttachment: 'platform', response });
const sha256 = (value: string | Buffer): Buffer => createHash('sha256').update(value).digest();
const b64 = (value: Buffer): string => value.toString('base64url');

// As much of CBOR (RFC 8949) as it takes.
const head = (major: number, n: number): Buffer => {
  if (n < 24) return Buffer.of((major << 5) | n);
  return n < 256 ? Buffer.of((major << 5) | 24, n) : Buffer.of((major << 5) | 25, n >> 8, n & 255);
};
const int = (n: number): Buffer => (n >= 0 ? head(0, n) : head(1, -1 - n));
const bytes = (value: Buffer): Buffer => Buffer.concat([head(2, value.length), value]);
const text = (value: string): Buffer => Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
const map = (pairs: readonly (readonly [Buffer, Buffer])[]): Buffer => Buffer.concat([head(5, pairs.length), ...pairs.flat()]);
