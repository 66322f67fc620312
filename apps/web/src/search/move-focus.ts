// Moving between the field and the hits by keys.
import type { KeyboardEvent } from 'react';

/** Everything that belongs to one search, by this attribute. */
export const SEARCH_ROOT = 'data-search';

const HITS = '[data-hit]';

/** Arrows go to the next hit or the one before, Escape to the field; true when the key was one of them. */
export const moveFocus = (event: KeyboardEvent): boolean => {
  const root = event.currentTarget.closest(`[${SEARCH_ROOT}]`);
  const field = root?.querySelector<HTMLElement>('input');
  const hits = [...(root?.querySelectorAll<HTMLElement>(HITS) ?? [])];
  const at = hits.indexOf(event.currentTarget as HTMLElement); // what has the listener is an element of the page
  if (event.key === 'ArrowDown') focus(hits[Math.min(at + 1, hits.length - 1)]);
  else if (event.key === 'ArrowUp') focus(at > 0 ? hits[at - 1] : field);
  else if (event.key === 'Home' && at >= 0) focus(hits[0]);
  else if (event.key === 'End' && at >= 0) focus(hits.at(-1));
  else if (event.key === 'Escape' && at >= 0) focus(field);
  else return false;
  return true;
};

/** The browser scrolls to what gets the focus. */
const focus = (element: HTMLElement | null | undefined): void => element?.focus();
