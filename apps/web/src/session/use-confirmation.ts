// Confirming once more who one is, before something that cannot be undone lightly.
import { confirmationWaysShape, passkeyOptionsShape, type Confirmation } from '@samsvar/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../base/api';
import { NOTHING } from './nothing';
import { showPasskey } from './passkey';
import { signInPath } from './sign-in-path';

/** How the person can confirm who they are; asked anew each time. */
export const useConfirmationWays = () =>
  useQuery({
    queryKey: ['confirmation'],
    queryFn: ({ signal }) => api.get(signInPath.confirmation(), confirmationWaysShape, { signal }),
    gcTime: 0,
    staleTime: Infinity,
  });

const confirm = async (how: Confirmation | 'passkey'): Promise<null> => {
  if (how !== 'passkey') return api.post(signInPath.confirmation(), how, NOTHING);
  const options = await api.post(signInPath.confirmationPasskeyOptions(), {}, passkeyOptionsShape);
  return api.post(signInPath.confirmationPasskey(), { response: await showPasskey(options) }, NOTHING);
};

/** Confirms, by password, code or passkey. */
export const useConfirm = (onConfirmed: () => void) => useMutation({ mutationFn: confirm, onSuccess: onConfirmed });
