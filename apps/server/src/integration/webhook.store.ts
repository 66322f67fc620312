// The SQL of webhooks and of what they are to be told.
import type { Queries, Sql } from '@samsvar/database';
import type { WebhookId } from '@samsvar/domain';
import type { WebhookEvent } from '@samsvar/protocol';
import type { Grant } from '../access/grant';

/** Attempts to deliver one message. */
export const ATTEMPTS = 8;
/** The pause after each attempt but the last, in seconds: a system that is away over a weekend's day is waited for. */
export const PAUSES: readonly number[] = [10, 60, 300, 1_800, 7_200, 21_600, 86_400];
/** Deliveries that are shown of each. */
const SHOWN = 10;

export interface WebhookRow {
  readonly id: WebhookId;
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly isEnabled: boolean;
  readonly createdAt: Date;
}

export interface DeliveryRow {
  readonly id: string;
  readonly webhookId: WebhookId;
  readonly event: WebhookEvent;
  readonly createdAt: Date;
  readonly attempts: number;
  readonly deliveredAt: Date | null;
  readonly givenUpAt: Date | null;
  readonly status: number | null;
  readonly problem: string | null;
}

/** The organisation's webhooks, by name. */
export const listWebhooks = async (sql: Queries, grant: Grant): Promise<WebhookRow[]> => sql<WebhookRow[]>`
  select id, name, url, events, is_enabled, created_at from webhook where organisation_id = ${grant.organisationId} order by name, id`;

/** The latest deliveries of each, newest first. */
export const listDeliveries = async (sql: Queries, grant: Grant): Promise<DeliveryRow[]> => sql<DeliveryRow[]>`
  select d.id, d.webhook_id, d.event, d.created_at, d.attempts, d.delivered_at, d.given_up_at, d.status, d.problem
  from webhook w cross join lateral (
    select * from webhook_delivery where webhook_id = w.id order by created_at desc, id limit ${SHOWN}) d
  where w.organisation_id = ${grant.organisationId} order by d.created_at desc, d.id`;

/** How many webhooks the organisation has. Keeps others from adding one until the transaction ends. */
export const countWebhooks = async (sql: Queries, grant: Grant): Promise<number> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`webhooks ${grant.organisationId}`}, 0))`;
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from webhook where organisation_id = ${grant.organisationId}`;
  return row?.count ?? 0;
};

/** What a person decides of a webhook. */
export interface WebhookFacts {
  readonly id: WebhookId;
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly isEnabled: boolean;
}

/** Adds a webhook. */
export const insertWebhook = async (sql: Queries, grant: Grant, webhook: WebhookFacts & { readonly sealedSecret: Uint8Array }): Promise<void> => {
  await sql`insert into webhook (id, organisation_id, name, url, events, is_enabled, sealed_secret, created_by)
    values (${webhook.id}, ${grant.organisationId}, ${webhook.name}, ${webhook.url}, ${[...webhook.events]}, ${webhook.isEnabled},
      ${webhook.sealedSecret}, ${grant.personId})`;
};

/** Changes one; false when there is none. What waits for one that is turned off, or that is elsewhere now, is dropped. */
export const updateWebhook = async (sql: Queries, grant: Grant, webhook: WebhookFacts): Promise<boolean> => {
  const rows = await sql`
    with before as (select id, url from webhook where id = ${webhook.id} and organisation_id = ${grant.organisationId} for update)
    update webhook w set name = ${webhook.name}, url = ${webhook.url}, events = ${[...webhook.events]}, is_enabled = ${webhook.isEnabled}
    from before where w.id = before.id returning w.id, before.url <> w.url as is_elsewhere`;
  if (rows.length === 0) return false;
  // What waits was meant for the address as it was.
  if (!webhook.isEnabled || rows[0]?.['isElsewhere'] === true)
    await sql`update webhook_delivery set given_up_at = now(), problem = ${webhook.isEnabled ? 'moved' : 'off'} where webhook_id = ${webhook.id} and delivered_at is null and given_up_at is null`;
  return true;
};

/** Removes one with all that it was told; false when there is none. */
export const deleteWebhook = async (sql: Queries, grant: Grant, id: WebhookId): Promise<boolean> =>
  (await sql`delete from webhook where id = ${id} and organisation_id = ${grant.organisationId} returning id`).length === 1;

/** Queues a message that says no more than that it came; false when there is no such webhook, or it is turned off. */
export const queuePing = async (sql: Queries, grant: Grant, { id, delivery, now }: { readonly id: WebhookId; readonly delivery: string; readonly now: Date }): Promise<boolean> => {
  const payload = sql.json({ type: 'ping', timestamp: now.toISOString(), data: { organisation: grant.organisationId } });
  const rows = await sql`
    insert into webhook_delivery (id, webhook_id, event, payload, created_at, try_at)
    select ${delivery}, id, 'ping', ${payload}, ${now}, ${now} from webhook
    where id = ${id} and organisation_id = ${grant.organisationId} and is_enabled returning id`;
  return rows.length === 1;
};

/** A message in one worker's hands. */
export interface DeliveryInHand {
  readonly id: string;
  readonly url: string;
  readonly payload: object;
  readonly sealedSecret: Buffer;
  readonly attempts: number;
  readonly event: WebhookEvent;
}

/**
 * Takes the next message that is due, for this worker alone. Its next attempt is set already: whoever is killed while
 * sending leaves it to be sent again. Nothing goes out for an organisation that is suspended.
 */
export const takeDelivery = async (sql: Sql, now: Date): Promise<DeliveryInHand | null> => {
  const [row] = await sql<DeliveryInHand[]>`
    update webhook_delivery d set attempts = d.attempts + 1,
      try_at = ${now}::timestamptz + make_interval(secs => (${[...PAUSES, PAUSES.at(-1) ?? 0]}::int[])[d.attempts + 1])
    from webhook w
    where w.id = d.webhook_id and d.id = (
      select q.id from webhook_delivery q join webhook h on h.id = q.webhook_id join organisation o on o.id = h.organisation_id
      where q.delivered_at is null and q.given_up_at is null and q.try_at <= ${now} and q.attempts < ${ATTEMPTS}
        and h.is_enabled and o.suspended_at is null
      order by q.try_at, q.id limit 1 for update of q skip locked)
    returning d.id, d.event, w.url, d.payload, w.sealed_secret, d.attempts`;
  return row ?? null;
};

/** It was taken. */
export const markDelivered = async (sql: Sql, id: string, { status, now }: { readonly status: number; readonly now: Date }): Promise<void> => {
  await sql`update webhook_delivery set delivered_at = ${now}, status = ${status}, problem = null where id = ${id}`;
};

/** It was not; after the last attempt, or when nobody wants it, it is given up. */
export const markFailed = async (
  sql: Sql,
  id: string,
  failure: { readonly status: number | null; readonly problem: string; readonly isFinal: boolean; readonly now: Date },
): Promise<void> => {
  await sql`update webhook_delivery set status = ${failure.status}, problem = ${failure.problem},
      given_up_at = case when ${failure.isFinal} or attempts >= ${ATTEMPTS} then ${failure.now}::timestamptz end
    where id = ${id} and delivered_at is null`;
};

/** Messages are kept this long, in days. */
const KEPT = 30;

/** Removes old messages that are settled; answers how many. */
export const clearDeliveries = async (sql: Sql, now: Date): Promise<number> =>
  (await sql`delete from webhook_delivery where coalesce(delivered_at, given_up_at) < ${now}::timestamptz - make_interval(days => ${KEPT})`).count;
