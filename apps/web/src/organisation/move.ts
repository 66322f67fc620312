// Changing the order of things in a list.

/** The list with one thing moved a step up (-1) or down (1); the same list when it stands at that end already. */
export const moved = <Item>(items: readonly Item[], at: number, step: -1 | 1): readonly Item[] => {
  const [one, other] = [items[at], items[at + step]];
  if (one === undefined || other === undefined) return items;
  const next = [...items];
  next[at] = other;
  next[at + step] = one;
  return next;
};
