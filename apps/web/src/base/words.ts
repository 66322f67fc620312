// The catalogue: every word a person reads, by room, in both languages.
import type { Language } from '@samsvar/domain';
import { useLanguage } from './language';
import { svBase } from './words/sv-base';
import { svCaseFile } from './words/sv-case-file';
import { svCitation } from './words/sv-citation';
import { svConsultation } from './words/sv-consultation';
import { svDelivery } from './words/sv-delivery';
import { svPassage } from './words/sv-passage';
import { svResponse } from './words/sv-response';
import { svSession } from './words/sv-session';
import { svSource } from './words/sv-source';
import { svStance } from './words/sv-stance';

const sv = {
  base: svBase,
  session: svSession,
  consultation: svConsultation,
  source: svSource,
  passage: svPassage,
  caseFile: svCaseFile,
  response: svResponse,
  stance: svStance,
  citation: svCitation,
  delivery: svDelivery,
};

/** The shape of the catalogue; Swedish decides it, English must follow. */
export type Words = typeof sv;

const loaded: Partial<Record<Language, Words>> = { sv };

/** Fetches the words of a language, once. Swedish is always there. */
export const loadWords = async (language: Language): Promise<void> => {
  if (language === 'en') loaded.en ??= (await import('./words/en')).en;
};

/** The catalogue of one language, for code outside React; Swedish until the language's words have been fetched. */
export const words = (language: Language): Words => loaded[language] ?? sv;

/** The catalogue in the chosen language. */
export const useWords = (): Words => words(useLanguage());
