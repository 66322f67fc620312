// The doors to notifications, their settings and the outbox.
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { languageOf, type Actor } from '@samsvar/domain';
import {
  notificationListShape,
  notificationQueryShape,
  notificationSettingsShape,
  notificationsReadShape,
  outboxShape,
  unreadShape,
  unsubscribeShape,
  type NotificationListBody,
  type NotificationSettings,
  type NotificationsRead,
  type OutboxBody,
  type UnreadBody,
  type Unsubscribe,
} from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { Answers } from '../base/answers.decorator';
import { Acting } from '../session/acting.decorator';
import { Public } from '../session/public.decorator';
import { NotificationBells } from './notification-bells';
import { NotificationService } from './notification.service';

@Controller('api')
export class NotificationController {
  constructor(
    private readonly notifications: NotificationService,
    private readonly bells: NotificationBells,
  ) {}

  @Get('notifications')
  @Answers(200, notificationListShape)
  list(@Acting() actor: Actor, @Query({ schema: notificationQueryShape }) { after }: { after?: string }): Promise<NotificationListBody> {
    return this.notifications.list(actor, after);
  }

  @Put('notifications/read')
  @Answers(200, unreadShape)
  read(
    @Acting() actor: Actor,
    @Body({ schema: notificationsReadShape }) which: NotificationsRead,
    @Headers('accept-language') wanted?: string,
  ): Promise<UnreadBody> {
    return this.notifications.read(actor, which, languageOf(wanted));
  }

  @Get('notifications/events')
  follow(@Acting() actor: Actor, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.bells.open(actor, { request, response });
  }

  @Get('notification-settings')
  @Answers(200, notificationSettingsShape)
  settings(@Acting() actor: Actor): Promise<NotificationSettings> {
    return this.notifications.settings(actor);
  }

  @Put('notification-settings')
  @Answers(200, notificationSettingsShape)
  choose(
    @Acting() actor: Actor,
    @Body({ schema: notificationSettingsShape }) settings: NotificationSettings,
    @Headers('accept-language') wanted?: string,
  ): Promise<NotificationSettings> {
    return this.notifications.choose(actor, settings, languageOf(wanted));
  }

  @Get('outbox')
  @Answers(200, outboxShape)
  outbox(@Acting() actor: Actor, @Headers('accept-language') wanted?: string): Promise<OutboxBody> {
    return this.notifications.outbox(actor, languageOf(wanted));
  }
}

/** Ending mail needs no signing in: the link in the mail is enough. */
@Controller()
export class UnsubscribeController {
  constructor(private readonly notifications: NotificationService) {}

  @Post('api/unsubscribe')
  @Public()
  @HttpCode(204)
  byPage(@Body({ schema: unsubscribeShape }) { token }: Unsubscribe): Promise<void> {
    return this.notifications.unsubscribe(token);
  }

  /**
   * What a mail program posts to when its own button is pressed (RFC 8058). Opening the same address shows the page with
   * a button: programs that look at links before people do end nothing.
   */
  @Post('avsluta-mejl/:token')
  @Public()
  @HttpCode(204)
  byMailProgram(@Param('token') token: string): Promise<void> {
    return this.notifications.unsubscribe(token);
  }
}
