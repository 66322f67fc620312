// Removes what a person's work has left in this browser: at sign-out nothing of it stays.
import { hasUnsent, wipePerson } from '@samsvar/editor/connection';
import { stopWorker } from './offline-worker';

/** Removes everything of this person; with the last copy of anybody goes the app that was kept to open it. */
export const forgetHere = async (personId: string): Promise<void> => {
  const left = await wipePerson(personId).catch(() => {
    // A database that cannot be opened is not left behind: it goes as a whole.
    indexedDB.deleteDatabase('samsvar');
    return 0;
  });
  if (left === 0) await stopWorker();
};

/** Whether signing out would throw away text that the server does not have. A store that cannot be read has none. */
export const wouldLose = (personId: string): Promise<boolean> => hasUnsent(personId).catch(() => false);
