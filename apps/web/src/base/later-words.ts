// Words that come later than the first page's: Swedish with the code that needs them, English when it is chosen.
import type { Language } from '@samsvar/domain';
import { use } from 'react';
import { useLanguage } from './language';

/** A part of the catalogue that is fetched with what needs it. */
export interface LaterPart<Words> {
  /** Fetches its words of a language, once; asks again when they did not come. */
  readonly load: (language: Language) => Promise<unknown>;
  /** Its words as far as they are here; Swedish until the language's have been fetched. */
  readonly now: (language: Language) => Words;
  /** Its words in the chosen language. A part of a page waits for them, and is drawn in Swedish when they cannot be fetched. */
  readonly useWords: () => Words;
}

/** Makes one. Swedish decides the shape. */
export const laterPart = <Words>(sv: Words, fetchEnglish: () => Promise<Words>): LaterPart<Words> => {
  const loaded: Partial<Record<Language, Words>> = { sv };
  const coming: Partial<Record<Language, Promise<Words>>> = {};
  const waited: Partial<Record<Language, Promise<Words>>> = {};
  const ask = async (language: Language): Promise<Words> => {
    try {
      return (loaded[language] ??= await fetchEnglish());
    } finally {
      delete coming[language];
    }
  };
  const load = (language: Language): Promise<Words> => (coming[language] ??= ask(language));
  const useWords = (): Words => {
    const language = useLanguage();
    const here = waited[language] ? undefined : loaded[language];
    if (here !== undefined) return here;
    // Once a part has waited here it must come this way again, though the words have come: React fails where `use` is left out then.
    return use((waited[language] ??= load(language).catch(() => sv)));
  };
  return { load, now: (language) => loaded[language] ?? sv, useWords };
};
