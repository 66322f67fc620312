// The dialog that asks who one is, with what has to be ready before it is drawn.
export { ConfirmDialog } from './ConfirmDialog';
export { signInWordsReady } from './sign-in-words';
