// Which browser and system a session was begun with, in words, from what the browser says of itself.

/** In the order they are looked for: browsers name those they descend from, too. */
const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdgA?\/|\bEdgiOS\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\bFirefox\/|\bFxiOS\//],
  ['Chrome', /\bChrome\/|\bCriOS\/|\bHeadlessChrome\//],
  ['Safari', /\bSafari\//],
];
const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
];

/** What is known of it; null for what is not. */
export interface Device {
  readonly browser: string | null;
  readonly system: string | null;
}

/** Reads a User-Agent header. */
export const deviceOf = (agent: string): Device => ({ browser: nameIn(agent, BROWSERS), system: nameIn(agent, SYSTEMS) });

const nameIn = (agent: string, names: readonly (readonly [string, RegExp])[]): string | null =>
  names.find(([, sign]) => sign.test(agent))?.[0] ?? null;
