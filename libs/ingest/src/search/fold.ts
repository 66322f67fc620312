// Letters alike for searching: lower case and without accents, but å, ä and ö are letters of their own.

const FROM = 'éèêëáàâãíìîïóòôõúùûüýÿñç';
const TO = 'eeeeaaaaiiiioooouuuuyync';
const FOLDED: ReadonlyMap<string, string> = new Map([...FROM].map((letter, at) => [letter, TO.charAt(at)]));
const ACCENTED = new RegExp(`[${FROM}]`, 'g');

/** The same as `samsvar_fold` in the database. */
export const foldWords = (text: string): string => text.toLowerCase().replace(ACCENTED, (letter) => FOLDED.get(letter) ?? letter);
