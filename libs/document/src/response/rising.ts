// The longest part of a sequence that is in order: what stays, so that as little as possible counts as moved.

/** The indexes of a longest choice of values that rises, in order. */
export const rising = (values: readonly number[]): number[] => {
  /** By length less one: the index of the smallest last value of a choice so long. */
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, i) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if ((values[tails[half] ?? -1] ?? -1) < value) low = half + 1;
      else high = half;
    }
    previous[i] = tails[low - 1] ?? -1;
    tails[low] = i;
  });
  const chosen: number[] = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i] ?? -1) chosen.push(i);
  return chosen.reverse();
};
