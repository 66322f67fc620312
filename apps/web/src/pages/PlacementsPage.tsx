// What became of the citations of a source in a new version: `/kallor/:id/hanvisningar`, with `?v=` for the version.

/** Not built yet. */
export const PlacementsPage = () => null;
