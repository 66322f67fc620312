// How a message to another system is signed, so that it can know that it is ours and that nobody kept it and sent it again.
import { createHmac } from 'node:crypto';

/** What every secret begins with, so that one that has strayed is known for what it is. */
export const SECRET_MARK = 'whsec_';

/**
 * The headers of a message, as Standard Webhooks 1.0 (standardwebhooks.com) has them: its id, the time in seconds, and
 * `v1,` with the HMAC-SHA-256 of "id.time.body" in base64 by the secret's bytes.
 */
export const signedHeaders = (secret: Uint8Array, { id, at, body }: { readonly id: string; readonly at: Date; readonly body: string }): Record<string, string> => {
  const time = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', secret).update(`${id}.${time}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': `v1,${signature}` };
};
