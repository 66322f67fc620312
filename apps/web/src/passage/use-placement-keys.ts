// The keys of the queue of placements, while the focus is in it.
import { useEffect, useEffectEvent, type RefObject } from 'react';
import { placementCommand, type PlacementCommand } from './placement-keys';

/** Marks the list: there the arrows go from one to the next; elsewhere they scroll. */
export const QUEUE_LIST = 'data-queue-list';

/** Where letters are written or choose something of their own. Toasts are dialogs to screen readers, but take no letters. */
const OWN_LETTERS =
  'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"]:not([aria-modal="false"]), ' +
  '[role="menu"], [role="listbox"], [role="combobox"]';

/**
 * Letters work while the focus is in the queue (WCAG 2.1.4), but not in a field, a menu or a dialog. So that they always do, the
 * queue takes the focus whenever nothing has it: when the page comes, and when what had it is gone. `shown` changes with what is shown.
 */
export const usePlacementKeys = (queue: RefObject<HTMLElement | null>, shown: string, on: (command: PlacementCommand) => void): void => {
  useEffect(() => {
    if (document.activeElement === document.body) queue.current?.focus({ preventScroll: true });
  }, [queue, shown]);
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const { target } = event;
    if (event.defaultPrevented || !(target instanceof HTMLElement) || !queue.current?.contains(target) || target.closest(OWN_LETTERS)) return;
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
