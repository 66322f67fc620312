// Tokens: one's own, and everybody's in the organisation.
import type { TokenId } from '@samsvar/domain';
import { newTokenShape, tokensShape, type TokenDraft } from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { adminPath } from '../base/admin-path';
import { api } from '../base/api';

/** Whose tokens are shown. */
export type TokenList = 'own' | 'all';

const listPath = { own: adminPath.tokens, all: adminPath.organisationTokens };
const onePath = { own: adminPath.token, all: adminPath.organisationToken };

/** The tokens of a list, newest first. */
export const useTokens = (which: TokenList) =>
  useQuery({ queryKey: ['tokens', which], queryFn: ({ signal }) => api.get(listPath[which](), tokensShape, { signal }) });

const useChanged = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['tokens'] });
};

/** Makes a token of one's own; its answer is the only place where the token itself is. */
export const useMakeToken = () => {
  const changed = useChanged();
  return useMutation({ mutationFn: (draft: TokenDraft) => api.post(adminPath.tokens(), draft, newTokenShape), onSuccess: changed });
};

/** Revokes a token of a list. */
export const useRevokeToken = (which: TokenList) => {
  const changed = useChanged();
  return useMutation({ mutationFn: (id: TokenId) => api.delete(onePath[which](id)), onSuccess: changed });
};
