// Notifications, their settings and the mail that is kept, on the wire.
import { MAIL_CHOICES, NOTIFICATION_KINDS, type NotificationId, type ResponseId, type SourceId } from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape } from '../base/shapes';

/** `GET /api/notifications?after=<cursor>`: the caller's, acting as this organisation, newest first, 50 at a time. */
export const notificationQueryShape = z.strictObject({ after: z.string().max(100).optional() });
export const notificationListShape = z.strictObject({
  unread: z.number(),
  notifications: z.array(
    z.strictObject({
      id: idShape<NotificationId>(),
      kind: z.enum(NOTIFICATION_KINDS),
      response: z.strictObject({ id: idShape<ResponseId>(), title: z.string() }),
      threadId: z.string().nullable(),
      suggestionId: z.string().nullable(),
      sectionId: z.string().nullable(),
      /** Its number and heading as they stand now: "4.2 Hälsodata". Null when it is gone, or nothing is said of any. */
      sectionTitle: z.string().nullable(),
      /** Of `source-changed` in a response of one's own organisation: the source, and the number of the version that has come into use. Null otherwise. */
      source: z.strictObject({ id: idShape<SourceId>(), title: z.string(), versionNo: z.number() }).nullable(),
      by: z.strictObject({ name: z.string(), organisation: z.string() }),
      at: z.string(),
      isRead: z.boolean(),
    }),
  ),
  next: z.string().nullable(),
});
export type NotificationListBody = z.infer<typeof notificationListShape>;

/** `PUT /api/notifications/read`: these, or all when left out; answers how many are unread. */
export const notificationsReadShape = z.strictObject({ ids: z.array(idShape<NotificationId>()).max(500).optional() });
export type NotificationsRead = z.infer<typeof notificationsReadShape>;
export const unreadShape = z.strictObject({ unread: z.number() });
/** `GET /api/notifications/events`: server-sent events `unread` with `unreadShape`. */
export type UnreadBody = z.infer<typeof unreadShape>;

/** `GET` and `PUT /api/notification-settings`. */
export const notificationSettingsShape = z.strictObject({ mail: z.enum(MAIL_CHOICES) });
export type NotificationSettings = z.infer<typeof notificationSettingsShape>;

/** `POST /api/unsubscribe` ends mail to whoever the token names, without signing in; answers 204 whatever the token. */
export const unsubscribeShape = z.strictObject({ token: z.string().max(200) });
export type Unsubscribe = z.infer<typeof unsubscribeShape>;

/** `GET /api/outbox`: the organisation's mail, newest first, at most 200. */
export const outboxShape = z.strictObject({
  /** Whether the server can send mail at all. */
  isSending: z.boolean(),
  mails: z.array(
    z.strictObject({
      id: z.string(),
      to: z.string(),
      subject: z.string(),
      body: z.string(),
      at: z.string(),
      sentAt: z.string().nullable(),
      attempts: z.number(),
      /** Nothing more is tried. */
      isGivenUp: z.boolean(),
      problem: z.string().nullable(),
    }),
  ),
});
export type OutboxBody = z.infer<typeof outboxShape>;
