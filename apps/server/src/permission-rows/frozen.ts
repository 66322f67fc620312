// What becomes of the rows while the text is locked.

/** Answered with 409 `text-frozen` to those who may otherwise; to all others as ever, since who may comes before what state it is in. */
export const FROZEN: readonly string[] = [
  'POST /api/responses/:id/working-copy',
  'POST /api/responses/:id/figures',
  'POST /api/responses/:id/freeze',
  'POST /api/responses/:id/outline-changes',
  'POST /api/responses/:id/suggestions',
  'POST /api/responses/:id/suggestions/decisions',
  'POST /api/suggestions/:id/acceptance',
  'DELETE /api/suggestions/:id/acceptance',
  'POST /api/suggestions/:id/rejection',
  'DELETE /api/suggestions/:id/rejection',
  'POST /api/suggestions/:id/withdrawal',
  'POST /api/versions/:id/restoration',
];

/** Played last: it opens the text again. */
export const OPENS = 'DELETE /api/responses/:id/freeze';
