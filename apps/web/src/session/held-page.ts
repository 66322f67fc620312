// Whether the page holds something that would be lost if it were left.

/** Asks the page as the browser does before a window is closed: whoever would be asked "leave?" holds it. */
export const isPageHeld = (): boolean =>
  !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
