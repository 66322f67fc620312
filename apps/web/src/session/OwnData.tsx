// What is kept about oneself: taking it out, and having it erased.

/** Export and erasure, on the page of one's account. */
export const OwnData = () => null;
