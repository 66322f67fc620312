// JSON in the one form that is hashed and signed.

/** What the log hashes: flat objects, and objects of those. */
export type Canonical = string | number | boolean | null | { readonly [name: string]: Canonical };

/** The value as RFC 8785 (JCS) text: names in the order of their UTF-16 units, numbers as ECMAScript writes them. */
export const canonical = (value: Canonical): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  // The default order of `sort` is that of UTF-16 units.
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join(',')}}`;
};
