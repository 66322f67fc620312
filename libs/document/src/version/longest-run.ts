// The longest part of a sequence that is in order: what stays, so that as little as possible counts as moved.

/** The places of a longest increasing subsequence. */
export const longestRun = (numbers: readonly number[]): ReadonlySet<number> => {
  /** By length less one: the place of the smallest last number of a run so long. */
  const ends: number[] = [];
  const before: number[] = [];
  numbers.forEach((number, place) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const mid = (low + high) >> 1;
      // Every entry of `ends` is a place in `numbers`.
      if ((numbers[ends[mid] as number] as number) < number) low = mid + 1;
      else high = mid;
    }
    before[place] = ends[low - 1] ?? -1;
    ends[low] = place;
  });
  const run = new Set<number>();
  for (let place = ends.at(-1) ?? -1; place >= 0; place = before[place] ?? -1) run.add(place);
  return run;
};
