// The words of all other pages in English, fetched with the first of them when English is chosen.
import type { LaterWords } from '../all-words';
import { enCaseFile } from './en-case-file';
import { enCitation } from './en-citation';
import { enConsultation } from './en-consultation';
import { enDelivery } from './en-delivery';
import { enKeyboard } from './en-keyboard';
import { enOffline } from './en-offline';
import { enPassage } from './en-passage';
import { enResponse } from './en-response';
import { enSource } from './en-source';
import { enStance } from './en-stance';

/** Every room's words in English, but for the first page's. */
export const enLater: LaterWords = {
  caseFile: enCaseFile,
  citation: enCitation,
  delivery: enDelivery,
  keyboard: enKeyboard,
  offline: enOffline,
  one: enConsultation,
  passage: enPassage,
  response: enResponse,
  source: enSource,
  stance: enStance,
};
