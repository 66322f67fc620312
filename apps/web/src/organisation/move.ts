// Changing the order of things in a list.

/** After a step by button: focus stays on the same arrow of what was moved, or goes to the other one at the end of the list, where the first can do no more. */
export const focusArrow = (arrows: ArrayLike<HTMLButtonElement> | undefined, step: -1 | 1): void => {
  const [up, down] = [...(arrows ? Array.from(arrows) : [])];
  const [wanted, other] = step === -1 ? [up, down] : [down, up];
  (wanted?.disabled ? other : wanted)?.focus();
};

/** The list with one thing moved a step up (-1) or down (1); the same list when it stands at that end already. */
export const moved = <Item>(items: readonly Item[], at: number, step: -1 | 1): readonly Item[] => {
  const [one, other] = [items[at], items[at + step]];
  if (one === undefined || other === undefined) return items;
  const next = [...items];
  next[at] = other;
  next[at + step] = one;
  return next;
};
