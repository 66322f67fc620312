// Words of tokens and webhooks, in English.
import type { svIntegration } from './sv-integration';

/** English words of tokens and webhooks. */
export const enIntegration: typeof svIntegration = {};
