// What passkeys of this server are bound to: its name and its origin (WebAuthn Level 3 §5.1.3).
import { isIP } from 'node:net';
import { Refusal } from '@samsvar/domain';
import type { Request } from 'express';
import type { Config } from '../base/config';

/** A passkey works for this name and from this origin alone. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/**
 * By the address that people use; on one's own machine `localhost`. Passkeys do not exist for bare IP addresses: there it
 * throws `passkey-refused` with the address to use instead.
 */
export const relyingPartyOf = ({ publicUrl }: Pick<Config, 'publicUrl'>, request: Pick<Request, 'headers'>): RelyingParty => {
  // Without PUBLIC_URL only pages of this machine get this far, by whatever port it is reached (base/origin.ts).
  const url = new URL(publicUrl ?? `http://${request.headers.host ?? 'localhost'}`);
  const name = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(name) !== 0 || (publicUrl === null && name !== 'localhost')) {
    url.hostname = 'localhost';
    throw new Refusal('passkey-refused', publicUrl === null ? { address: url.origin } : {});
  }
  return { id: name, origin: url.origin };
};
