// What the organisation has set for itself, and changing it.
import { organisationShape, type OrganisationBody, type OrganisationChange } from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { adminPath } from '../base/admin-path';
import { api } from '../base/api';
import { queryKey } from '../base/query';

const key = ['organisation', 'settings'] as const;

/** Its name, title word, letter head and logo. */
export const useOrganisation = () =>
  useQuery({ queryKey: key, queryFn: ({ signal }) => api.get(adminPath.organisation(), organisationShape, { signal }) });

/** What follows every change: the answer is the new state, and the frame's session may name the organisation anew. */
const useKeep = () => {
  const client = useQueryClient();
  return (body: OrganisationBody): void => {
    const before = client.getQueryData<OrganisationBody>(key);
    client.setQueryData(key, body);
    if (before?.name !== body.name) void client.invalidateQueries({ queryKey: queryKey.session() });
  };
};

/** Saves what is given; the rest stays. */
export const useChangeOrganisation = () =>
  useMutation({
    mutationFn: (change: OrganisationChange) => api.put(adminPath.organisation(), change, organisationShape),
    onSuccess: useKeep(),
  });

/** Keeps another logo. */
export const useKeepLogo = () =>
  useMutation({
    mutationFn: (file: File) => api.upload({ method: 'PUT', url: adminPath.logo(), file, shape: organisationShape }),
    onSuccess: useKeep(),
  });

/** Takes the logo away. */
export const useRemoveLogo = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete(adminPath.logo()),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
};
