// An organisation's rules for signing in, its identity providers and domains.
import type { IdentityProviderId } from '@samsvar/domain';
import {
  domainsShape, membersShape, providersShape, providerTestShape, providerTestStartShape, signInRulesShape,
  type DomainsBody, type ProviderDraft, type ProvidersBody, type SignInRulesBody,
} from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { adminPath } from '../base/admin-path';
import { api } from '../base/api';

const key = {
  rules: ['sign-in-rules'],
  providers: ['identity-providers'],
  test: (id: IdentityProviderId) => ['identity-provider-test', id],
  domains: ['domains'],
} as const;
/** A trial that is under way is asked for again this often (ms). */
const AGAIN = 2_000;

/** One identity provider. */
export type OwnProvider = ProvidersBody['providers'][number];
/** One domain. */
export type OwnDomain = DomainsBody['domains'][number];

export const useSignInRules = () => useQuery({ queryKey: key.rules, queryFn: ({ signal }) => api.get(adminPath.signInRules(), signInRulesShape, { signal }) });

/** The people whom the rules concern: asked anew when the page is opened, since some may have set up a step meanwhile. */
export const useConcerned = () =>
  useQuery({ queryKey: ['organisation', 'members'], queryFn: ({ signal }) => api.get(adminPath.members(), membersShape, { signal }) }).data?.members;

/** Saves all rules at once. */
export const useSaveSignInRules = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rules: SignInRulesBody) => api.put(adminPath.signInRules(), rules, signInRulesShape),
    onSuccess: (rules) => client.setQueryData(key.rules, rules),
  });
};

export const useProviders = () => useQuery({ queryKey: key.providers, queryFn: ({ signal }) => api.get(adminPath.providers(), providersShape, { signal }) });

/** Adds one, or changes the one with an id. */
export const useSaveProvider = (id: IdentityProviderId | null) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: ProviderDraft) =>
      id === null ? api.post(adminPath.providers(), draft, providersShape) : api.put(adminPath.provider(id), draft, providersShape),
    onSuccess: (providers) => client.setQueryData(key.providers, providers),
  });
};

export const useRemoveProvider = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: IdentityProviderId) => api.delete(adminPath.provider(id)),
    onSuccess: () => client.invalidateQueries({ queryKey: key.providers }),
  });
};

/** How the last trial went; asked again while one is under way. */
export const useProviderTest = (id: IdentityProviderId) =>
  useQuery({
    queryKey: key.test(id),
    queryFn: ({ signal }) => api.get(adminPath.providerTest(id), providerTestShape, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? AGAIN : false),
    refetchOnWindowFocus: true,
  });

/** Begins a trial; the answer is where to go, or empty when it has failed already. */
export const useBeginTest = (id: IdentityProviderId) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post(adminPath.providerTest(id), undefined, providerTestStartShape),
    onSettled: () => client.invalidateQueries({ queryKey: key.test(id) }),
  });
};

export const useDomains = () => useQuery({ queryKey: key.domains, queryFn: ({ signal }) => api.get(adminPath.domains(), domainsShape, { signal }) });

/** Adds a domain. */
export const useAddDomain = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (domain: string) => api.post(adminPath.domains(), { domain }, domainsShape),
    onSuccess: (domains) => client.setQueryData(key.domains, domains),
  });
};

/** Looks for a domain's record. */
export const useCheckDomain = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (domain: string) => api.post(adminPath.domainCheck(domain), undefined, domainsShape),
    // That it was looked for is told also when it was not there.
    onSettled: () => client.invalidateQueries({ queryKey: key.domains }),
  });
};

export const useRemoveDomain = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (domain: string) => api.delete(adminPath.domain(domain)),
    onSuccess: () => client.invalidateQueries({ queryKey: key.domains }),
  });
};
