// What a person does with their notifications, how they want to be told, and the mail that is kept.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, isUuid, type Actor, type Language } from '@samsvar/domain';
import type { NotificationListBody, NotificationSettings, NotificationsRead, OutboxBody, UnreadBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import { CLOCK, type Clock } from '../base/clock';
import { CONFIG, type Config } from '../base/config';
import { DATABASE, SYSTEM_DATABASE } from '../base/database.token';
import { ringBells } from './bell.store';
import { endMail, findMailChoice, saveLanguage, saveMailChoice } from './notification-setting.store';
import { presentMail, presentNotification } from './notification.presenter';
import { countUnread, listNotifications, markRead, type Cursor } from './notification.store';
import { listOutbox, withdrawFrom } from './outgoing-mail.store';
import { unsubscribeHash } from './unsubscribe-token';

/** Notifications in one answer. */
const PAGE = 50;
/** Mails in the outbox. */
const OUTBOX = 200;

@Injectable()
export class NotificationService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    // A person’s choice is about mail of all their organisations, and whoever opens the link in one acts as none.
    @Inject(SYSTEM_DATABASE) private readonly whole: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly access: Access,
  ) {}

  /** The caller's, acting as this organisation, newest first, as far as they may still see what each is about. */
  async list(actor: Actor, after: string | undefined): Promise<NotificationListBody> {
    const grant = await this.own(actor);
    const rows = await listNotifications(this.sql, grant, { after: after === undefined ? null : cursorOf(after), atMost: PAGE + 1 });
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    return {
      unread: await this.unreadOf(actor),
      notifications: shown.map(presentNotification),
      next: rows.length > PAGE && last ? `${String(last.createdAt.getTime())}.${last.id}` : null,
    };
  }

  /** Marks these as read, or all of them, and tells the caller's other windows. */
  async read(actor: Actor, { ids }: NotificationsRead, language: Language): Promise<UnreadBody> {
    const grant = await this.own(actor);
    await transaction(this.sql, async (tx) => {
      await markRead(tx, grant, { ids: ids ?? null, now: this.clock() });
      await saveLanguage(tx, grant, language);
      await ringBells(tx, [actor.personId]);
    });
    return { unread: await this.unreadOf(actor) };
  }

  /** When the caller wants mail. */
  async settings(actor: Actor): Promise<NotificationSettings> {
    return { mail: await findMailChoice(this.sql, await this.own(actor)) };
  }

  /** Keeps when the caller wants mail; who wants none gets not even what was on its way. */
  async choose(actor: Actor, { mail }: NotificationSettings, language: Language): Promise<NotificationSettings> {
    const grant = await this.own(actor);
    await transaction(this.whole, async (tx) => {
      await saveMailChoice(tx, grant, { mail, language });
      if (mail === 'never') await withdrawFrom(tx, actor.personId);
    });
    return { mail };
  }

  /** Ends mail to whoever the token names. Says nothing of whether it named anybody. */
  async unsubscribe(token: string): Promise<void> {
    await transaction(this.whole, async (tx) => {
      const personId = await endMail(tx, unsubscribeHash(token));
      if (personId) await withdrawFrom(tx, personId);
    });
  }

  /**
   * The organisation's mail, newest first, and whether it is sent at all. In a demo that sends none, where everybody plays all
   * parts, also what its people are sent about their own accounts: nobody could try a lost password otherwise.
   */
  async outbox(actor: Actor, language: Language): Promise<OutboxBody> {
    const grant = await this.access.require(actor, 'outbox.read', { organisation: actor.organisationId });
    const isSending = this.config.mail !== null;
    const withPersonal = this.config.demo && !isSending;
    const rows = await listOutbox(withPersonal ? this.whole : this.sql, grant, { atMost: OUTBOX, withPersonal });
    return { isSending, mails: rows.map((row) => presentMail(row, language, this.config.demo)) };
  }

  private own(actor: Actor) {
    return this.access.require(actor, 'notification.own', { organisation: actor.organisationId });
  }

  private async unreadOf(actor: Actor): Promise<number> {
    const [unread = 0] = await countUnread(this.sql, [actor]);
    return unread;
  }
}

const cursorOf = (text: string): Cursor => {
  const [, at = '', id = ''] = /^(\d{1,15})\.(.+)$/.exec(text) ?? [];
  if (at === '' || !isUuid(id)) throw new Refusal('invalid', { field: 'after' });
  return { at: new Date(Number(at)), id };
};
