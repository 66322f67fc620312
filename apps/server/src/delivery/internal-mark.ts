// How what only one organisation may know of is told from the rest in a working copy, and how that is taken off again.

const SUFFIX = ' (internt)';

/** A name as it stands over something internal in the file: "Rut Ek (internt)". */
export const asInternal = (name: string): string => `${name}${SUFFIX}`;

/** The name itself, as it comes back in the file. */
export const withoutMark = (name: string): string => (name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : name);
