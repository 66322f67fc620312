// The line: how a live response is spoken over plain HTTP where a proxy lets no socket through.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/**
 * Four routes stand in for a socket; the messages on it are the same (`MESSAGE`).
 *
 * - `POST /api/responses/:id/line?schema=&since=` is judged like an upgrade and answers 201 `{ "line": "<id>" }`.
 * - `POST …/line/:line/poll?n=` waits for batch `n` from the server, counted from 0; with `&wait=0` it does not wait.
 *   200 is the batch; 204 means that nothing came in time: ask for the same again. Asking for the batch before answers
 *   the same bytes again, so that an answer lost on the way costs nothing.
 * - `POST …/line/:line/frames?n=` brings batch `n` from the client, counted from 0, one at a time. 204 once it has
 *   been taken, also when it had been taken before; 503 means: bring the same again later.
 * - `POST …/line/:line/end?n=` is the same, and ends the line after the batch.
 *
 * Every path names the response, so that a balancer can send all of a line to one node. A node that does not know the
 * line answers 404, like to anybody whose line it is not; the client opens a new one, and is judged anew. 409 ends a
 * line whose numbers do not fit together.
 */
export const linePath = (responseId: string): string => `/api/responses/${responseId}/line`;

/** The media type of batches in both directions. */
export const BATCH_TYPE = 'application/octet-stream';

export const LINE_LIMITS = {
  /** Ms a poll waits at most: shorter than what proxies allow an answer. */
  pollMs: 20_000,
  /** Ms without a poll after which a line is gone. */
  idleMs: 30_000,
  /** Bytes of messages in one batch; a single larger message has a batch of its own. */
  batchBytes: 256 * 1024,
  /** Messages in one batch. */
  batchFrames: 1_000,
} as const;

/** What a socket's close says. */
export interface Goodbye {
  readonly code: number;
  readonly reason: string;
}

/** Messages that travel together, in order; `goodbye` is the last word of a line. */
export interface Batch {
  readonly frames: readonly Uint8Array[];
  readonly goodbye: Goodbye | null;
}

/** Writes a batch: how many messages, each with its length, then the goodbye if there is one. */
export const encodeBatch = ({ frames, goodbye }: Batch): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, frames.length);
  for (const frame of frames) encoding.writeVarUint8Array(out, frame);
  if (goodbye) {
    encoding.writeVarUint(out, goodbye.code);
    encoding.writeVarString(out, goodbye.reason);
  }
  return encoding.toUint8Array(out);
};

/** Reads a batch; the messages are views on it. Throws on a malformed one, and on one with too many messages. */
export const decodeBatch = (bytes: Uint8Array): Batch => {
  const input = decoding.createDecoder(bytes);
  const count = decoding.readVarUint(input);
  if (count > LINE_LIMITS.batchFrames) throw new Error('Too many messages in one batch.');
  const frames = Array.from({ length: count }, () => decoding.readVarUint8Array(input));
  if (!decoding.hasContent(input)) return { frames, goodbye: null };
  const goodbye = { code: decoding.readVarUint(input), reason: decoding.readVarString(input) };
  if (decoding.hasContent(input)) throw new Error('More than a batch.');
  return { frames, goodbye };
};

/** Takes as many messages from the head of a queue as one batch may hold: at least one, when there is one. */
export const takeBatch = (queue: Uint8Array[]): Uint8Array[] => {
  let [count, bytes] = [0, 0];
  for (const frame of queue) {
    bytes += frame.length;
    if (count > 0 && (bytes > LINE_LIMITS.batchBytes || count >= LINE_LIMITS.batchFrames)) break;
    count += 1;
  }
  return queue.splice(0, count);
};
