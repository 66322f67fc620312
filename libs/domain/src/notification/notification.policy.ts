// Who may do what with notifications.
import { isAdministrator, isOwn, type Alternatives } from '../membership/rule';

export const notificationPolicy = {
  /** See and settle one's own notifications, and say how one wants to be told. */
  'notification.own': [[isOwn]],
  /** See the mail that would have been sent, where the server has no way to send any. */
  'outbox.read': [[isOwn, isAdministrator]],
} satisfies Record<string, Alternatives>;
