// Checkpoints: how far a log had come and what its head was, signed so that nobody can say otherwise later.
import { createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';
import { canonical } from './canonical';

/** A signed head; hash, key and signature in hexadecimal, the time as ISO 8601 in milliseconds, UTC. */
export interface Checkpoint {
  readonly organisation: string;
  readonly seq: number;
  readonly hash: string;
  readonly signedAt: string;
  /** The 32 bytes of an Ed25519 key (RFC 8032). */
  readonly publicKey: string;
  readonly signature: string;
}

/** What is signed of a checkpoint. */
export type Head = Omit<Checkpoint, 'publicKey' | 'signature'>;

/** Signs heads with a key that is derived from the server's secret: every node has the same, and nothing is stored. */
export class CheckpointSigner {
  private readonly key: KeyObject;
  readonly publicKey: string;

  constructor(sessionSecret: string) {
    const seed = Buffer.from(hkdfSync('sha256', sessionSecret, 'samsvar', 'audit-checkpoint', 32));
    this.key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
    const { x = '' } = createPublicKey(this.key).export({ format: 'jwk' });
    this.publicKey = Buffer.from(x, 'base64url').toString('hex');
  }

  /** The head with its signature. */
  sign({ organisation, seq, hash, signedAt }: Head): Checkpoint {
    const head = { organisation, seq, hash, signedAt };
    return { ...head, publicKey: this.publicKey, signature: sign(null, signedText(head), this.key).toString('hex') };
  }
}

/** Whether the signature is of this head, by the key that stands beside it. */
export const isSigned = ({ publicKey, signature, organisation, seq, hash, signedAt }: Checkpoint): boolean => {
  if (!/^[0-9a-f]{64}$/.test(publicKey) || !/^[0-9a-f]{128}$/.test(signature)) return false;
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, signedText({ organisation, seq, hash, signedAt }), key, Buffer.from(signature, 'hex'));
};

/** What stands before the seed of an Ed25519 key in PKCS 8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

const signedText = ({ organisation, seq, hash, signedAt }: Head): Buffer =>
  Buffer.from(canonical({ purpose: 'samsvar-audit-checkpoint', organisation, seq, hash, signedAt }));
