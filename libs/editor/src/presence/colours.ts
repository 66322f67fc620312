// The colours of people: each dark enough for white words (4.5:1), and told apart without relying on hue alone.

/** Fixed list; the order is the order of choice, so it never changes. */
export const PERSON_COLOURS = ['#0a5a70', '#8a2f62', '#7a4a00', '#2f5f2a', '#4b3fa0', '#a4242b', '#375a8c', '#6b5b00', '#5c4033', '#7b2d8b'] as const;

/** The colour of a person: the same for everybody, on every screen. */
export const colourOf = (personId: string): string => {
  let sum = 0;
  for (const sign of personId) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0;
  return PERSON_COLOURS[sum % PERSON_COLOURS.length] ?? PERSON_COLOURS[0];
};
