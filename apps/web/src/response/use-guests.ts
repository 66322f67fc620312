// The single guests of a response: fetched, invited, changed and taken out.
import type { InvitationId, PersonId, ResponseId } from '@samsvar/domain';
import { guestsShape, invitedShape, type GuestChange, type GuestDraft, type GuestsBody, type ResponseBody } from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { adminPath } from '../base/admin-path';
import { api } from '../base/api';
import { queryKey } from '../base/query';
import { useSession } from '../session/use-session';

/** Under the response, so that what makes that be asked for anew does so with its guests. */
const keyOf = (id: ResponseId) => [...queryKey.response(id), 'guests'] as const;

export type Guest = GuestsBody['guests'][number];
export type GuestInvitation = GuestsBody['invitations'][number];

/** The guests that the caller may see. */
export const useGuests = (id: ResponseId, isWanted = true) =>
  useQuery({ queryKey: keyOf(id), queryFn: ({ signal }) => api.get(adminPath.guests(id), guestsShape, { signal }), enabled: isWanted });

/** What the caller is let in to as a guest; null while that is not known, and for whoever is none. Of another last day the connection says nothing. */
export const useGuestSelf = (response: ResponseBody): Guest | null => {
  const { person } = useSession();
  const { data } = useQuery({
    queryKey: keyOf(response.id),
    queryFn: ({ signal }) => api.get(adminPath.guests(response.id), guestsShape, { signal }),
    enabled: !response.organisation.isOwn,
    refetchInterval: 60_000,
  });
  return data?.guests.find((guest) => guest.person.id === person.id) ?? null;
};

/** Invites somebody; the answer holds the link, this once. */
export const useInviteGuest = (id: ResponseId) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: GuestDraft) => api.post(adminPath.guests(id), draft, invitedShape),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(id) }),
  });
};

/** Gives a guest other terms. */
export const useChangeGuest = (id: ResponseId) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ person, change }: { readonly person: PersonId; readonly change: GuestChange }) => api.put(adminPath.guest(id, person), change, guestsShape),
    onSuccess: (guests) => client.setQueryData(keyOf(id), guests),
  });
};

/** Takes a guest out, or oneself: whoever has left may ask for nothing here any more. */
export const useRemoveGuest = (id: ResponseId) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ person }: { readonly person: PersonId; readonly isSelf: boolean }) => api.delete(adminPath.guest(id, person)),
    onSuccess: (_, { isSelf }) => (isSelf ? undefined : client.invalidateQueries({ queryKey: queryKey.response(id) })),
  });
};

/** Takes an invitation back. */
export const useWithdrawInvitation = (id: ResponseId) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (invitation: InvitationId) => api.delete(adminPath.guestInvitation(id, invitation)),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(id) }),
  });
};
