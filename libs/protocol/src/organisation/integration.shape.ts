// Tokens and webhooks, on the wire.
import { TOKEN_SCOPE_NAMES, type TokenId, type WebhookId } from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape, lineShape, localDateShape } from '../base/shapes';

export const TOKENS_LIMIT = 20;
export const WEBHOOKS_LIMIT = 10;

const tokenShape = z.strictObject({
  id: idShape<TokenId>(),
  name: z.string(),
  scopes: z.array(z.enum(TOKEN_SCOPE_NAMES)),
  person: z.string(),
  isOwn: z.boolean(),
  createdAt: z.string(),
  expiresAt: z.string(),
  usedAt: z.string().nullable(),
  state: z.enum(['live', 'expired', 'revoked']),
});
/** `GET /api/tokens`: one's own; `GET /api/organisation/tokens`: everybody's, for administrators. `DELETE` on either with `/:id` revokes. */
export const tokensShape = z.strictObject({ tokens: z.array(tokenShape) });
export type TokensBody = z.infer<typeof tokensShape>;
/** `POST /api/tokens`. The last day is local and inclusive. */
export const tokenDraftShape = z.strictObject({
  name: lineShape(80).pipe(z.string().min(1)),
  scopes: z.array(z.enum(TOKEN_SCOPE_NAMES)).min(1).max(TOKEN_SCOPE_NAMES.length),
  until: localDateShape,
});
export type TokenDraft = z.infer<typeof tokenDraftShape>;
/** The only time that the token itself is shown. */
export const newTokenShape = z.strictObject({ token: tokenShape, secret: z.string() });
export type NewTokenBody = z.infer<typeof newTokenShape>;

/** What other systems can be told of; the ids in it say which, never what was written. */
export const WEBHOOK_EVENTS = [
  'consultation.registered', 'consultation.changed', 'response.started', 'response.shared', 'response.unshared',
  'version.named', 'response.locked', 'response.opened', 'source.added', 'ping',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

const webhookShape = z.strictObject({
  id: idShape<WebhookId>(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  isEnabled: z.boolean(),
  createdAt: z.string(),
  deliveries: z.array(
    z.strictObject({
      id: z.string(),
      event: z.enum(WEBHOOK_EVENTS),
      at: z.string(),
      state: z.enum(['waiting', 'delivered', 'given-up']),
      attempts: z.number(),
      status: z.number().nullable(),
      problem: z.string().nullable(),
    }),
  ),
});
/** `GET /api/organisation/webhooks`, each with its latest deliveries; `PUT /:id`, `DELETE /:id` and `POST /:id/ping` answer it, too. */
export const webhooksShape = z.strictObject({ webhooks: z.array(webhookShape) });
export type WebhooksBody = z.infer<typeof webhooksShape>;
/** `POST /api/organisation/webhooks` and `PUT /api/organisation/webhooks/:id`. */
export const webhookDraftShape = z.strictObject({
  name: lineShape(80).pipe(z.string().min(1)),
  url: z.string().trim().max(2_000),
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(WEBHOOK_EVENTS.length),
  isEnabled: z.boolean(),
});
export type WebhookDraft = z.infer<typeof webhookDraftShape>;
/** The answer to `POST`: the only time that the secret its messages are signed with is shown. */
export const newWebhookShape = z.strictObject({ webhooks: webhooksShape.shape.webhooks, secret: z.string() });
export type NewWebhookBody = z.infer<typeof newWebhookShape>;
