// The keys of the queue of placements, where the focus is in it.
import { useEffect, useEffectEvent, type RefObject } from 'react';
import { placementCommand, type PlacementCommand } from './placement-keys';

/** Marks the list: there the arrows go from one to the next; elsewhere they scroll. */
export const QUEUE_LIST = 'data-queue-list';

/** Letters work only with the focus in `root` and not in a field (WCAG 2.1.4). */
export const usePlacementKeys = (root: RefObject<HTMLElement | null>, on: (command: PlacementCommand) => void): void => {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const { target } = event;
    if (event.defaultPrevented || !(target instanceof HTMLElement) || !root.current?.contains(target)) return;
    if (target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]')) return;
    if (event.key.startsWith('Arrow') && !target.closest(`[${QUEUE_LIST}]`)) return;
    const command = placementCommand(event);
    if (command === null) return;
    event.preventDefault();
    on(command);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
};
