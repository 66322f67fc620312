// Quoted words in one short line, to tell references apart.

/** About one line in the panel. */
const LENGTH = 90;

/** The words in Swedish quotation marks on one line, cut between two words where they are many. */
export const shortQuote = (exact: string, length = LENGTH): string => {
  const line = exact.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return `”${line}”`;
  const space = line.lastIndexOf(' ', length);
  // A single word longer than the line, such as an address, is cut within.
  const cut = line.slice(0, space > 0 ? space : length).replace(/[\s,.;:–-]+$/u, '');
  return `”${cut} …”`;
};
