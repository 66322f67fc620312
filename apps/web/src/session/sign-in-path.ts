// Addresses of the server's interface for signing in and for confirming who one is.
import type { IdentityProviderId } from '@samsvar/domain';

/** By step. */
export const signInPath = {
  ways: (email: string) => `/api/sign-in-ways?${new URLSearchParams({ email }).toString()}`,
  factor: () => '/api/session/factor',
  passkey: () => '/api/session/passkey',
  passkeyOptions: () => '/api/session/passkey/options',
  confirmation: () => '/api/session/confirmation',
  confirmationPasskey: () => '/api/session/confirmation/passkey',
  confirmationPasskeyOptions: () => '/api/session/confirmation/passkey/options',
  /** Leads away to the organisation's own service, and back to the page `till`. */
  provider: (id: IdentityProviderId, till: string) => `/sso/${id}/start?${new URLSearchParams({ till }).toString()}`,
} as const;
