// The language the person has chosen, kept in the browser.
import { LANGUAGES, type Language } from '@samsvar/domain';
import { useSyncExternalStore } from 'react';
import { Stored } from './stored';

/** BCP 47 tags by which dates and numbers are written. */
export const LOCALES: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' };

const chosen = new Stored<Language>('samsvar.language', LANGUAGES, 'sv');

/** The language now, for code outside React. Swedish until another is chosen. */
export const languageNow = (): Language => chosen.value();

/** Changes the language everywhere at once. */
export const chooseLanguage = (language: Language): void => {
  chosen.set(language);
  document.documentElement.lang = language;
};

/** The language now; the part is drawn anew when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(chosen.subscribe, chosen.value);
