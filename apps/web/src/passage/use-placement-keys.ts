// The keys of the queue of placements, anywhere on its page.
import { useEffect, useEffectEvent } from 'react';
import { placementCommand, type PlacementCommand } from './placement-keys';

/** Marks the list: there the arrows go from one to the next; elsewhere they scroll. */
export const QUEUE_LIST = 'data-queue-list';

/** Where letters are written or choose something of their own. Toasts are dialogs to screen readers, but take no letters. */
const OWN_LETTERS =
  'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"]:not([aria-modal="false"]), ' +
  '[role="menu"], [role="listbox"], [role="combobox"]';

/** Letters work wherever the focus is on the page, also nowhere, but not in a field, a menu or a dialog. */
export const usePlacementKeys = (on: (command: PlacementCommand) => void): void => {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const { target } = event;
    if (event.defaultPrevented || !(target instanceof HTMLElement) || target.closest(OWN_LETTERS)) return;
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
