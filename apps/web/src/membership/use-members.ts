// The organisation's people, invitations and guests, and changing them.
import type { InvitationId, PersonId, Role } from '@samsvar/domain';
import {
  inviteListShape,
  invitedShape,
  membersShape,
  type Invitee,
  type MemberBody,
  type MemberChange,
  type MembersBody,
} from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { adminPath } from '../base/admin-path';
import { api } from '../base/api';
import { queryKey } from '../base/query';

const key = ['organisation', 'members'] as const;

/** One of its people. */
export type Member = MemberBody;

/** Everybody, by name. */
export const useMembers = () => useQuery({ queryKey: key, queryFn: ({ signal }) => api.get(adminPath.members(), membersShape, { signal }) });

/** What can be done with one person, beside changing role and title. */
export type MemberDeed = 'suspend' | 'resume' | 'signOut' | 'resetFactors' | 'remove';

const deed = async (id: PersonId, what: MemberDeed): Promise<MembersBody | null> => {
  switch (what) {
    case 'suspend':
      return api.post(adminPath.memberSuspension(id), {}, membersShape);
    case 'resume':
      await api.delete(adminPath.memberSuspension(id));
      return null;
    case 'signOut':
      await api.delete(adminPath.memberSessions(id));
      return null;
    case 'resetFactors':
      await api.delete(adminPath.memberFactors(id));
      return null;
    case 'remove':
      await api.delete(adminPath.member(id));
      return null;
  }
};

/** Keeps an answer that holds everybody; without one, everybody is fetched anew before the change counts as done. */
const useKeep = () => {
  const client = useQueryClient();
  return async (body: MembersBody | null): Promise<void> => {
    if (body) client.setQueryData(key, body);
    else await client.invalidateQueries({ queryKey: key });
  };
};

/** Does one of the deeds. */
export const useMemberDeed = () =>
  useMutation({ mutationFn: ({ id, what }: { readonly id: PersonId; readonly what: MemberDeed }) => deed(id, what), onSuccess: useKeep() });

/** Gives a role or a title; who changes their own may have another set of pages afterwards. */
export const useChangeMember = () => {
  const client = useQueryClient();
  const keep = useKeep();
  return useMutation({
    mutationFn: ({ member, change }: { readonly member: Member; readonly change: MemberChange }) => api.put(adminPath.member(member.id), change, membersShape),
    onSuccess: async (body, { member }) => {
      await keep(body);
      if (member.isSelf) await client.invalidateQueries({ queryKey: queryKey.session() });
    },
  });
};

/** Invites; the links in the answer are shown this once. */
export const useInvite = () => {
  const keep = useKeep();
  return useMutation({
    mutationFn: (people: readonly Invitee[]) => api.post(adminPath.invitations(), { people }, invitedShape),
    onSuccess: () => keep(null),
  });
};

/** Reads a list of people; nobody is invited by it. */
export const useReadList = () =>
  useMutation({
    mutationFn: ({ list, role }: { readonly list: Blob; readonly role: Role }) =>
      api.upload({ url: `${adminPath.invitationList()}?role=${role}`, file: list, shape: inviteListShape }),
  });

/** Makes a new link and sends it; the old one is over. */
export const useRenewInvitation = () => {
  const keep = useKeep();
  return useMutation({
    mutationFn: (id: InvitationId) => api.post(adminPath.invitationRenewal(id), {}, invitedShape),
    onSuccess: () => keep(null),
  });
};

/** Takes an invitation back. */
export const useWithdrawInvitation = () => {
  const keep = useKeep();
  return useMutation({ mutationFn: (id: InvitationId) => api.delete(adminPath.invitation(id)), onSuccess: () => keep(null) });
};
