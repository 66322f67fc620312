// What changed between two versions of a source: `/kallor/:id/andringar`, with `?fran=` and `?till=`.

/** Not built yet. */
export const ComparisonPage = () => null;
