// The catalogue: every word a person reads, by room, in both languages.
import type { Language } from '@samsvar/domain';
import { useLanguage } from './language';
import { enBase } from './words/en-base';
import { enCaseFile } from './words/en-case-file';
import { enCitation } from './words/en-citation';
import { enConsultation } from './words/en-consultation';
import { enDelivery } from './words/en-delivery';
import { enPassage } from './words/en-passage';
import { enResponse } from './words/en-response';
import { enSession } from './words/en-session';
import { enSource } from './words/en-source';
import { enStance } from './words/en-stance';
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

const en: Words = {
  base: enBase,
  session: enSession,
  consultation: enConsultation,
  source: enSource,
  passage: enPassage,
  caseFile: enCaseFile,
  response: enResponse,
  stance: enStance,
  citation: enCitation,
  delivery: enDelivery,
};

const CATALOGUE: Readonly<Record<Language, Words>> = { sv, en };

/** The catalogue of one language, for code outside React. */
export const words = (language: Language): Words => CATALOGUE[language];

/** The catalogue in the chosen language. */
export const useWords = (): Words => CATALOGUE[useLanguage()];
