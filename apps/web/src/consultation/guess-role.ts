// Guesses what part a file plays in a consultation, from its name.
import type { DocumentRole } from '@samsvar/domain';

/**
 * The role a file most likely has, given those already among the documents: a "missiv" is the cover letter,
 * a "bilaga" or "underlag" an annex, and the first other file the main document.
 */
export const guessRole = (filename: string, taken: readonly DocumentRole[]): DocumentRole => {
  const name = filename.normalize('NFC').toLowerCase();
  if (/missiv|följebrev|cover.?letter/.test(name))
    return taken.includes('cover_letter') ? 'other' : 'cover_letter';
  if (/bilag|annex|appendi|underlag|kunskapsbas|konsekvens|sändlista|remissinstans/.test(name))
    return 'annex';
  return taken.includes('main_document') ? 'annex' : 'main_document';
};

/** Guesses for several files chosen together, each knowing the ones before it. */
export const guessRoles = (
  filenames: readonly string[],
  taken: readonly DocumentRole[],
): readonly DocumentRole[] => {
  const roles: DocumentRole[] = [];
  for (const filename of filenames) roles.push(guessRole(filename, [...taken, ...roles]));
  return roles;
};
