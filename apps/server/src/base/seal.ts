// Seals secrets that must be read again: whoever reads the database alone can neither read nor change them.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What a sealed thing is for. A thing sealed for one purpose does not open for another. */
export type SealPurpose = string;

/** The server's own secret, or the settings that hold it. */
export type SealSecret = string | { readonly sessionSecret: string };

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/** The bytes, encrypted and authenticated with a key of the server's secret (AES-256-GCM, HKDF-SHA-256 with the purpose as info). Never the same twice. */
export const seal = (secret: SealSecret, purpose: SealPurpose, bytes: Uint8Array): Buffer => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, purpose), nonce);
  cipher.setAAD(Buffer.of(VERSION));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]);
};

/** What was sealed. Throws when anything of it has changed, or it was sealed for another purpose or with another secret. */
export const unseal = (secret: SealSecret, purpose: SealPurpose, sealed: Uint8Array): Buffer => {
  const all = Buffer.from(sealed);
  if (all.length < 1 + NONCE + TAG || all[0] !== VERSION) throw new Error(`not sealed by this server: ${purpose}`);
  const nonce = all.subarray(1, 1 + NONCE);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, purpose), nonce, { authTagLength: TAG });
  decipher.setAAD(Buffer.of(VERSION));
  decipher.setAuthTag(all.subarray(1 + NONCE, 1 + NONCE + TAG));
  return Buffer.concat([decipher.update(all.subarray(1 + NONCE + TAG)), decipher.final()]);
};

const keyOf = (secret: SealSecret, purpose: SealPurpose): Buffer => {
  const material = typeof secret === 'string' ? secret : secret.sessionSecret;
  return Buffer.from(hkdfSync('sha256', material, 'samsvar', purpose, 32));
};
