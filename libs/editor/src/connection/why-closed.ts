// Reads a closed socket: for good, with words for the person, or to be tried again.
import { REFUSALS, wordsOfRefusal } from '@samsvar/protocol';
import type { Language, RefusalCode } from '@samsvar/domain';
import type { ConnectionRefusal } from './connection-options';

/** A refusal in words. */
export const refusalOf = (code: RefusalCode, language: Language = 'sv'): ConnectionRefusal => ({
  code,
  text: wordsOfRefusal(code, { limit: 1_000_000 }, language),
});

/** What a close says; null when the connection should be tried again. Codes from 4400 to 4499 are for good. */
export const whyClosed = (
  event: { readonly code: number; readonly reason: string },
  language: Language = 'sv',
): ConnectionRefusal | null => {
  if (event.code < 4400 || event.code > 4499) return null;
  // The keys of a constant object.
  const codes = Object.keys(REFUSALS) as RefusalCode[];
  const code = codes.find((one) => one === event.reason) ?? codes.find((one) => REFUSALS[one].close === event.code) ?? 'invalid';
  return refusalOf(code, language);
};

/** Whether a refusal means that the person may not have or write the document any more, so that nothing of it is kept here. */
export const isLossOfRight = (code: string): boolean => ['not-found', 'not-allowed', 'not-signed-in', 'read-only'].includes(code);
