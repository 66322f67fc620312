// Puts the notification room together.
import { Module } from '@nestjs/common';
import { Notifications } from './notifications';

@Module({ providers: [Notifications], exports: [Notifications] })
export class NotificationModule {}
