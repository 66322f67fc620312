// Which rows of a long list are drawn: sums of heights, and the rows that stand in a window over them.

/** Where each row begins, in px from the top of the list; the last entry is the height of it all. */
export const offsetsOf = (count: number, heightOf: (index: number) => number): Float64Array => {
  const offsets = new Float64Array(count + 1);
  for (let index = 0; index < count; index += 1) offsets[index + 1] = (offsets[index] ?? 0) + heightOf(index);
  return offsets;
};

interface Span {
  readonly top: number;
  readonly height: number;
  /** How many px beyond the window are drawn too, so that a quick scroll finds something. */
  readonly beyond: number;
}

/** The rows from `first` up to but not with `end` that the window shows. */
export const windowOf = (offsets: Float64Array, { top, height, beyond }: Span): { readonly first: number; readonly end: number } => {
  const count = offsets.length - 1;
  const first = Math.max(0, rowAt(offsets, top - beyond));
  const end = Math.min(count, rowAt(offsets, top + height + beyond) + 1);
  return { first: Math.min(first, count), end };
};

/** The row that stands at a height, by halving. */
const rowAt = (offsets: Float64Array, y: number): number => {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
};
