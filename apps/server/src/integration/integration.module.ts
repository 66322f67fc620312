// Other systems: tokens with which they come to us, webhooks with which we go to them.
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TokenController } from './token.controller';
import { TokenDoor } from './token-door';
import { TokenGuard } from './token.guard';
import { TokenService } from './token.service';
import { WebhookController } from './webhook.controller';
import { WebhookService } from './webhook.service';
import { WebhookWorker } from './webhook-worker';

@Module({
  controllers: [TokenController, WebhookController],
  providers: [TokenService, TokenDoor, WebhookService, WebhookWorker, { provide: APP_GUARD, useClass: TokenGuard }],
  exports: [TokenDoor],
})
export class IntegrationModule {}
