// Which clocks are known to be deleted, as far as it was looked into: a returning client repeats all of them.
import type { Deletion } from './inspect-update';
import type { StateVector } from './state-vector';

/** Sorted and apart from each other: even places begin a range, odd ones end it. */
type Ranges = number[];

export class DeletedRanges {
  private readonly clients = new Map<number, Ranges>();

  /** How many known clocks are deleted that were not noted yet. What the update itself brought and took back is not counted. */
  countNew(deletions: readonly Deletion[], known: StateVector): number {
    let count = 0;
    for (const { client, from, end } of deletions) {
      const to = Math.min(end, known.get(client) ?? 0);
      if (to > from) count += to - from - this.covered(client, from, to);
    }
    return count;
  }

  /** Notes that all of these are deleted. */
  add(deletions: readonly Deletion[]): void {
    const added = new Map<number, [number, number][]>();
    for (const { client, from, end } of deletions) {
      const ranges = added.get(client);
      if (ranges) ranges.push([from, end]);
      else added.set(client, [[from, end]]);
    }
    for (const [client, ranges] of added) this.clients.set(client, merged(this.clients.get(client) ?? [], ranges));
  }

  private covered(client: number, from: number, to: number): number {
    const ranges = this.clients.get(client);
    if (!ranges) return 0;
    let sum = 0;
    for (let i = firstEndingAfter(ranges, from); i < ranges.length; i += 2) {
      const [start = 0, end = 0] = [ranges[i], ranges[i + 1]];
      if (start >= to) break;
      sum += Math.min(end, to) - Math.max(start, from);
    }
    return sum;
  }
}

/** The place of the first range that ends after `clock`. */
const firstEndingAfter = (ranges: Ranges, clock: number): number => {
  let [low, high] = [0, ranges.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle * 2 + 1] ?? 0) > clock) high = middle;
    else low = middle + 1;
  }
  return low * 2;
};

const merged = (old: Ranges, added: [number, number][]): Ranges => {
  const all = [...added];
  for (let i = 0; i < old.length; i += 2) all.push([old[i] ?? 0, old[i + 1] ?? 0]);
  all.sort(([a], [b]) => a - b);
  const ranges: Ranges = [];
  for (const [from, end] of all) {
    const last = ranges.length - 1;
    if (last > 0 && from <= (ranges[last] ?? 0)) ranges[last] = Math.max(ranges[last] ?? 0, end);
    else ranges.push(from, end);
  }
  return ranges;
};
