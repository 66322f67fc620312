// Limits in words: sizes, times to wait, and what was too much about a file.
import type { Language, RefusalData } from '@samsvar/domain';

const LOCALES: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' };

const count = (value: unknown, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language]).format(Number(value));

/** "256 kB" or "100 MB": a number of bytes, in thousands below a million. */
export const sizeInWords = (bytes: unknown): string => {
  const value = Number(bytes);
  return value < 1_000_000
    ? `${value === 0 ? 0 : Math.max(1, Math.round(value / 1000))} kB`
    : `${Math.round(value / 1_000_000)} MB`;
};

/** The size that a refusal names: `limit` in bytes, or `max` when `limit` is the name of a limit. */
export const limitInWords = ({ limit, max }: RefusalData): string =>
  sizeInWords(typeof limit === 'number' ? limit : max);

const UNITS: Readonly<Record<Language, Readonly<Record<'second' | 'minute' | 'hour', readonly [one: string, many: string]>>>> = {
  sv: { second: ['sekund', 'sekunder'], minute: ['minut', 'minuter'], hour: ['timme', 'timmar'] },
  en: { second: ['second', 'seconds'], minute: ['minute', 'minutes'], hour: ['hour', 'hours'] },
};

/** "20 sekunder", "12 minuter" or "3 timmar", rather too long than too short: the `seconds` that a refusal names. */
export const waitInWords = ({ seconds }: RefusalData, language: Language): string => {
  if (typeof seconds !== 'number') return language === 'sv' ? 'en stund' : 'a while';
  const [size, unit] = seconds <= 60 ? ([1, 'second'] as const) : seconds <= 2 * 3_600 ? ([60, 'minute'] as const) : ([3_600, 'hour'] as const);
  const count = Math.max(1, Math.ceil(seconds / size));
  return `${count} ${UNITS[language][unit][count === 1 ? 0 : 1]}`;
};

type InWords = (max: unknown) => string;

/** What the file is or has too much of, by the names that reading files and pictures gives its limits. */
const EXCESS: Readonly<Record<string, Readonly<Record<Language, InWords>>>> = {
  pages: {
    sv: (max) => `den har fler än ${count(max, 'sv')} sidor`,
    en: (max) => `it has more than ${count(max, 'en')} pages`,
  },
  blocks: {
    sv: (max) => `den har fler än ${count(max, 'sv')} stycken`,
    en: (max) => `it has more than ${count(max, 'en')} paragraphs`,
  },
  characters: {
    sv: (max) => `den har fler än ${count(max, 'sv')} tecken`,
    en: (max) => `it has more than ${count(max, 'en')} characters`,
  },
  zipBytes: {
    sv: (max) => `den blir större än ${sizeInWords(max)} när den packas upp`,
    en: (max) => `it grows beyond ${sizeInWords(max)} when unpacked`,
  },
  zipRatio: {
    sv: (max) => `den blir mer än ${count(max, 'sv')} gånger större när den packas upp`,
    en: (max) => `it grows more than ${count(max, 'en')} times when unpacked`,
  },
  zipEntries: {
    sv: (max) => `den består av fler än ${count(max, 'sv')} delar`,
    en: (max) => `it consists of more than ${count(max, 'en')} parts`,
  },
  nesting: {
    sv: (max) => `den har fler än ${count(max, 'sv')} nivåer inuti varandra`,
    en: (max) => `it has more than ${count(max, 'en')} levels inside each other`,
  },
  memoryBytes: {
    sv: (max) => `den kräver mer än ${sizeInWords(max)} minne`,
    en: (max) => `it needs more than ${sizeInWords(max)} of memory`,
  },
  outputBytes: {
    sv: (max) => `texten i den blir större än ${sizeInWords(max)}`,
    en: (max) => `its text grows beyond ${sizeInWords(max)}`,
  },
  pixels: {
    sv: (max) => `den har fler än ${count(max, 'sv')} bildpunkter`,
    en: (max) => `it has more than ${count(max, 'en')} pixels`,
  },
};

/** ": den har fler än 2 000 sidor", to be put after what was refused; nothing for a limit without words. */
export const excessInWords = ({ limit, max }: RefusalData, language: Language): string => {
  const words = typeof limit === 'string' && Object.hasOwn(EXCESS, limit) ? EXCESS[limit] : undefined;
  return words && typeof max === 'number' ? `: ${words[language](max)}` : '';
};
