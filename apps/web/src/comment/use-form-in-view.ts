// A form that opens is seen whole, with focus in its first field.
import { useEffect, useRef, type RefObject } from 'react';

/** A radio group is entered at what is chosen. */
const FIELDS = 'input[type="radio"]:checked, input:enabled:not([type="radio"]), select:enabled, textarea:enabled, [contenteditable="true"]';
/** Editors in forms, and names of people, come a moment later. */
const GROWING_MS = 1000;

/** To be tied to the form: when it is drawn first, it is scrolled to and focus goes into it, unless it is there already. */
export const useFormInView = <Form extends HTMLElement>(): RefObject<Form | null> => {
  const form = useRef<Form>(null);
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    if (!element.contains(document.activeElement)) element.querySelector<HTMLElement>(FIELDS)?.focus({ preventScroll: true });
    return seeWhole(element);
  }, []);
  return form;
};

const seeWhole = (element: HTMLElement): (() => void) | undefined => {
  // Neither is there where nothing is laid out, as in specs of components.
  if (typeof element.scrollIntoView !== 'function' || typeof ResizeObserver === 'undefined') return undefined;
  // It calls once at the beginning too.
  const observer = new ResizeObserver(() => element.scrollIntoView({ block: 'nearest' }));
  observer.observe(element);
  const timer = setTimeout(() => observer.disconnect(), GROWING_MS);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
};
