// The words of signing in, fetched with the first page or dialog that needs them, in both languages.
import type { Language } from '@samsvar/domain';
import { use } from 'react';
import { languageNow, useLanguage } from '../base/language';
import { alsoLoad } from '../base/words';
import { svSignIn } from '../base/words/sv-sign-in';

/** Swedish decides the shape, English must follow. */
export type SignInWords = typeof svSignIn;

const loaded: Partial<Record<Language, SignInWords>> = { sv: svSignIn };
const fetched: Partial<Record<Language, Promise<SignInWords>>> = {};

const fetchWords = (language: Language): Promise<SignInWords> =>
  (fetched[language] ??= language === 'sv' ? Promise.resolve(svSignIn) : import('../base/words/en-sign-in').then((m) => (loaded[language] = m.enSignIn)))
    // Asked for again when it did not come.
    .catch(() => {
      delete fetched[language];
      return svSignIn;
    });

/** Fetches these words in the language in use; a dialog waits for them before it is drawn, so that the page behind it stays. */
export const signInWordsReady = (): Promise<unknown> => fetchWords(languageNow());

/** The words of signing in, in the chosen language; drawn in Swedish when they cannot be fetched. */
export const useSignInWords = (): SignInWords => {
  const language = useLanguage();
  if (!waited[language]) {
    const here = loaded[language];
    if (here) return here;
  }
  // As in admin-words.ts: who has waited comes this way again.
  return use((waited[language] ??= fetchWords(language)));
};

/** What drawing waits for: it must be the same promise each time. */
const waited: Partial<Record<Language, Promise<SignInWords>>> = {};

// As in all-words.ts: its language must be on its way when the page is drawn.
alsoLoad(fetchWords);
void signInWordsReady();
