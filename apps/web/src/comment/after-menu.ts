// Opening something from a menu: the menu gives focus back to its button when it closes, and must have done so first.

/** Long enough for the menu to be gone; nobody notices it. */
const CLOSED_MS = 60;

/** Does it once the menu has closed. */
export const afterMenu = (act: () => void) => (): void => void setTimeout(act, CLOSED_MS);
