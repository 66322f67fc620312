// Where a hint stands beside its control.

interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 6;

/** Upper left corner in px: under the control and centred on it, above it where there is no room, always inside the screen. */
export const placeHint = (
  control: Box,
  hint: Pick<Box, 'width' | 'height'>,
  screen: Pick<Box, 'width' | 'height'>,
): { x: number; y: number } => {
  const below = control.bottom + GAP;
  const y = below + hint.height > screen.height ? control.top - GAP - hint.height : below;
  const centred = control.left + control.width / 2 - hint.width / 2;
  return { x: Math.max(GAP, Math.min(centred, screen.width - hint.width - GAP)), y: Math.max(0, y) };
};
