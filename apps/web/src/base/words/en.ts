// The English catalogue, fetched when English is chosen.
import type { Words } from '../words';
import { enBase } from './en-base';
import { enCaseFile } from './en-case-file';
import { enCitation } from './en-citation';
import { enConsultation } from './en-consultation';
import { enDelivery } from './en-delivery';
import { enPassage } from './en-passage';
import { enResponse } from './en-response';
import { enSession } from './en-session';
import { enSource } from './en-source';
import { enStance } from './en-stance';

/** Every room's words in English. */
export const en: Words = {
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
