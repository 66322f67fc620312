// Times in Word files.

/** A time to the second, as both ends write it; programs differ in what comes after. */
export const secondOf = (at: string): string => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(at)?.[0] ?? '';
