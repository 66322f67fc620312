// Which hit was opened: kept with the search in the browser's history, so that Back leads to it and a new search does not.

/** A hit that was opened, and where it stood. */
export interface OpenedHit {
  /** As `keyOfHit` names it. */
  readonly key: string;
  /** Its distance from the top of the window, in pixels. */
  readonly top: number;
  /** Pages of hits that had been asked for. */
  readonly pages: number;
}

/** Keeps it until the question or its limits change; what else is kept with the address stays. */
export const keepOpenedHit = (opened: OpenedHit): void => history.replaceState({ ...Object(history.state), opened }, '');

/** The hit that was opened when this address was last left; null on a fresh visit, and when the page is only fetched anew. */
export const openedHit = (): OpenedHit | null => {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'opened' in state && isOpenedHit(state.opened) && hasComeBack() ? state.opened : null;
};

/** Hits are links that the browser itself follows: it fetched the page again for Back or Forward. A reload keeps the state too. */
const hasComeBack = (): boolean => performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'back_forward');

const isOpenedHit = (kept: unknown): kept is OpenedHit =>
  typeof kept === 'object' && kept !== null && 'key' in kept && typeof kept.key === 'string' && 'top' in kept && typeof kept.top === 'number' && 'pages' in kept && typeof kept.pages === 'number';
