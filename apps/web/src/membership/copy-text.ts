// Copying a text for the person to paste elsewhere.

/** Whether it could be done: some browsers forbid it. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};
