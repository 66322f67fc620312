// Draws a part that is fetched when it is first wanted; without a connection the page around it stays.
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { Island, PartMissing } from './Island';
import type { Part } from './part';
import { toasts } from './toasts';
import { useWords } from './words';

interface LazyPartProps<Of> {
  readonly part: Part<Of>;
  /** Shown until the part has come. */
  readonly waiting?: ReactNode;
  /** Called when the part does not come or breaks, after a short message. Without it, words and a button stand in its place. */
  readonly onMissing?: () => void;
  readonly children: (part: Of) => ReactNode;
}

/** Fetches on the first drawing, and again when the person asks for it. */
export const LazyPart = <Of,>({ part, waiting = null, onMissing, children }: LazyPartProps<Of>) => {
  const { partMissing } = useWords().base.errors;
  const [attempt, setAttempt] = useState({ no: 0, hasFailed: false });
  const here = part.here();
  // New words or a new callback are no reason to ask again.
  const settle = useEffectEvent((hasFailed: boolean) => {
    setAttempt(({ no }) => ({ no, hasFailed }));
    if (!hasFailed || !onMissing) return;
    toasts.add({ tone: 'warning', text: partMissing });
    onMissing();
  });
  useEffect(() => {
    if (part.here() !== null) return;
    let isGone = false;
    const unlessGone = (hasFailed: boolean) => () => {
      if (!isGone) settle(hasFailed);
    };
    part.fetch().then(unlessGone(false), unlessGone(true));
    return () => {
      isGone = true;
    };
  }, [part, attempt.no]);
  if (here !== null) {
    return onMissing ? <Island onBroken={onMissing}>{children(here)}</Island> : children(here);
  }
  if (!attempt.hasFailed || onMissing) return waiting;
  return <PartMissing onRetry={() => setAttempt(({ no }) => ({ no: no + 1, hasFailed: false }))} />;
};
