// Words of an organisation's rules for signing in, its identity providers and domains.

/** Swedish words of an organisation's rules for signing in, its identity providers and domains. */
export const svSignInRules = {};
