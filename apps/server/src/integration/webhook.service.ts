// Which other systems are told of changes: adding, changing, removing and trying them.
import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, type Actor, type AuditFacts, type WebhookId } from '@samsvar/domain';
import { WEBHOOKS_LIMIT, type NewWebhookBody, type WebhookDraft, type WebhooksBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { CONFIG, type Config } from '../base/config';
import { DATABASE } from '../base/database.token';
import { rulesFor } from '../base/guarded-fetch';
import { seal } from '../base/seal';
import { SECRET_MARK } from './webhook-message';
import { countWebhooks, deleteWebhook, insertWebhook, listDeliveries, listWebhooks, queuePing, updateWebhook } from './webhook.store';

/** What a webhook's secret is sealed for. */
export const WEBHOOK_SEAL = 'webhook';

@Injectable()
export class WebhookService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  async list(actor: Actor): Promise<WebhooksBody> {
    return this.present(await this.grant(actor));
  }

  /** Adds one; the only time that its secret is shown. Refuses with `address-not-allowed` and `limit-reached`. */
  async add(actor: Actor, draft: WebhookDraft): Promise<NewWebhookBody> {
    const grant = await this.grant(actor);
    this.judgeAddress(draft.url);
    const secret = randomBytes(32);
    const id = randomUUID() as WebhookId; // a new id is of the kind we say it is
    const sealedSecret = seal(this.config.sessionSecret, WEBHOOK_SEAL, secret);
    await transaction(this.sql, async (tx) => {
      if ((await countWebhooks(tx, grant)) >= WEBHOOKS_LIMIT) throw new Refusal('limit-reached', { limit: WEBHOOKS_LIMIT });
      await insertWebhook(tx, grant, { ...draft, id, sealedSecret });
      await this.record(tx, grant, { id, facts: { change: 'added' } });
    });
    const { webhooks } = await this.present(grant);
    return { webhooks, secret: SECRET_MARK + secret.toString('base64') };
  }

  async change(actor: Actor, id: WebhookId, draft: WebhookDraft): Promise<WebhooksBody> {
    const grant = await this.grant(actor);
    this.judgeAddress(draft.url);
    await transaction(this.sql, async (tx) => {
      if (!(await updateWebhook(tx, grant, { ...draft, id }))) throw new Refusal('not-found');
      await this.record(tx, grant, { id, facts: { change: 'changed', isEnabled: draft.isEnabled } });
    });
    return this.present(grant);
  }

  async remove(actor: Actor, id: WebhookId): Promise<WebhooksBody> {
    const grant = await this.grant(actor);
    await transaction(this.sql, async (tx) => {
      if (!(await deleteWebhook(tx, grant, id))) throw new Refusal('not-found');
      await this.record(tx, grant, { id, facts: { change: 'removed' } });
    });
    return this.present(grant);
  }

  /** Sends a message that says no more than that it came. */
  async ping(actor: Actor, id: WebhookId): Promise<WebhooksBody> {
    const grant = await this.grant(actor);
    if (!(await queuePing(this.sql, grant, { id, delivery: randomUUID(), now: this.clock() }))) throw new Refusal('not-found');
    return this.present(grant);
  }

  private grant(actor: Actor): Promise<Grant> {
    return this.access.require(actor, 'integration.manage', { organisation: actor.organisationId });
  }

  /** What can be said of an address by itself; where it leads is judged each time that something is sent. */
  private judgeAddress(text: string): void {
    const url = URL.canParse(text) ? new URL(text) : null;
    const isHttp = url?.protocol === 'http:' && rulesFor(this.config).isLoopbackAllowed;
    if (!url || (url.protocol !== 'https:' && !isHttp) || url.username || url.password || url.hash)
      throw new Refusal('address-not-allowed');
  }

  private record(tx: Parameters<Audit['recordBy']>[0], grant: Grant, { id, facts }: { readonly id: WebhookId; readonly facts: AuditFacts }): Promise<void> {
    return this.audit.recordBy(tx, grant, { action: 'webhook.changed', object: { kind: 'webhook', id }, facts });
  }

  private async present(grant: Grant): Promise<WebhooksBody> {
    const [webhooks, deliveries] = await Promise.all([listWebhooks(this.sql, grant), listDeliveries(this.sql, grant)]);
    return {
      webhooks: webhooks.map((webhook) => ({
        ...webhook,
        events: [...webhook.events],
        createdAt: webhook.createdAt.toISOString(),
        deliveries: deliveries
          .filter(({ webhookId }) => webhookId === webhook.id)
          .map(({ id, event, createdAt, deliveredAt, givenUpAt, attempts, status, problem }) => ({
            id,
            event,
            at: createdAt.toISOString(),
            state: deliveredAt ? ('delivered' as const) : givenUpAt ? ('given-up' as const) : ('waiting' as const),
            attempts,
            status,
            problem,
          })),
      })),
    };
  }
}
