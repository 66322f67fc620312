// The words of signing in, fetched with the first page or dialog that needs them, in both languages.
import type { Language } from '@samsvar/domain';
import { languageNow } from '../base/language';
import { laterPart } from '../base/later-words';
import { alsoLoad } from '../base/words';
import { svSignIn } from '../base/words/sv-sign-in';

/** Swedish decides the shape, English must follow. */
export type SignInWords = typeof svSignIn;

const part = laterPart<SignInWords>(svSignIn, async () => (await import('../base/words/en-sign-in')).enSignIn);

const ready = (language: Language): Promise<unknown> => part.load(language).catch(() => undefined);

/** Fetches these words in the language in use; a dialog waits for them before it is drawn, so that the page behind it stays. */
export const signInWordsReady = (): Promise<unknown> => ready(languageNow());

/** The words of signing in, in the chosen language; drawn in Swedish when they cannot be fetched. */
export const useSignInWords = part.useWords;

// As in all-words.ts: its language must be on its way when the page is drawn.
alsoLoad(ready);
void signInWordsReady();
