// The keys that go from change to change.
import { useEffect, useEffectEvent, type RefObject } from 'react';

/**
 * F8 and Shift+F8 anywhere on the page; N and P only with the focus in `root` and not in a field (WCAG 2.1.4: a single
 * letter must not do things wherever one is).
 */
export const useChangeKeys = (root: RefObject<HTMLElement | null>, step: (by: 1 | -1) => void): void => {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const by = event.key === 'F8' ? (event.shiftKey ? -1 : 1) : isInside(root.current, event.target) ? LETTERS[event.key] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    step(by);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
};

const LETTERS: Readonly<Record<string, 1 | -1>> = { n: 1, N: 1, p: -1, P: -1 };

const isInside = (root: HTMLElement | null, target: EventTarget | null): boolean =>
  root !== null && target instanceof HTMLElement && root.contains(target) && !target.closest('input, textarea, select, [contenteditable]');
