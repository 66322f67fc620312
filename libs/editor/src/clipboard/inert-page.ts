// Reads HTML into a page that nothing of it can act in.

/** What of the browser's Trusted Types is used here: the types of TypeScript do not know them yet. */
interface Policies {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): { createHTML(html: string): string };
}

const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
/** The content policy names it: the only one that takes HTML as it comes, since a parsed page has no window to act in. */
const policy = policies?.createPolicy('samsvar-clipboard', { createHTML: (html) => html });

/** A page of its own, without scripts that run, pictures that are fetched or a place on the screen. */
export const inertPage = (html: string): Document => new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html');
