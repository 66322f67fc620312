// The invitation that somebody holds a link to: reading, accepting and declining it.
import { acceptedInvitationShape, openInvitationShape, type InvitationAcceptance } from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { adminPath } from '../base/admin-path';
import { api, type AnswerShape } from '../base/api';
import { queryKey } from '../base/query';
import { tellOtherWindows } from '../session/other-windows';

/** What the link is for; asked anew when somebody else signs in. `caller` is who is signed in, null for nobody, undefined while that is not known. */
export const useOpenInvitation = (token: string, caller: string | null | undefined) =>
  useQuery({
    queryKey: ['invitation', token, caller],
    queryFn: () => api.post(adminPath.openInvitation(), { token }, openInvitationShape),
    enabled: caller !== undefined,
    staleTime: 60_000,
  });

/** Accepts. Whoever is signed in by it is so before `onSuccess` of the caller runs. */
export const useAcceptInvitation = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (acceptance: InvitationAcceptance) => api.post(adminPath.acceptInvitation(), acceptance, acceptedInvitationShape),
    onSuccess: (answer) => {
      if (answer.state === 'factor') return;
      client.removeQueries({ predicate: ({ queryKey: [first] }) => first !== 'invitation' });
      client.setQueryData(queryKey.session(), answer.session);
      tellOtherWindows();
    },
  });
};

/** An answer without words. */
const NOTHING: AnswerShape<null> = { safeParse: () => ({ success: true, data: null }) };

/** Declines: the link is over. */
export const useRefuseInvitation = () => useMutation({ mutationFn: (token: string) => api.post(adminPath.refuseInvitation(), { token }, NOTHING) });
