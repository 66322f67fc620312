// The doors to webhooks, for administrators.
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor, WebhookId } from '@samsvar/domain';
import { newWebhookShape, webhookDraftShape, webhooksShape, type NewWebhookBody, type WebhookDraft, type WebhooksBody } from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { Acting } from '../session/acting.decorator';
import { Confirmed } from '../session/confirmed.decorator';
import { WebhookService } from './webhook.service';

@Controller('api/organisation/webhooks')
export class WebhookController {
  constructor(private readonly webhooks: WebhookService) {}

  @Get()
  @Answers(200, webhooksShape)
  list(@Acting() actor: Actor): Promise<WebhooksBody> {
    return this.webhooks.list(actor);
  }

  @Post()
  @Confirmed()
  @Answers(201, newWebhookShape)
  add(@Acting() actor: Actor, @Body({ schema: webhookDraftShape }) draft: WebhookDraft): Promise<NewWebhookBody> {
    return this.webhooks.add(actor, draft);
  }

  @Put(':id')
  @Confirmed()
  @Answers(200, webhooksShape)
  change(@Acting() actor: Actor, @Param('id', idParam) id: WebhookId, @Body({ schema: webhookDraftShape }) draft: WebhookDraft): Promise<WebhooksBody> {
    return this.webhooks.change(actor, id, draft);
  }

  @Delete(':id')
  @Confirmed()
  @Answers(200, webhooksShape)
  remove(@Acting() actor: Actor, @Param('id', idParam) id: WebhookId): Promise<WebhooksBody> {
    return this.webhooks.remove(actor, id);
  }

  @Post(':id/ping')
  @HttpCode(200)
  @Answers(200, webhooksShape)
  ping(@Acting() actor: Actor, @Param('id', idParam) id: WebhookId): Promise<WebhooksBody> {
    return this.webhooks.ping(actor, id);
  }
}
