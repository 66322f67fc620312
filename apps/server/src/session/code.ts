// Codes of a generator (RFC 6238) and codes for the day when it is lost.
import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** What every common generator app can do: SHA-1, six digits, half a minute. */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** A clock may be this many steps off, either way. */
const WINDOW = 1;
/** Recovery codes that are made at once. */
export const RECOVERY_CODES = 10;
/** Letters and digits that nobody takes for one another (Crockford's base 32); five bits each. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Signs of one recovery code: 80 bits, more than can be guessed at any speed. */
const LENGTH = 16;

/** A new secret of 160 bits (RFC 4226 §4). */
export const newTotpSecret = (): Buffer => randomBytes(20);

/** What a generator app is told: the secret to type, and the address that the picture to scan holds. */
export const describeTotp = (secret: Uint8Array, label: string): { readonly secret: string; readonly uri: string } => {
  const generator = new TOTP({ issuer: 'Samsvar', label, secret: secretOf(secret), ...FORM });
  return { secret: generator.secret.base32, uri: generator.toString() };
};

/** The time step that a code belongs to; null when it is wrong. Compared in constant time. */
export const stepOf = (secret: Uint8Array, code: string, now: Date): number | null => {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = TOTP.validate({ token: digits, secret: secretOf(secret), timestamp: now.getTime(), window: WINDOW, ...FORM });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / FORM.period) + delta;
};

/** New recovery codes, as they are shown, once. */
export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, newRecoveryCode);

/** What is stored of a recovery code, however it was typed. It is random and long, so a plain hash cannot be turned back. */
export const recoveryHash = (code: string): Buffer => createHash('sha256').update(plain(code)).digest();

const newRecoveryCode = (): string => {
  // 256 is a multiple of 32: no sign is likelier than another.
  const signs = [...randomBytes(LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('');
  return signs.match(/.{4}/g)?.join('-') ?? signs;
};

const plain = (code: string): string =>
  code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');

const secretOf = (bytes: Uint8Array): Secret => new Secret({ buffer: Uint8Array.from(bytes).buffer });
