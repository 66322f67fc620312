// Words of the log of who did what, in English.
import type { svAudit } from './sv-audit';

/** English words of the log of who did what. */
export const enAudit: typeof svAudit = {};
