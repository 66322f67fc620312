// The words of administrators' pages, one's own account and guests in English.
import type { AdminWords } from '../admin-words';
import { enAccount } from './en-account';
import { enAudit } from './en-audit';
import { enGuest } from './en-guest';
import { enIntegration } from './en-integration';
import { enMembers } from './en-members';
import { enOrganisation } from './en-organisation';
import { enRetention } from './en-retention';
import { enSignInRules } from './en-sign-in-rules';
import { enStatement } from './en-statement';

/** These rooms' words in English. */
export const enAdmin: AdminWords = {
  account: enAccount,
  audit: enAudit,
  guest: enGuest,
  integration: enIntegration,
  members: enMembers,
  organisation: enOrganisation,
  retention: enRetention,
  signInRules: enSignInRules,
  statement: enStatement,
};
