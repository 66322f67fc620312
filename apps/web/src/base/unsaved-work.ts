// Work in this window that the server does not have yet, whichever page it was done on.

/** Something that holds work: a response, say, until its last change is on disk. */
export interface UnsavedWork {
  isUnsaved(): boolean;
  /** Told who is signed in, so that the work goes on for its own person and waits for anybody else. */
  signedInAs(personId: string): void;
  /** Saves the work on this computer. */
  download(): void;
}

const works = new Set<UnsavedWork>();

/** Makes the work known for as long as it may be unsaved; the answer ends that. */
export const keepWork = (work: UnsavedWork): (() => void) => {
  works.add(work);
  return () => void works.delete(work);
};

/** The works that would be lost if the window were closed now. */
export const unsavedWork = (): readonly UnsavedWork[] => [...works].filter((work) => work.isUnsaved());

/** Tells every work who is signed in. */
export const tellWork = (personId: string): void => {
  for (const work of works) work.signedInAs(personId);
};
