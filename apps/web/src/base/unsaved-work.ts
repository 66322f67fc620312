// Work in this window that the server does not have yet, whichever page it was done on.

/** Something that holds work: a response, say, until its last change is on disk. */
export interface UnsavedWork {
  isUnsaved(): boolean;
  /** Whether it is closed to this person for good, which its page says: signing in again would save nothing of it. */
  isClosed?(): boolean;
  /** Told who is signed in, so that the work goes on for its own person and waits for anybody else. */
  signedInAs(personId: string): void;
  /** Saves the work on this computer. */
  download(): void;
}

const works = new Set<UnsavedWork>();
const listeners = new Set<() => void>();

/** Makes the work known for as long as it may be unsaved; the answer ends that. */
export const keepWork = (work: UnsavedWork): (() => void) => {
  works.add(work);
  workChanged();
  return () => {
    works.delete(work);
    workChanged();
  };
};

/** Says that a work has come or gone, or was closed: of every change of a text it is not told. */
export const workChanged = (): void => {
  for (const listener of [...listeners]) listener();
};

/** Hears what `workChanged` says; the answer ends that. */
export const onWorkChanged = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The works that would be lost if the window were closed now. */
export const unsavedWork = (): readonly UnsavedWork[] => [...works].filter((work) => work.isUnsaved());

/** Whether there is work that is closed to the person, and none that could still be saved: the page says so, in words that must not vanish before they are read. */
export const isWorkClosed = (): boolean => [...works].some(isClosed) && unsavedWork().every(isClosed);

const isClosed = (work: UnsavedWork): boolean => work.isClosed?.() === true;

/** Tells every work who is signed in. */
export const tellWork = (personId: string): void => {
  for (const work of works) work.signedInAs(personId);
};
