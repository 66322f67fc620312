// What links from mail do: asking for a new password, choosing it, and confirming a new address.
import type { ResetRequest } from '@samsvar/protocol';
import { useMutation } from '@tanstack/react-query';
import { adminPath } from '../base/admin-path';
import { api } from '../base/api';
import { NOTHING } from './nothing';

/** Asks for a link; the answer is the same whoever has the address. */
export const useAskForReset = () =>
  useMutation({ mutationFn: (request: ResetRequest) => api.post(adminPath.passwordReset(), request, NOTHING) });

/** Chooses a new password by a link. */
export const useChoosePassword = () =>
  useMutation({
    mutationFn: (choice: { readonly token: string; readonly password: string }) => api.post(adminPath.passwordResetCompletion(), choice, NOTHING),
  });

/** Confirms a new address by a link. */
export const useConfirmAddress = () =>
  useMutation({ mutationFn: (token: string) => api.post(adminPath.accountEmailConfirmation(), { token }, NOTHING) });
