// Which passwords may be chosen: long enough, and not one of the first that would be guessed. NIST SP 800-63B-4 §3.1.1.2; no rules of composition.
import { PASSWORD_LENGTH, Refusal } from '@samsvar/domain';
import { COMMON_WORDS, KEY_ROWS } from './common-passwords';

/** Whose password it is to be. */
export interface PasswordAbout {
  /** Somebody with a second factor may have a shorter one. */
  readonly hasFactor: boolean;
  readonly name: string;
  readonly email: string;
  /** The name of the organisation; empty when there is none. */
  readonly organisation: string;
}

/** The shortest password that may be chosen, in characters. */
export const shortestPassword = (hasFactor: boolean): number => (hasFactor ? PASSWORD_LENGTH.withFactor : PASSWORD_LENGTH.alone);

/** Throws `password-too-short`, `password-too-long` or `password-common` for a password that may not be chosen. Characters are counted as people do: by code point, after NFC. */
export const checkPassword = (password: string, about: PasswordAbout): void => {
  const text = password.normalize('NFC');
  const length = [...text].length;
  const shortest = shortestPassword(about.hasFactor);
  if (length < shortest) throw new Refusal('password-too-short', { shortest });
  if (length > PASSWORD_LENGTH.max) throw new Refusal('password-too-long', { longest: PASSWORD_LENGTH.max });
  if (isCommon(text, about)) throw new Refusal('password-common');
};

/** Fewer different characters than this are a pattern, not a password. */
const FEWEST_DIFFERENT = 5;
/** What is left beside a common word, a name or a run of keys must be at least this long to count as something of one's own. */
const LEAST_OWN = 4;
/** A run of neighbouring keys counts from this length. */
const RUN = 4;

const isCommon = (text: string, about: PasswordAbout): boolean => {
  const plain = simplify(text);
  if (new Set(plain).size < FEWEST_DIFFERENT) return true;
  if (isRepeated(plain)) return true;
  // With and without the digits that stand for letters: "l0senord" is "losenord", and "losenord1" is not "losenordl".
  return [plain, simplify(unmask(text))].some((form) => ownPartOf(form, wordsOf(about)) < LEAST_OWN);
};

/** Lower case, letters and digits alone, accents kept: å and a are different letters. */
const simplify = (text: string): string => text.toLowerCase().normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');

const MASKS: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };
const unmask = (text: string): string => [...text].map((sign) => MASKS[sign] ?? sign).join('');

/** Whether it is one short piece over and over: "hejhejhejhejhej". */
const isRepeated = (plain: string): boolean =>
  [1, 2, 3, 4, 5, 6, 7, 8].some((size) => plain.length >= size * 2 && plain.startsWith(plain.slice(0, size).repeat(Math.floor(plain.length / size))));

/** Names and the parts of an address, long enough to mean something. */
const wordsOf = ({ name, email, organisation }: PasswordAbout): string[] =>
  [name, ...name.split(/\s+/), email, ...email.split(/[@.+_-]/), organisation, ...organisation.split(/\s+/)]
    .map(simplify)
    .filter((word) => word.length >= 3);

const COMMON = [...new Set(COMMON_WORDS.map(simplify))].filter((word) => word.length >= 3).sort((one, other) => other.length - one.length);

/** How many characters are left when common words, names, runs of keys and years are taken out of it; what repeats counts once. */
const ownPartOf = (plain: string, names: readonly string[]): number => {
  let rest = plain;
  const words = [...names].sort((one, other) => other.length - one.length);
  for (const word of [...words, ...COMMON]) rest = rest.replaceAll(word, ' ');
  rest = withoutRuns(rest).replace(/(19|20)\d\d/g, ' ');
  const own = rest.split(' ').filter((piece) => piece !== '');
  // Digits hung on a word are what everybody hangs on a word.
  return [...new Set(own)].map((piece) => new Set(piece.replace(/\d/g, '')).size).reduce((total, size) => total + size, 0);
};

const withoutRuns = (plain: string): string => {
  let rest = plain;
  for (const row of KEY_ROWS.flatMap((keys) => [keys, [...keys].reverse().join('')])) {
    for (let length = row.length; length >= RUN; length--) {
      for (let at = 0; at + length <= row.length; at++) rest = rest.replaceAll(row.slice(at, at + length), ' ');
    }
  }
  return rest;
};
