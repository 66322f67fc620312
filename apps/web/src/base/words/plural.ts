// One or several, by the rule that Swedish and English share.

/** `one` for exactly one, `other` for every other count. */
export const plural = (count: number, one: string, other: string): string => (count === 1 ? one : other);
