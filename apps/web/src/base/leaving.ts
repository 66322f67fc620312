// Ways inside the app, held back while a form asks whether it may be left.
import { navigate, useBrowserLocation } from 'wouter/use-browser-location';

/** Asks, and calls `leave` when the answer is yes. */
type Question = (leave: () => void) => void;

let question: Question | null = null;

/** Has this asked before a way inside the app is taken; the answer ends that. */
export const askBeforeLeaving = (ask: Question): (() => void) => {
  question = ask;
  return () => {
    if (question === ask) question = null;
  };
};

/** What the app does by itself, such as going on after signing out, takes the place of the address and is not held back. */
const leave: typeof navigate = (to, options) => {
  const go = (): void => navigate(to, options);
  if (question && options?.replace !== true) question(go);
  else go();
};

/** The address, and going to another one. */
export const useHeldLocation: typeof useBrowserLocation = (options) => [useBrowserLocation(options)[0], leave];
