// Changes the language of the app, words first.
import type { Language } from '@samsvar/domain';
import { chooseLanguage, languageNow } from './language';
import { toasts } from './toasts';
import { loadWords, words } from './words';

/** Fetches the language's words and then changes to it; stays as it was when they cannot be fetched. */
export const switchLanguage = async (language: Language): Promise<void> => {
  try {
    await loadWords(language);
    chooseLanguage(language);
  } catch {
    toasts.add({ tone: 'danger', text: words(languageNow()).base.errors.unreachable });
  }
};
