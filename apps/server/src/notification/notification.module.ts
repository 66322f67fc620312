// Puts the notification room together.
import { Module } from '@nestjs/common';
import { MailWorker } from './mail-worker';
import { NotificationBells } from './notification-bells';
import { NotificationController, UnsubscribeController } from './notification.controller';
import { NotificationService } from './notification.service';
import { Notifications } from './notifications';

@Module({
  controllers: [NotificationController, UnsubscribeController],
  providers: [Notifications, NotificationBells, NotificationService, MailWorker],
  exports: [Notifications],
})
export class NotificationModule {}
