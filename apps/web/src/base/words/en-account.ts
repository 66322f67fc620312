// Words of one's own account: factors, sessions, address, password reset, in English.
import type { svAccount } from './sv-account';

/** English words of one's own account: factors, sessions, address, password reset. */
export const enAccount: typeof svAccount = {};
