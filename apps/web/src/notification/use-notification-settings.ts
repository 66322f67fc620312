// How the person wants to be told, and ending mail without signing in.
import type { MailChoice } from '@samsvar/domain';
import { notificationSettingsShape } from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type AnswerShape } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';

/** When the person wants mail. */
export const useNotificationSettings = () =>
  useQuery({
    queryKey: queryKey.notificationSettings(),
    queryFn: ({ signal }) => api.get(apiPath.notificationSettings(), notificationSettingsShape, { signal }),
  });

/** Keeps when the person wants mail. */
export const useChooseMail = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mail: MailChoice) => api.put(apiPath.notificationSettings(), { mail }, notificationSettingsShape),
    onSuccess: (settings) => client.setQueryData(queryKey.notificationSettings(), settings),
  });
};

/** An answer without words. */
const NOTHING: AnswerShape<null> = { safeParse: () => ({ success: true, data: null }) };

/** Ends mail to whoever the token names. */
export const useUnsubscribe = () => useMutation({ mutationFn: (token: string) => api.post(apiPath.unsubscribe(), { token }, NOTHING) });
