// The words of all other pages in English, fetched with the first of them when English is chosen.
import type { LaterWords } from '../all-words';
import { enBoard } from './en-board';
import { enCaseFile } from './en-case-file';
import { enCitation } from './en-citation';
import { enComment } from './en-comment';
import { enConsultation } from './en-consultation';
import { enDelivery } from './en-delivery';
import { enKeyboard } from './en-keyboard';
import { enNotification } from './en-notification';
import { enOffline } from './en-offline';
import { enPassage } from './en-passage';
import { enPlan } from './en-plan';
import { enResponse } from './en-response';
import { enSource } from './en-source';
import { enStance } from './en-stance';
import { enSuggestion } from './en-suggestion';
import { enVersion } from './en-version';

/** Every room's words in English, but for the first page's. */
export const enLater: LaterWords = {
  board: enBoard,
  caseFile: enCaseFile,
  citation: enCitation,
  comment: enComment,
  delivery: enDelivery,
  keyboard: enKeyboard,
  notification: enNotification,
  offline: enOffline,
  one: enConsultation,
  passage: enPassage,
  plan: enPlan,
  response: enResponse,
  source: enSource,
  stance: enStance,
  suggestion: enSuggestion,
  version: enVersion,
};
