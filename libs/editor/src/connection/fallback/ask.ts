// One request of a line, with a limit in time; no answer is an answer, too.
import { BATCH_TYPE } from '@samsvar/protocol';
import type { Surroundings } from './surroundings';

export interface Question {
  readonly url: string;
  readonly body: Uint8Array | null;
  /** Ms until it counts as unanswered. */
  readonly limitMs: number;
  /** Lets the request outlive the page; browsers allow that up to 64 kB. */
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal;
}

export interface LineAnswer {
  readonly status: number;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What a proxy says when the server is not there, and the server when it wants to be asked later. */
const LATER = new Set([429, 502, 503, 504]);

/** Asks once; null when there was no answer, or one that says to ask again later. Never throws. */
export const ask = async ({ fetch, timing }: Surroundings, question: Question): Promise<LineAnswer | null> => {
  const { url, body, limitMs, keepalive = false, signal } = question;
  const controller = new AbortController();
  const stop = () => controller.abort();
  const cancel = timing.after(limitMs, stop);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const answer = await fetch(url, {
      method: 'POST',
      // A view of its own buffer: the encoder's type is only wider.
      body: body as Uint8Array<ArrayBuffer> | null,
      headers: { 'Content-Type': BATCH_TYPE },
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      keepalive,
      signal: controller.signal,
    });
    if (LATER.has(answer.status)) return null;
    const mediaType = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
    return { status: answer.status, mediaType, bytes: new Uint8Array(await answer.arrayBuffer()) };
  } catch {
    // The network, a redirect to some login page, or the limit: there is no answer, and who asked knows what to do.
    return null;
  } finally {
    cancel();
    signal?.removeEventListener('abort', stop);
  }
};
