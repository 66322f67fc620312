// The whole catalogue, for pages that are fetched when they are opened: every word a person reads, by room, in both languages.
import { languageNow } from './language';
import { laterPart } from './later-words';
import { alsoLoad, words, type Words } from './words';
import { svBoard } from './words/sv-board';
import { svCaseFile } from './words/sv-case-file';
import { svCitation } from './words/sv-citation';
import { svComment } from './words/sv-comment';
import { svConsultation } from './words/sv-consultation';
import { svDelivery } from './words/sv-delivery';
import { svKeyboard } from './words/sv-keyboard';
import { svNotification } from './words/sv-notification';
import { svOffline } from './words/sv-offline';
import { svPassage } from './words/sv-passage';
import { svPlan } from './words/sv-plan';
import { svResponse } from './words/sv-response';
import { svSource } from './words/sv-source';
import { svStance } from './words/sv-stance';
import { svSuggestion } from './words/sv-suggestion';
import { svVersion } from './words/sv-version';

const later = {
  board: svBoard,
  caseFile: svCaseFile,
  citation: svCitation,
  comment: svComment,
  delivery: svDelivery,
  keyboard: svKeyboard,
  notification: svNotification,
  offline: svOffline,
  one: svConsultation,
  passage: svPassage,
  plan: svPlan,
  response: svResponse,
  source: svSource,
  stance: svStance,
  suggestion: svSuggestion,
  version: svVersion,
};

/** What is fetched with the pages; Swedish decides the shape, English must follow. */
export type LaterWords = typeof later;

const join = (first: Words, { one, ...rest }: LaterWords) => ({
  ...first,
  ...rest,
  consultation: { ...first.consultation, ...one },
});

/** The shape of the whole catalogue. */
export type AllWords = ReturnType<typeof join>;

const part = laterPart<AllWords>(join(words('sv'), later), async () => {
  const [first, rest] = await Promise.all([import('./words/en'), import('./words/en-later')]);
  return join(first.en, rest.enLater);
});

/** Fetches all words of a language, once. Swedish is always there. */
export const loadAllWords = part.load;

/** The whole catalogue of one language, for code outside React; Swedish until the language's words have been fetched. */
export const allWords = part.now;

/**
 * The whole catalogue in the chosen language. The page waits for its words as it waits for its own code, and is
 * drawn in Swedish when they cannot be fetched.
 */
export const useAllWords = part.useWords;

// A page that needs these words has just been fetched: its language must be on its way when it is drawn.
alsoLoad(part.load);
void part.load(languageNow()).catch(() => undefined);
