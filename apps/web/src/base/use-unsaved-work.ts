// What is unsaved in this window, as parts of pages see it.
import { useEffect, useState } from 'react';
import { unsavedWork, type UnsavedWork } from './unsaved-work';

/** Where it is shown, a second does not matter. */
const LOOK_MS = 1000;

/** What is unsaved now, looked at once a second: what holds work need not tell of every change. */
export const useUnsavedWork = (): readonly UnsavedWork[] => {
  const [work, setWork] = useState(unsavedWork);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = unsavedWork();
      setWork((before) =>
        before.length === now.length && before.every((one, at) => one === now[at]) ? before : now,
      );
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return work;
};
