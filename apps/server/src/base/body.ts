// Reads JSON bodies within bounds.
import type { IncomingMessage } from 'node:http';
import { Refusal } from '@samsvar/domain';
import { json, type RequestHandler } from 'express';

/** Largest JSON body, in bytes after decompression. */
export const JSON_LIMIT = 256_000;
/** Deepest nesting of a JSON body; no shape of ours needs more than a few levels. */
export const JSON_DEPTH = 32;

/** Parses JSON bodies: too long is `too-large`, malformed or too deep is `invalid`. Other media types are left unread. */
export const readJson = (): RequestHandler =>
  json({ limit: JSON_LIMIT, strict: true, verify: refuseDeepNesting });

/** Looks before parsing: recursive code after it could be made to overflow the stack. */
const refuseDeepNesting = (_request: IncomingMessage, _response: unknown, body: Buffer): void => {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at];
    if (isInText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) isInText = false;
    } else if (byte === QUOTE) isInText = true;
    else if (byte === OPEN_BRACKET || byte === OPEN_BRACE) {
      if (++depth > JSON_DEPTH) throw new Refusal('invalid');
    } else if (byte === CLOSE_BRACKET || byte === CLOSE_BRACE) depth--;
  }
};

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
