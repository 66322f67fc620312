// When something was written, in as few words as tell it.
import type { Language } from '@samsvar/domain';
import { LOCALES } from '../base/language';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** "nyss", "14:05" today, "i går 14:05" yesterday, else "3 nov. 14:05", with the year when it is another. In Swedish time. */
export const shortWhen = (at: string, now: number, words: { readonly language: Language; readonly justNow: string }): string => {
  const then = new Date(at).getTime();
  if (Math.abs(now - then) < MINUTE) return words.justNow;
  const written = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(LOCALES[words.language], { ...options, timeZone: 'Europe/Stockholm' }).format(then);
  const dayOf = (instant: number): string => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Stockholm' }).format(instant);
  const time = written({ timeStyle: 'short' });
  if (dayOf(then) === dayOf(now)) return time;
  if (dayOf(then) === dayOf(now - DAY)) return `${new Intl.RelativeTimeFormat(LOCALES[words.language], { numeric: 'auto' }).format(-1, 'day')} ${time}`;
  const isSameYear = dayOf(then).slice(0, 4) === dayOf(now).slice(0, 4);
  return written({ day: 'numeric', month: 'short', ...(isSameYear ? {} : { year: 'numeric' }), hour: '2-digit', minute: '2-digit' });
};
