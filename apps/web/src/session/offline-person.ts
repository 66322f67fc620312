// Whether something can be opened without the network in this browser, and by whom: one word that is known at once.

const ITEM = 'samsvar.offline';

/** Whose copies can be opened without the network here: the last of those who have any and were signed in; null for nobody. */
export const offlinePerson = (): string | null => {
  try {
    return localStorage.getItem(ITEM);
  } catch {
    // A browser that forbids storage has no copies either.
    return null;
  }
};

/** Remembers whose copies may be shown; null when none are left. */
export const setOfflinePerson = (personId: string | null): void => {
  try {
    if (personId === null) localStorage.removeItem(ITEM);
    else localStorage.setItem(ITEM, personId);
  } catch {
    // As above.
  }
};
