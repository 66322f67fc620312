// Searching sources, drafts and delivered responses: `/sok`, with `?q=` for the question.

/** Not built yet. */
export const SearchPage = () => null;
