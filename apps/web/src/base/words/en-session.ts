// English words of signing in and out.
import type { svSession } from './sv-session';

/** English words of the session room. */
export const enSession: typeof svSession = {
  title: 'Sign in',
  lead: 'Write the consultation response together, with the sources beside it.',
  email: 'E-mail address',
  password: 'Password',
  showPassword: 'Show the password',
  hidePassword: 'Hide the password',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  emailMissing: 'Enter your e-mail address.',
  emailWrong: 'The e-mail address should contain an @, as in name@organisation.se.',
  passwordMissing: 'Enter your password.',
  failedTitle: 'Signing in did not succeed',
  lostTitle: 'You need to sign in again',
  lost: 'You have been signed in for long, or signed out in another window. Sign in again and you will return to the page you were on.',
  heldTitle: 'You are no longer signed in',
  held: 'What you have written is still on this page, and is saved when you have signed in again.',
  signInAgain: 'Sign in again',
  otherTitle: (other) => `${other} is signed in now`,
  other: (name) =>
    `What you have written as ${name} is not saved, and it is not sent in anybody else’s name. Sign in as ${name} again, or download the text before you go on.`,
  goOnAs: (name) => `Go on as ${name}`,
  signedOut: 'You are signed out.',
  demoTitle: 'Demo: choose who to be',
  demoLead:
    'The people and organisations are made up. Open two windows with different people and write at the same time.',
  signInAs: (name) => `Sign in as ${name}`,
};
