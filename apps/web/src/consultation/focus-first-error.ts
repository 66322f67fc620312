// Brings the person to the first field that is wrong.

/** Focuses the first field marked as invalid, once the marks have been drawn. */
export const focusFirstError = (form: HTMLElement | null): void => {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
};
