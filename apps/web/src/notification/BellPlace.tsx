// Where the bell stands in the frame: its code comes after the page, and a page without it is whole.
import { Suspense, useEffect, useState } from 'react';
import { Island } from '../base/Island';
import { Part } from '../base/part';
import { useOnline } from '../base/use-online';

const bell = new Part(() => import('./Bell').then((m) => m.Bell));

/** The bell, once it has come. It is asked for again when there is a connection; nobody is told that it did not come. */
export const BellPlace = () => {
  const isOnline = useOnline();
  const [Bell, setBell] = useState(() => bell.here());
  const [isBroken, setBroken] = useState(false);
  const hasCome = Bell !== null;
  useEffect(() => {
    if (hasCome || !isOnline) return;
    let isGone = false;
    bell.fetch().then(
      (part) => {
        if (!isGone) setBell(() => part);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [hasCome, isOnline]);
  if (!Bell || isBroken) return null;
  return (
    <Island onBroken={() => setBroken(true)}>
      <Suspense fallback={null}>
        <Bell />
      </Suspense>
    </Island>
  );
};
