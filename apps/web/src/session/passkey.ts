// Passkeys: what the browser is asked, and what it says when it comes to nothing.
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { PasskeyOptions } from '@samsvar/protocol';
import type { SignInWords } from './sign-in-words';

/** Why no passkey was used or made: the person gave up, the device has one already, or it does not work here. */
export class PasskeyFault extends Error {
  constructor(readonly reason: keyof SignInWords['passkey']) {
    super(reason);
    this.name = 'PasskeyFault';
  }
}

/** Whether this browser knows of passkeys at all. */
export const hasPasskeys = (): boolean => browserSupportsWebAuthn();

type Answer = Record<string, unknown>;

/** Has the person show one of their passkeys. Throws `PasskeyFault`. */
export const showPasskey = ({ options }: PasskeyOptions): Promise<Answer> =>
  // The server's own library made the options; ours and the browser's check them.
  inOurWords(startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON }));

/** Has the device make a passkey. Throws `PasskeyFault`. */
export const makePasskey = ({ options }: PasskeyOptions): Promise<Answer> =>
  // As above.
  inOurWords(startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON }));

const inOurWords = async (asked: Promise<object>): Promise<Answer> => {
  try {
    return { ...(await asked) };
  } catch (fault) {
    throw new PasskeyFault(reasonOf(fault));
  }
};

/** The names are those of the WebAuthn specification's exceptions. */
const reasonOf = (fault: unknown): PasskeyFault['reason'] => {
  const name = fault instanceof Error ? fault.name : '';
  if (name === 'InvalidStateError') return 'known';
  return name === 'NotAllowedError' || name === 'AbortError' ? 'given-up' : 'not-here';
};
