// Secrets of links: made here, stored only as their hash.
import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 bits, fit for an address. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret. It is random, so a plain hash cannot be turned back. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
