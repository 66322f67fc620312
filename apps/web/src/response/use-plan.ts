// The plan of the work with a response and the organisations that share it: fetched, changed, and followed while it is open.
import type { OrganisationId, ResponseId } from '@samsvar/domain';
import {
  SECTIONS_CHANNEL,
  partiesShape,
  peopleShape,
  sectionPlanShape,
  type PartiesBody,
  type PartyDraft,
  type SectionChange,
  type SectionPlanBody,
  type SectionWorkBody,
  type WordLimit,
} from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';

/** Who works with which section, how far it has come, and the limit of words. */
export const usePlan = (id: ResponseId) =>
  useQuery({ queryKey: queryKey.sections(id), queryFn: ({ signal }) => api.get(apiPath.sections(id), sectionPlanShape, { signal }) });

/** The people who can be given a section. */
export const usePlannable = (id: ResponseId) =>
  useQuery({
    queryKey: queryKey.people(id),
    queryFn: ({ signal }) => api.get(apiPath.people(id), peopleShape, { signal }),
    staleTime: 5 * 60_000,
  });

/** A change of one section's plan. */
export const useChangeSection = (id: ResponseId) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ sectionId, change }: { readonly sectionId: string; readonly change: SectionChange }) =>
      api.put(apiPath.section(id, sectionId), change, sectionPlanShape),
    onSuccess: (plan) => client.setQueryData(queryKey.sections(id), plan),
  });
};

/** A new limit of words, or none. */
export const useWordLimit = (id: ResponseId) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (limit: WordLimit) => api.put(apiPath.wordLimit(id), limit, sectionPlanShape),
    onSuccess: (plan) => client.setQueryData(queryKey.sections(id), plan),
  });
};

/** The organisations that take part, the lead first. */
export const useParties = (id: ResponseId, isWanted = true) =>
  useQuery({
    queryKey: queryKey.parties(id),
    queryFn: ({ signal }) => api.get(apiPath.parties(id), partiesShape, { signal }),
    enabled: isWanted,
  });

/**
 * Shares the response with another organisation. `onAdded` is called also when the page has opened the response anew
 * meanwhile: what is shared for the first time gets a new document.
 */
export const useAddParty = (id: ResponseId, onAdded: (name: string) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: PartyDraft) => api.post(apiPath.parties(id), draft, partiesShape),
    onSuccess: (parties) => {
      const known = client.getQueryData<PartiesBody>(queryKey.parties(id))?.parties ?? [];
      const added = parties.parties.find(({ organisation }) => !known.some((party) => party.organisation.id === organisation.id));
      client.setQueryData(queryKey.parties(id), parties);
      onAdded(added?.organisation.name ?? '');
      void client.invalidateQueries({ queryKey: queryKey.response(id), exact: true });
      void client.invalidateQueries({ queryKey: queryKey.people(id) });
    },
  });
};

/** Ends the sharing with an organisation, or one's own part in it. */
export const useRemoveParty = (id: ResponseId) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ organisation }: { readonly organisation: OrganisationId; readonly isOwn: boolean }) => api.delete(apiPath.party(id, organisation)),
    // Whoever has left sees the response no longer: asking for it would only answer that it is not there.
    onSuccess: (_, { isOwn }) => (isOwn ? undefined : client.invalidateQueries({ queryKey: queryKey.response(id) })),
  });
};

/** The part of a connection that is listened to. */
interface Channels {
  onChannel(name: string, listener: (payload: unknown) => void): () => void;
}

/** The server's name for telling that the text was locked or opened. */
const FROZEN_CHANNEL = 'frozen';

/** Asks anew what others have changed in plan and parties, and whether the text is locked: those who only read hear of it nowhere else. */
export const usePlanEvents = (id: ResponseId, connection: Channels): void => {
  const client = useQueryClient();
  useEffect(() => {
    const askAnew = () => void client.invalidateQueries({ queryKey: queryKey.response(id), exact: true });
    const stopPlan = connection.onChannel(SECTIONS_CHANNEL, () => {
      void client.invalidateQueries({ queryKey: queryKey.sections(id) });
      void client.invalidateQueries({ queryKey: queryKey.parties(id) });
      void client.invalidateQueries({ queryKey: queryKey.people(id) });
      askAnew();
    });
    const stopLock = connection.onChannel(FROZEN_CHANNEL, askAnew);
    return () => {
      stopPlan();
      stopLock();
    };
  }, [client, id, connection]);
};

/** A section's plan; an empty one where nobody has made any. */
export const workOf = (plan: SectionPlanBody | undefined, sectionId: string): SectionWorkBody =>
  plan?.sections.find((one) => one.sectionId === sectionId) ?? { sectionId, state: 'not-begun', dueOn: null, people: [] };
