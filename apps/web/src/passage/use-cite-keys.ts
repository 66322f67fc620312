// Citing by keys: wherever focus is, as long as something is selected in the source.
import { useEffect, useRef } from 'react';
import type { PassageUse } from './SelectionTools';

/** Ctrl+Alt+C cites and Ctrl+Alt+Q quotes while it is on. */
export const useCiteKeys = (isOn: boolean, use: (what: PassageUse) => void): void => {
  const latest = useRef(use);
  latest.current = use;
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || !event.altKey || event.shiftKey) return;
      const what = event.code === 'KeyC' ? 'cite' : event.code === 'KeyQ' ? 'quote' : null;
      if (!what) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(what);
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [isOn]);
};
