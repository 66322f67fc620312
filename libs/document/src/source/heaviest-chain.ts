// Chooses, of pairs of stretches of two sequences, those that keep their order and weigh most together.

/** A stretch of one sequence and a stretch of another; ends are included. */
export interface Link {
  readonly from: number;
  readonly fromEnd: number;
  readonly to: number;
  readonly toEnd: number;
  readonly weight: number;
}

/** The heaviest choice of links that rise in both sequences and do not overlap, in order. Takes n log n steps. */
export const heaviestChain = <L extends Link>(links: readonly L[]): L[] => {
  const size = links.reduce((most, { toEnd }) => Math.max(most, toEnd), -1) + 2;
  const byStart = links.map((_, i) => i).sort((a, b) => compare(links, a, b, 'from') || compare(links, a, b, 'to') || a - b);
  const byEnd = [...byStart].sort((a, b) => compare(links, a, b, 'fromEnd') || a - b);
  const best = new BestBefore(size);
  const weights: number[] = [];
  const previous: number[] = [];
  let done = 0;
  for (const i of byStart) {
    const link = links[i];
    if (!link) continue;
    for (let ended = byEnd[done]; ended !== undefined && (links[ended]?.fromEnd ?? 0) < link.from; ended = byEnd[++done]) {
      best.add(links[ended]?.toEnd ?? 0, ended, weights[ended] ?? 0);
    }
    const before = best.before(link.to);
    weights[i] = link.weight + (before < 0 ? 0 : (weights[before] ?? 0));
    previous[i] = before;
  }
  let last = -1;
  for (const i of byStart) if (last < 0 || (weights[i] ?? 0) > (weights[last] ?? 0)) last = i;
  const chain: L[] = [];
  for (let i = last; i >= 0; i = previous[i] ?? -1) {
    const link = links[i];
    if (link) chain.push(link);
  }
  return chain.reverse();
};

const compare = (links: readonly Link[], a: number, b: number, field: 'from' | 'fromEnd' | 'to'): number =>
  (links[a]?.[field] ?? 0) - (links[b]?.[field] ?? 0);

/** A Fenwick tree of maxima: which link that ends before a place weighs most with what came before it. */
class BestBefore {
  readonly #links: Int32Array;
  readonly #weights: Float64Array;

  constructor(size: number) {
    this.#links = new Int32Array(size + 1).fill(-1);
    this.#weights = new Float64Array(size + 1);
  }

  add(end: number, link: number, weight: number): void {
    for (let i = end + 1; i < this.#links.length; i += i & -i) {
      if (weight <= (this.#weights[i] ?? 0)) continue;
      this.#weights[i] = weight;
      this.#links[i] = link;
    }
  }

  /** -1 where there is none. */
  before(place: number): number {
    let [best, weight] = [-1, 0];
    for (let i = place; i > 0; i -= i & -i) {
      if ((this.#weights[i] ?? 0) <= weight) continue;
      weight = this.#weights[i] ?? 0;
      best = this.#links[i] ?? -1;
    }
    return best;
  }
}
