// Asks before a window with an unsaved form is closed.
import { useEffect } from 'react';

/** While `isUnsaved`, the browser asks before the window is closed or loaded anew; changing organisation asks, too. */
export const useLeaveQuestion = (isUnsaved: boolean): void => {
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: Event): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
};
