// Versions: a response as it read at one position of its log.

/**
 * `auto`: after a session of writing; `named`: by a person's wish; `before-restore`, `before-share`, `imported`: before
 * something that changes much; `frozen`: when the text was locked; `guard` and `renewal`: the server's own.
 */
export const VERSION_KINDS = [
  'auto',
  'named',
  'before-restore',
  'before-share',
  'imported',
  'frozen',
  'guard',
  'renewal',
] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

/** Kinds that age thins out; all others are kept. */
export const THINNED_KINDS: readonly VersionKind[] = ['auto'];

/** A pause in the writing of so many minutes ends a session. */
export const SESSION_PAUSE_MINUTES = 10;
/** Characters of a version's name. */
export const VERSION_NAME_LIMIT = 200;
