// Hands a file to the reader's own computer.

/** Offers any bytes as a file. */
export const saveFile = (name: string, bytes: Blob): void => {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Freed later: some browsers read it only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
