// Words of an organisation's rules for signing in, its identity providers and domains, in English.
import type { svSignInRules } from './sv-sign-in-rules';

/** English words of an organisation's rules for signing in, its identity providers and domains. */
export const enSignInRules: typeof svSignInRules = {};
