// What an organisation asks of those who sign in.
import { ROLES, type Role } from './membership';

/** Whether people of a role must have a second factor. A passkey counts as both. */
export type FactorRule = 'optional' | 'required';

export interface SignInRules {
  readonly secondFactor: Readonly<Record<Role, FactorRule>>;
  /** Roles that sign in through the organisation's identity provider only, not with a password of ours. */
  readonly providerOnly: readonly Role[];
}

/** Until an administrator has said otherwise. */
export const DEFAULT_SIGN_IN_RULES: SignInRules = {
  // Every role is listed on this line.
  secondFactor: Object.fromEntries(ROLES.map((role) => [role, 'optional'])) as Record<Role, FactorRule>,
  providerOnly: [],
};

/** Shortest password, in characters, of somebody with a second factor, and of somebody without (NIST SP 800-63B-4 §3.1.1.2). */
export const PASSWORD_LENGTH = { withFactor: 8, alone: 15, max: 256 } as const;
/** How long a confirmation of who one is lasts (ms). */
export const CONFIRMATION_LASTS = 10 * 60_000;
