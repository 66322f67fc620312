// Dates and numbers as the reader's language writes them, always in Swedish time.
import type { Language, LocalDate } from '@samsvar/domain';
import { LOCALES } from './language';

const TIME_ZONE = 'Europe/Stockholm';

/** "27 mars 2026" */
export const longDate = (date: LocalDate, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** "27 mars 2026 kl. 14:05", in Sweden, of an instant written as ISO 8601. */
export const longDateTime = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: TIME_ZONE,
  }).format(new Date(instant));

/** "1 234,5" */
export const number = (value: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language]).format(value);

/** "2,4 MB" or "812 kB"; "0 kB" only for nothing at all. */
export const fileSize = (bytes: number, language: Language): string => {
  const [value, unit] =
    bytes >= 1_000_000
      ? [bytes / 1_000_000, 'megabyte']
      : [bytes === 0 ? 0 : Math.max(1, bytes / 1000), 'kilobyte'];
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(value);
};

/** "A, B och C" */
export const list = (items: readonly string[], language: Language): string =>
  new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(items);
