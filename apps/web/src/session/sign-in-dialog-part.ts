// The dialog for signing in again, with what has to be ready before it is drawn.
export { SignInDialog } from './SignInDialog';
export { signInWordsReady } from './sign-in-words';
