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

/** The same with weights above 0: the indexes of the choice that weighs most in all. */
export const heaviestRising = (values: readonly number[], weights: readonly number[]): number[] => {
  const ranks = new Map([...new Set(values)].sort((a, b) => a - b).map((value, rank) => [value, rank + 1]));
  const best = new HeaviestBefore(ranks.size);
  const previous: number[] = [];
  const totals: number[] = [];
  let last = -1;
  values.forEach((value, i) => {
    const rank = ranks.get(value) ?? 0;
    const before = best.below(rank);
    previous[i] = before;
    totals[i] = (totals[before] ?? 0) + (weights[i] ?? 0);
    best.put(rank, i, totals);
    if (last < 0 || (totals[i] ?? 0) > (totals[last] ?? 0)) last = i;
  });
  const chosen: number[] = [];
  for (let i = last; i >= 0; i = previous[i] ?? -1) chosen.push(i);
  return chosen.reverse();
};

/** A Fenwick tree: of all choices that end below a rank the heaviest, in steps that grow with the logarithm. */
class HeaviestBefore {
  private readonly tree: number[];

  constructor(private readonly size: number) {
    this.tree = Array.from({ length: size + 1 }, () => -1);
  }

  /** The index put in last that weighs most among smaller ranks; -1 for none. */
  below(rank: number): number {
    let [best, most] = [-1, -1];
    for (let at = rank - 1; at > 0; at -= at & -at) {
      const index = this.tree[at] ?? -1;
      const total = this.totals[index] ?? -1;
      if (index >= 0 && total > most) [best, most] = [index, total];
    }
    return best;
  }

  put(rank: number, index: number, totals: readonly number[]): void {
    this.totals = totals;
    for (let at = rank; at <= this.size; at += at & -at) {
      const there = this.tree[at] ?? -1;
      if (there < 0 || (totals[index] ?? 0) > (totals[there] ?? 0)) this.tree[at] = index;
    }
  }

  private totals: readonly number[] = [];
}
