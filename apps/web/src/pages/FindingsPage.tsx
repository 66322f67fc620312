// What the product proposes about a source, for a person to confirm: `/kallor/:id/forslag`, with `?v=` for the version.

/** Not built yet. */
export const FindingsPage = () => null;
