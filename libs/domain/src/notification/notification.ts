// What a person is told of: mentions, answers, decisions and assignments.
import type { NotificationId, OrganisationId, PersonId, ResponseId, SourceId, SourceVersionId, SuggestionId, ThreadId } from '../base/id';

/** Why a person is told. Each has its words in the catalogue. */
export const NOTIFICATION_KINDS = [
  'mentioned',
  'answered',
  'assigned',
  'resolved',
  'reopened',
  'suggestion-made',
  'suggestion-accepted',
  'suggestion-rejected',
  'section-assigned',
  'section-ready',
  'response-shared',
  'restored',
  'source-changed',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** When mail goes out. In the product itself everything is told at once. */
export const MAIL_CHOICES = ['at-once', 'daily', 'never'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

/** One thing to tell one person, as a room asks for it. It holds no words of a draft or a comment. */
export interface News {
  readonly kind: NotificationKind;
  /** Who is told, acting as which organisation. Nobody is told of what they did themselves. */
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
  readonly responseId: ResponseId;
  /** Who did it. */
  readonly byId: PersonId;
  readonly threadId?: ThreadId | null;
  readonly suggestionId?: SuggestionId | null;
  readonly sectionId?: string | null;
  /** The source that it is about, and the version of it that has come into use. */
  readonly sourceId?: SourceId | null;
  readonly sourceVersionId?: SourceVersionId | null;
  /** It came by itself: whoever stands for it as `byId` is told, too. */
  readonly isByItself?: boolean;
}

export interface Notification extends News {
  readonly id: NotificationId;
}
