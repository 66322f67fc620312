// Where the question who one is comes up, on whatever page a call wants it answered.
import { useEffect, useState } from 'react';
import { onConfirmationNeeded } from '../base/api';
import { LazyPart } from '../base/LazyPart';
import { Part } from '../base/part';

const confirmDialog = new Part(async () => {
  const { ConfirmDialog, signInWordsReady } = await import('./ConfirmDialog');
  // As in Frame: its words come first.
  await signInWordsReady();
  return ConfirmDialog;
});

/** One in the frame. The call that asked goes on when the dialog ends; it is refused as it was when the person gives up. */
export const ConfirmationPlace = () => {
  const [end, setEnd] = useState<((hasConfirmed: boolean) => void) | null>(null);
  useEffect(
    () =>
      onConfirmationNeeded(() =>
        new Promise<boolean>((resolve) => setEnd(() => resolve)).finally(() => setEnd(null)),
      ),
    [],
  );
  // Whoever leaves the frame has not confirmed.
  useEffect(() => () => end?.(false), [end]);
  return end ? (
    <LazyPart part={confirmDialog} onMissing={() => end(false)}>
      {(ConfirmDialog) => <ConfirmDialog onEnd={end} />}
    </LazyPart>
  ) : null;
};
