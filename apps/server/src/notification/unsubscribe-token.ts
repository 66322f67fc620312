// The word in a link that ends mail to one person without signing in.
import { createHash, createHmac } from 'node:crypto';
import type { PersonId } from '@samsvar/domain';

/**
 * The same for every mail to a person, so that the link in an old one works too; it is nowhere stored. It can do nothing
 * but end mail, and a new SESSION_SECRET makes new ones.
 */
export const unsubscribeToken = (secret: string, personId: PersonId): string =>
  createHmac('sha256', secret).update(`unsubscribe ${personId}`).digest('base64url');

/** What is stored of it. */
export const unsubscribeHash = (token: string): Uint8Array => createHash('sha256').update(token).digest();
