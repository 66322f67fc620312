// Moving between the parts of the response page with F6.

/** Marks an element as a pane that F6 stops at. */
export const PANE_ATTRIBUTE = 'data-pane';

/** The pane after (or before) the one that has focus, among those that can be seen; null when there is none. */
export const nextPane = (root: Element, step: 1 | -1): HTMLElement | null => {
  const panes = [...root.querySelectorAll<HTMLElement>(`[${PANE_ATTRIBUTE}]`)].filter((pane) => pane.getClientRects().length > 0);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  if (panes.length === 0) return null;
  const next = at === -1 ? 0 : (at + step + panes.length) % panes.length;
  return panes[next] ?? null;
};

/** Puts focus where work in a pane starts: its text, its current line, or its first control. */
export const focusPane = (pane: HTMLElement): void => {
  const start =
    pane.querySelector<HTMLElement>('[contenteditable="true"]') ??
    pane.querySelector<HTMLElement>('[data-ord]:focus, [role="region"][tabindex="0"]') ??
    pane.querySelector<HTMLElement>('[aria-current], [role="tab"][aria-selected="true"]') ??
    pane.querySelector<HTMLElement>('button:not([tabindex="-1"]), select, a[href], [tabindex="0"]');
  (start ?? pane).focus();
};
