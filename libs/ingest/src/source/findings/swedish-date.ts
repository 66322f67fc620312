// Days as Swedish texts write them.
import { isLocalDate, localDateOf, type LocalDate } from '@samsvar/domain';

const MONTHS: readonly (readonly [string, string])[] = [
  ['januari', 'jan'], ['februari', 'feb'], ['mars', 'mar'], ['april', 'apr'], ['maj', 'maj'], ['juni', 'jun'],
  ['juli', 'jul'], ['augusti', 'aug'], ['september', 'sept'], ['oktober', 'okt'], ['november', 'nov'], ['december', 'dec'],
];
const MONTH = `(?:${MONTHS.flat().sort((a, b) => b.length - a.length).join('|')}|sep)\\.?`;
const WEEKDAY = '(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?,?\\s+)';

/**
 * A day in full: 2026-03-12, 12 mars 2026, den 12 mars 2026, torsdagen den 12 mars 2026, 12:e mars 2026, 12/3 2026, 12/3-2026,
 * 12.3.2026. A month alone is no day. One group; to be used within other expressions, without regard to case.
 */
export const DAY = `(${WEEKDAY}?(?:den\\s+)?(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?::[ea])?\\s+${MONTH}\\s+\\d{4}|\\d{1,2}\\/\\d{1,2}(?:\\s*[-–\\/]\\s*|\\s+)\\d{4}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}))`;

const ISO = /(\d{4})-(\d{2})-(\d{2})/;
const NAMED = new RegExp(`(\\d{1,2})(?::[ea])?\\s+(${MONTH})\\s+(\\d{4})`, 'iu');
const FIGURES = /(\d{1,2})[/.](\d{1,2})(?:\s*[-–/.]\s*|\s+)(\d{4})/;

/** The day that a text of the form `DAY` says; null when there is no such day. */
export const dayOf = (text: string): LocalDate | null => {
  const iso = ISO.exec(text);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const named = NAMED.exec(text);
  if (named) return day(named[3], String(monthOf(named[2] ?? '')), named[1]);
  const figures = FIGURES.exec(text);
  return figures ? day(figures[3], figures[2], figures[1]) : null;
};

/** The day in Sweden of an instant or a day that a machine wrote (ISO 8601); null when it is neither. */
export const dayOfInstant = (text: string): LocalDate | null => {
  const written = text.trim();
  if (/^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(written) && !Number.isNaN(Date.parse(written))) return localDateOf(new Date(written));
  const start = written.slice(0, 10);
  return isLocalDate(start) ? start : null;
};

const monthOf = (name: string): number => {
  const plain = name.toLowerCase().replace('.', '');
  return MONTHS.findIndex((names) => names.includes(plain) || (plain === 'sep' && names.includes('sept'))) + 1;
};

const day = (year = '', month = '', date = ''): LocalDate | null => {
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isLocalDate(written) && Number(year) >= 1800 && Number(year) <= 2200 ? written : null;
};
