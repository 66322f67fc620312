// The section one works in: where the caret stands, or what was chosen in the outline.
import { useEffect, useRef, useState, type RefObject } from 'react';
import { sectionAtCaret } from './section-at-caret';

/** Follows the caret in `pane`; keeps the last section while focus is elsewhere. */
export const useSectionAtCaret = (pane: RefObject<HTMLElement | null>, sectionIds: ReadonlySet<string>) => {
  const [sectionId, setSectionId] = useState<string | null>(null);
  const known = useRef(sectionIds);
  known.current = sectionIds;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onChange = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const found = pane.current && sectionAtCaret(pane.current, known.current);
        if (found) setSectionId(found);
      }, 120);
    };
    document.addEventListener('selectionchange', onChange);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', onChange);
    };
  }, [pane]);
  return [sectionId, setSectionId] as const;
};
