// Systems that are told of changes.
import type { WebhookId } from '@samsvar/domain';
import { newWebhookShape, webhooksShape, type WebhookDraft, type WebhooksBody } from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { adminPath } from '../base/admin-path';
import { api } from '../base/api';

const key = ['webhooks'] as const;
/** What waits is looked at again this often (ms). */
const AGAIN = 3_000;

/** One system that is told. */
export type Webhook = WebhooksBody['webhooks'][number];

/** All of them, with what they were told; asked again while something waits. */
export const useWebhooks = () =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get(adminPath.webhooks(), webhooksShape, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.webhooks.some(({ deliveries }) => deliveries.some((each) => each.state === 'waiting' && each.attempts < 2)) ? AGAIN : false,
  });

const useShown = () => {
  const client = useQueryClient();
  return ({ webhooks }: { readonly webhooks: readonly Webhook[] }) => client.setQueryData(key, { webhooks });
};

/** Adds one; its answer is the only place where the secret is. */
export const useAddWebhook = () => {
  const shown = useShown();
  return useMutation({ mutationFn: (draft: WebhookDraft) => api.post(adminPath.webhooks(), draft, newWebhookShape), onSuccess: shown });
};

/** Changes one. */
export const useChangeWebhook = (id: WebhookId) => {
  const shown = useShown();
  return useMutation({ mutationFn: (draft: WebhookDraft) => api.put(adminPath.webhook(id), draft, webhooksShape), onSuccess: shown });
};

/** Sends one a message that says no more than that it came. */
export const usePingWebhook = () => {
  const shown = useShown();
  return useMutation({ mutationFn: (id: WebhookId) => api.post(adminPath.webhookPing(id), undefined, webhooksShape), onSuccess: shown });
};

/** Removes one. */
export const useRemoveWebhook = () => {
  const client = useQueryClient();
  return useMutation({ mutationFn: (id: WebhookId) => api.delete(adminPath.webhook(id)), onSuccess: () => client.invalidateQueries({ queryKey: key }) });
};
