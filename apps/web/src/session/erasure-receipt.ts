// What an erasure took and left, kept from the page where it was done to the page that tells of it.
import { erasureShape, type ErasureBody } from '@samsvar/protocol';

/** Counts and words, no name: it ends with the window. */
const KEY = 'samsvar.erased';

/** Keeps it for the page that comes next in this window. */
export const keepReceipt = (erasure: ErasureBody): void => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(erasure));
  } catch {
    // A browser that keeps nothing: the page says that it does not know.
  }
};

/** What was done in this window; null when nothing was, or nothing is kept. */
export const readReceipt = (): ErasureBody | null => {
  try {
    return erasureShape.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
};
