// One's own account: read, and changed piece by piece.
import {
  accountShape,
  passkeyOptionsShape,
  recoveryCodesShape,
  totpBeginningShape,
  type AccountBody,
  type PasswordChange,
} from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { adminPath } from '../base/admin-path';
import { api } from '../base/api';
import { queryKey } from '../base/query';
import { makePasskey } from './passkey';

const KEY = ['account'] as const;

const read = (signal?: AbortSignal): Promise<AccountBody> => api.get(adminPath.account(), accountShape, { signal });

/** One's own account. */
export const useAccount = () => useQuery({ queryKey: KEY, queryFn: ({ signal }) => read(signal) });

/** A change that answers the account as it is afterwards; who is signed in is asked anew, since name and duties may have changed. */
export const useAccountChange = <Input = void>(change: (input: Input) => Promise<AccountBody>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (account) => {
      client.setQueryData(KEY, account);
      void client.invalidateQueries({ queryKey: queryKey.session() });
    },
  });
};

/** A change that answers something else: the account is fetched after it. */
export const useAccountStep = <Answer, Input = void>(step: (input: Input) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: step,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: KEY });
      void client.invalidateQueries({ queryKey: queryKey.session() });
    },
  });
};

const without = async (url: string): Promise<AccountBody> => {
  await api.delete(url);
  return read();
};

/** What can be done to one's account. */
export const account = {
  rename: (name: string) => api.put(adminPath.accountName(), { name }, accountShape),
  changePassword: (change: PasswordChange) => api.put(adminPath.accountPassword(), change, accountShape),
  sendAddressLink: (email: string) => api.post(adminPath.accountEmail(), { email }, accountShape),
  beginTotp: () => api.post(adminPath.totp(), {}, totpBeginningShape),
  confirmTotp: (code: string) => api.put(adminPath.totp(), { code }, recoveryCodesShape),
  removeTotp: () => without(adminPath.totp()),
  newCodes: () => api.post(adminPath.recoveryCodes(), {}, recoveryCodesShape),
  addPasskey: async (name: string) => {
    const options = await api.post(adminPath.passkeyOptions(), {}, passkeyOptionsShape);
    return api.post(adminPath.passkeys(), { name, response: await makePasskey(options) }, accountShape);
  },
  renamePasskey: ({ id, name }: { readonly id: string; readonly name: string }) => api.put(adminPath.passkey(id), { name }, accountShape),
  removePasskey: (id: string) => without(adminPath.passkey(id)),
  endSession: (id: string) => without(adminPath.ownSession(id)),
  endOtherSessions: () => without(adminPath.ownSessions()),
} as const;
