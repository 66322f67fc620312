// What is said when a step of signing in did not succeed.
import { wordsOfFault } from '../base/Fetching';
import { PasskeyFault } from './passkey';
import type { SignInWords } from './sign-in-words';

/** The server's words, those of a passkey that came to nothing, or `otherwise`. */
export const wordsOfSignIn = (fault: unknown, words: SignInWords, otherwise: string): string =>
  fault instanceof PasskeyFault ? words.passkey[fault.reason] : wordsOfFault(fault, otherwise);

/** The words of a code in the address, which an organisation's own service came back with; null for none. */
export const wordsOfReturn = (code: string | null, words: SignInWords): string | null => {
  if (!code) return null;
  const known: Readonly<Record<string, string>> = words.fault;
  return (Object.hasOwn(known, code) ? known[code] : undefined) ?? words.fault.other;
};
