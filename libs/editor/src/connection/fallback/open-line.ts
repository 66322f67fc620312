// Opens a line in place of a socket.
import { REFUSALS, errorShape, linePath, openedLineShape, type Goodbye } from '@samsvar/protocol';
import { ask, type LineAnswer } from './ask';
import type { Surroundings } from './surroundings';

const OPEN_MS = 15_000;

/** The address of the opened line, or why there is none. */
export type Opening = { readonly address: string } | { readonly goodbye: Goodbye };

/** Knocks once, for the response that the socket's address names; never throws. */
export const openLine = async (socketUrl: string, around: Surroundings): Promise<Opening> => {
  const url = new URL(socketUrl);
  url.protocol = url.protocol === 'wss:' ? 'https:' : 'http:';
  url.pathname = linePath(url.pathname.slice(url.pathname.lastIndexOf('/') + 1));
  const answer = await ask(around, { url: url.href, body: null, limitMs: OPEN_MS });
  const opened = openedLineShape.safeParse(jsonIn(answer));
  if (answer?.status !== 201 || !opened.success) return { goodbye: goodbyeOf(answer) };
  return { address: `${url.origin}${url.pathname}/${opened.data.line}` };
};

/**
 * A refusal is told as a socket tells it: that it did not open. Why, the connection asks elsewhere; but that this
 * very page is too old is said nowhere else.
 */
const goodbyeOf = (answer: LineAnswer | null): Goodbye => {
  const refused = errorShape.safeParse(jsonIn(answer));
  const isOutdated = refused.success && refused.data.code === 'schema-outdated';
  return isOutdated ? { code: REFUSALS['schema-outdated'].close, reason: 'schema-outdated' } : { code: 1006, reason: '' };
};

const jsonIn = (answer: LineAnswer | null): unknown => {
  if (answer?.mediaType !== 'application/json') return null;
  try {
    return JSON.parse(new TextDecoder().decode(answer.bytes));
  } catch {
    return null;
  }
};
