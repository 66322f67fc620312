// What an organisation sets for itself.

/** What an organisation calls its answers. */
export const TITLE_WORDS = ['remissvar', 'yttrande'] as const;
export type TitleWord = (typeof TITLE_WORDS)[number];

/** Kinds of working material with a time to keep. What has been delivered, and the log of who did what, are not among them. */
export const RETENTION_KINDS = ['settled-threads', 'automatic-versions', 'working-copies', 'notifications', 'outgoing-mail', 'ended-invitations'] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** Days that each kind is kept; null: for ever. */
export type Retention = Readonly<Record<RetentionKind, number | null>>;
export const RETENTION_DAYS = { min: 30, max: 36_500 } as const;
/** Nothing is removed until somebody has decided so. */
export const KEEP_ALL: Retention = {
  'settled-threads': null,
  'automatic-versions': null,
  'working-copies': null,
  notifications: null,
  'outgoing-mail': null,
  'ended-invitations': null,
};
