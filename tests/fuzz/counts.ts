// How much is tried: little in the test command, much when asked for with FUZZ=full, or a number.

/** The count to try. */
export const counted = ({ quick, full }: { readonly quick: number; readonly full: number }): number => {
  const wish = process.env['FUZZ'];
  if (wish === undefined || wish === '') return quick;
  return wish === 'full' ? full : Number(wish);
};
