// English words about being signed in that any page may need.
import type { svSession } from './sv-session';

/** English words of the session room. */
export const enSession: typeof svSession = {
  heldTitle: 'You are no longer signed in',
  held: 'What you have written is still on this page, and is saved when you have signed in again.',
  signInAgain: 'Sign in again',
  otherTitle: (other) => `${other} is signed in now`,
  other: (name) =>
    `What you have written as ${name} is not saved, and it is not sent in anybody else’s name. Sign in as ${name} again, or download the text before you go on.`,
  goOnAs: (name) => `Go on as ${name}`,
  signInAs: (name) => `Sign in as ${name}`,
  accessibility: 'Accessibility',
  privacy: 'Personal data',
};
