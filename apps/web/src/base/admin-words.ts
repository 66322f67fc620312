// The words of pages that few open: those of administrators, of one's own account, and of guests. Fetched with the first of them.
import { languageNow } from './language';
import { laterPart } from './later-words';
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

const part = laterPart<AdminWords>(sv, async () => (await import('./words/en-admin')).enAdmin);

/** Fetches these words of a language, once. Swedish is always there. */
export const loadAdminWords = part.load;

/** These words in the chosen language; drawn in Swedish when they cannot be fetched. */
export const useAdminWords = part.useWords;

// As in all-words.ts: its language must be on its way when the page is drawn.
alsoLoad(part.load);
void part.load(languageNow()).catch(() => undefined);
