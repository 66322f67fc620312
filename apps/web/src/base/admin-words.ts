// The words of pages that few open: those of administrators, of one's own account, and of guests. Fetched with the first of them.
import type { Language } from '@samsvar/domain';
import { use } from 'react';
import { languageNow, useLanguage } from './language';
import { alsoLoad } from './words';
import { svAccount } from './words/sv-account';
import { svAudit } from './words/sv-audit';
import { svGuest } from './words/sv-guest';
import { svIntegration } from './words/sv-integration';
import { svMembers } from './words/sv-members';
import { svOrganisation } from './words/sv-organisation';
import { svRetention } from './words/sv-retention';
import { svSignInRules } from './words/sv-sign-in-rules';
import { svStatement } from './words/sv-statement';

const sv = {
  account: svAccount,
  audit: svAudit,
  guest: svGuest,
  integration: svIntegration,
  members: svMembers,
  organisation: svOrganisation,
  retention: svRetention,
  signInRules: svSignInRules,
  statement: svStatement,
};

/** What is fetched with these pages; Swedish decides the shape, English must follow. */
export type AdminWords = typeof sv;

const loaded: Partial<Record<Language, AdminWords>> = { sv };
const fetched: Partial<Record<Language, Promise<AdminWords>>> = {};

const fetchWords = async (language: Language): Promise<AdminWords> =>
  language === 'sv' ? sv : (loaded.en = (await import('./words/en-admin')).enAdmin);

/** Fetches these words of a language, once. Swedish is always there. */
export const loadAdminWords = async (language: Language): Promise<void> => {
  if (!loaded[language]) await fetchWords(language);
};

/** These words in the chosen language; drawn in Swedish when they cannot be fetched. */
export const useAdminWords = (): AdminWords => {
  const language = useLanguage();
  if (!fetched[language]) {
    const here = loaded[language];
    if (here) return here;
  }
  // Once a part has waited here it must come this way again, though the words have come: React fails where `use` is left out then.
  return use((fetched[language] ??= fetchWords(language).catch(() => sv)));
};

// As in all-words.ts: its language must be on its way when the page is drawn.
alsoLoad(loadAdminWords);
void loadAdminWords(languageNow()).catch(() => undefined);
