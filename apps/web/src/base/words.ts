// The words of the first page: the frame around every page, signing in, and the register. The rest come with their pages.
import type { Language } from '@samsvar/domain';
import { useLanguage } from './language';
import { svBase } from './words/sv-base';
import { svRegister } from './words/sv-register';
import { svSession } from './words/sv-session';

const sv = { base: svBase, session: svSession, consultation: svRegister };

/** The shape of the first words; Swedish decides it, English must follow. */
export type Words = typeof sv;

const loaded: Partial<Record<Language, Words>> = { sv };

/** Fetches words of one language. */
export type LoadWords = (language: Language) => Promise<unknown>;

const alsoLoaded = new Set<LoadWords>();

/** Has more words fetched whenever a language is: those of pages that have been opened. */
export const alsoLoad = (load: LoadWords): void => {
  alsoLoaded.add(load);
};

/** Fetches the words of a language for everything that is open, once. Swedish is always there. */
export const loadWords = async (language: Language): Promise<void> => {
  await Promise.all([loadFirst(language), ...[...alsoLoaded].map((load) => load(language))]);
};

const loadFirst = async (language: Language): Promise<void> => {
  if (language === 'en') loaded.en ??= (await import('./words/en')).en;
};

/** The first words of one language, for code outside React; Swedish until the language's words have been fetched. */
export const words = (language: Language): Words => loaded[language] ?? sv;

/** The first words in the chosen language. */
export const useWords = (): Words => words(useLanguage());
