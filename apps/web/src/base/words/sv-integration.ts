// Words of tokens and webhooks.

/** Swedish words of tokens and webhooks. */
export const svIntegration = {};
