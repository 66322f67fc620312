// The secret of an invitation's link, kept for this window while its owner signs in and comes back.

const KEY = 'samsvar.invitation';

/**
 * The secret: from the address, where it stands in the fragment and never reaches a server, or kept from before. It is
 * taken out of the address once it is kept, so that it is neither seen over a shoulder nor left in the history. Null when there is none.
 */
export const takeInvitation = (): string | null => {
  const inAddress = location.hash.slice(1);
  if (!inAddress) return read();
  try {
    sessionStorage.setItem(KEY, inAddress);
    history.replaceState(history.state, '', location.pathname + location.search);
  } catch {
    // A browser that keeps nothing still has it in the address.
  }
  return inAddress;
};

/** Forgets it, once it has been answered. */
export const forgetInvitation = (): void => {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
};

const read = (): string | null => {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
};
