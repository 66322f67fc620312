// Ways out of a page, held back while a form asks whether it may be left: links, and the browser's own Back and Forward.
import { navigate, useBrowserLocation } from 'wouter/use-browser-location';

/** Asks, and calls `leave` when the answer is yes. */
type Question = (leave: () => void) => void;

/** The last that began asks for all of them: one question is enough. */
const questions: Question[] = [];

/** Has this asked before a way out of the page is taken; the answer ends that. */
export const askBeforeLeaving = (ask: Question): (() => void) => {
  questions.push(ask);
  return () => void questions.splice(questions.indexOf(ask), 1);
};

/** Somebody may press Back several times at once, or hold it: they are undone together, since each undoing alone would land among the presses. */
const QUIET_MS = 50;

const placeOf = (state: unknown): number | null =>
  typeof state === 'object' && state !== null && 'place' in state && typeof state.place === 'number' ? state.place : null;

/** Gives the entry a place where it has none: at the first load, and when a mark on the page was gone to. */
const findPlace = (ifNew: number): number => {
  const known = placeOf(history.state);
  if (known === null) history.replaceState({ place: ifNew }, '');
  return known ?? ifNew;
};

/** Where the page that is shown stands among the entries of the app in the browser's history: how Back is told from Forward, and by how many steps. */
let place = findPlace(0);
let shown = location.pathname;
/** The page that is gone back to because something on it is unsaved; null while what is shown stands at its address. */
let held: string | null = null;
/** The way that was held back, in steps; null when there is none to be asked about. */
let steps: number | null = null;
let isAnswered = false;
let undoing: ReturnType<typeof setTimeout> | undefined;

/** What is shown is what the address says. */
const arrive = (at: number): void => {
  clearTimeout(undoing);
  [place, shown, held, steps, isAnswered] = [at, location.pathname, null, null, false];
};

/** What the app does by itself, such as going on after signing out, takes the place of the address and is not held back. */
const leave: typeof navigate = (to, options) => {
  const isReplacing = options?.replace === true;
  const go = (): void => {
    const at = (placeOf(history.state) ?? place) + (isReplacing ? 0 : 1);
    navigate(to, { ...options, state: { place: at } });
    arrive(at);
  };
  const ask = questions.at(-1);
  if (ask && !isReplacing) ask(go);
  else go();
};

/** Takes the page back to its own address. */
const undo = (): void => {
  // An entry without a place is older than this app: behind it.
  steps = (placeOf(history.state) ?? place - 1) - place;
  history.go(-steps);
};

/** The browser has gone already when it tells of it: it is sent back first, and asked about once the page's own address stands there again. */
const onGone = (event: PopStateEvent): void => {
  if (questions.length > 0 && location.pathname !== shown && !isAnswered) {
    event.stopImmediatePropagation();
    held = shown;
    clearTimeout(undoing);
    undoing = setTimeout(undo, QUIET_MS);
    return;
  }
  const way = steps;
  arrive(findPlace(place + 1));
  if (way === null) return;
  event.stopImmediatePropagation();
  const go = (): void => {
    isAnswered = true;
    history.go(way);
  };
  const ask = questions.at(-1);
  if (ask) ask(go);
  else go();
};
// Caught on its way down: before the router hears of it, which would take the page away.
addEventListener('popstate', onGone, { capture: true });

/** The address, and going to another one. */
export const useHeldLocation: typeof useBrowserLocation = (options) => {
  const [address] = useBrowserLocation(options);
  return [held ?? address, leave];
};
