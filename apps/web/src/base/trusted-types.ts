// The rule for what the app may hand to the browser as HTML or as the address of code. Imported before anything else.

/** What of the browser's Trusted Types is used here: the types of TypeScript do not know them yet. */
interface Policies {
  createPolicy(name: 'default', rules: Readonly<Record<'createHTML' | 'createScriptURL', (text: string) => string>>): unknown;
}

/** Nothing: react-aria empties its live regions so, and tiptap begins with an empty page. */
const NOTHING = new Set(['', '<body></body>']);

const nothing = (html: string): string => {
  if (NOTHING.has(html)) return html;
  throw new TypeError('HTML is drawn by React alone.');
};

const ownCode = (address: string): string => {
  const { origin, pathname } = new URL(address, location.href);
  if (origin === location.origin && /^\/(assets\/[\w.-]+|service-worker)\.js$/.test(pathname)) return address;
  throw new TypeError('Code comes from the app itself alone.');
};

(globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy('default', { createHTML: nothing, createScriptURL: ownCode });
