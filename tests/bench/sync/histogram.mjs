// Collects times in milliseconds without keeping them, and answers their quantiles to within about two percent.

const PER_OCTAVE = 36;
const SMALLEST = 0.001;
const CELLS = 28 * PER_OCTAVE;

export class Histogram {
  #cells = new Uint32Array(CELLS);
  count = 0;
  longest = 0;

  add(milliseconds) {
    this.count += 1;
    if (milliseconds > this.longest) this.longest = milliseconds;
    const cell = milliseconds <= SMALLEST ? 0 : Math.floor(Math.log2(milliseconds / SMALLEST) * PER_OCTAVE);
    this.#cells[Math.min(cell, CELLS - 1)] += 1;
  }

  /** The time that `share` of all did not exceed; null when there are none. */
  quantile(share) {
    let left = Math.ceil(this.count * share);
    if (left === 0) return null;
    for (let cell = 0; cell < CELLS; cell += 1) {
      left -= this.#cells[cell];
      if (left <= 0) return Math.min(this.longest, SMALLEST * 2 ** ((cell + 0.5) / PER_OCTAVE));
    }
    return this.longest;
  }

  get summary() {
    return { count: this.count, p50: this.quantile(0.5), p99: this.quantile(0.99), max: this.longest };
  }
}

/** The middle of a list of numbers; those that are missing are left out. */
export const median = (values) => {
  const sorted = values.filter((value) => typeof value === 'number' && !Number.isNaN(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};
