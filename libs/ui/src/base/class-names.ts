// Joins CSS class names.

/** The names that are set, separated by spaces. */
export const classNames = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ');
