// The arithmetic of a split: where the separator may stand and how keys move it.

/** What the split must keep to: all in px. */
export interface SplitBounds {
  readonly width: number;
  readonly minFirst: number;
  readonly minSecond: number;
}

/** A ratio that leaves both sides their least width; the middle when there is not room for both. */
export const clampRatio = (ratio: number, { width, minFirst, minSecond }: SplitBounds): number => {
  if (width <= 0) return Math.min(1, Math.max(0, ratio));
  const least = minFirst / width;
  const most = 1 - minSecond / width;
  return least > most ? 0.5 : Math.min(most, Math.max(least, ratio));
};

/** The new ratio after a key, or null when the key means nothing here. Shift makes the step five times as long. */
export const ratioAfterKey = (
  key: { readonly key: string; readonly shiftKey: boolean },
  ratio: number,
  initial: number,
): number | null => {
  const step = key.shiftKey ? 0.1 : 0.02;
  switch (key.key) {
    case 'ArrowLeft':
      return ratio - step;
    case 'ArrowRight':
      return ratio + step;
    case 'Home':
      return 0;
    case 'End':
      return 1;
    case 'Enter':
      return initial;
    default:
      return null;
  }
};
