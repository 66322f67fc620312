// One tab stop for a row of controls; arrows, Home and End move inside it.
import type { KeyboardEvent } from 'react';

const CONTROLS = 'button[data-tool], select[data-tool]';

/** Moves the focus in a toolbar by the ARIA pattern; `true` when the key was one of its own. */
export const moveInToolbar = (event: KeyboardEvent<HTMLElement>): boolean => {
  const controls = [...event.currentTarget.querySelectorAll<HTMLElement>(CONTROLS)];
  const at = controls.findIndex((control) => control === document.activeElement);
  if (at < 0) return false;
  const last = controls.length - 1;
  const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
  if (next === undefined) return false;
  event.preventDefault();
  rove(controls, controls[next]);
  controls[next]?.focus();
  return true;
};

/** Makes a control the toolbar's tab stop. */
export const rove = (controls: readonly HTMLElement[], chosen: HTMLElement | undefined): void => {
  for (const control of controls) control.tabIndex = control === chosen ? 0 : -1;
};

/** Focuses the toolbar's tab stop. */
export const focusToolbar = (toolbar: HTMLElement | null): void => {
  const controls = [...(toolbar?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])];
  (controls.find((control) => control.tabIndex === 0) ?? controls[0])?.focus();
};
