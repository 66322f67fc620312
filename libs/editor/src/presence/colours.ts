// The colours of people: each dark enough for white words (4.5:1), and told apart without relying on hue alone.

/** Fixed list; the order is the order of choice, so it never changes. */
export const PERSON_COLOURS = ['#0a5a70', '#8a2f62', '#7a4a00', '#2f5f2a', '#4b3fa0', '#a4242b', '#375a8c', '#6b5b00', '#5c4033', '#7b2d8b'] as const;

/** The colour of a person when nobody else is there: the same for everybody, on every screen. */
export const colourOf = (personId: string): string => PERSON_COLOURS[placeOf(personId)] ?? PERSON_COLOURS[0];

const placeOf = (personId: string): number => {
  let sum = 0;
  for (const sign of personId) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0;
  return sum % PERSON_COLOURS.length;
};

/**
 * The colours of those present. No two have the same while there are colours left: who comes later in the order of
 * ids, which every screen knows, takes the next free one. All others keep their own.
 */
export const coloursOf = (personIds: Iterable<string>): ReadonlyMap<string, string> => {
  const colours = new Map<string, string>();
  const taken = new Set<string>();
  const ids = [...new Set(personIds)].sort();
  const isFirst = (id: string) => ids.find((other) => placeOf(other) === placeOf(id)) === id;
  for (const id of [...ids.filter(isFirst), ...ids.filter((other) => !isFirst(other))]) {
    if (taken.size === PERSON_COLOURS.length) taken.clear();
    const own = placeOf(id);
    const inTurn = [...PERSON_COLOURS.slice(own), ...PERSON_COLOURS.slice(0, own)];
    const colour = inTurn.find((one) => !taken.has(one)) ?? PERSON_COLOURS[0];
    taken.add(colour);
    colours.set(id, colour);
  }
  return colours;
};
