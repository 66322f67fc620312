// The section one works in: where the caret stands, or what was chosen in the outline.
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { sectionAtCaret } from './section-at-caret';

/** Selections change many times in one movement; this long without change it has come to rest. */
const AT_REST_MS = 120;
const MOVING_KEYS: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/** A choice holds until the caret moves from where it rested after it; null once it has. */
interface Choice {
  /** The section at the caret after the choice; undefined until the caret has come to rest. */
  resting?: string | null;
}

/**
 * Follows the caret in `pane`, and what is chosen by the function beside it: the later of the two wins. The caret
 * may well rest elsewhere than in a chosen section, since a mirrored heading cannot hold it, and the text may be
 * redrawn by others at any time; neither is a movement. Keeps the last section while focus is elsewhere.
 */
export const useSectionAtCaret = (pane: RefObject<HTMLElement | null>, sectionIds: ReadonlySet<string>) => {
  const [sectionId, setSectionId] = useState<string | null>(null);
  const known = useRef(sectionIds);
  known.current = sectionIds;
  const choice = useRef<Choice | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const settle = useCallback((): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const found = pane.current && sectionAtCaret(pane.current, known.current);
      const chosen = choice.current;
      if (chosen && chosen.resting === undefined) chosen.resting = found;
      else if (found && found !== chosen?.resting) {
        choice.current = null;
        setSectionId(found);
      }
    }, AT_REST_MS);
  }, [pane]);
  const choose = useCallback(
    (id: string): void => {
      choice.current = {};
      setSectionId(id);
      settle();
    },
    [settle],
  );
  useEffect(() => {
    const onInput = (event: Event): void => {
      const moves = !(event instanceof KeyboardEvent) || MOVING_KEYS.has(event.key);
      if (moves && event.target instanceof Node && pane.current?.contains(event.target)) choice.current = null;
    };
    document.addEventListener('selectionchange', settle);
    INPUTS.forEach((type) => document.addEventListener(type, onInput, true));
    return () => {
      clearTimeout(timer.current);
      document.removeEventListener('selectionchange', settle);
      INPUTS.forEach((type) => document.removeEventListener(type, onInput, true));
    };
  }, [pane, settle]);
  return [sectionId, choose] as const;
};

/** What a person does in the text; after any of these the caret decides. */
const INPUTS = ['pointerdown', 'keydown', 'beforeinput'] as const;
