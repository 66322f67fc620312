// Moves focus to where the page goes on, once a dialog that is closing has let go of it.

/** A closing dialog gives focus back in the next frame; in the one after it, focus that fell on nothing is taken here. */
export const focusWhenFree = (place: { readonly current: HTMLElement | null }): void => {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement === null || document.activeElement === document.body) place.current?.focus();
    }),
  );
};
