// A value that follows another, but no more often than one can listen to.
import { useEffect, useRef, useState } from 'react';

/** The value, at most once in `ms`; the last one always comes through. `isUrgent` values come at once. */
export const useThrottled = <Value>(value: Value, ms: number, isUrgent: boolean): Value => {
  const [shown, setShown] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    const wait = isUrgent ? 0 : Math.max(0, last.current + ms - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      setShown(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, ms, isUrgent]);
  return shown;
};
