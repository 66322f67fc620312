// How long ago something was, in words.
import type { Language } from '@samsvar/domain';
import { LOCALES } from '../base/language';

const MINUTE = 60_000;
const UNITS = [
  ['year', 365 * 24 * 60 * MINUTE],
  ['month', 30 * 24 * 60 * MINUTE],
  ['week', 7 * 24 * 60 * MINUTE],
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
] as const;

/** "nyss", "för 5 minuter sedan", "för 3 dagar sedan"; a clock that is a little fast makes nothing lie ahead. */
export const ago = (at: string, now: number, words: { readonly language: Language; readonly justNow: string }): string => {
  const past = now - new Date(at).getTime();
  const unit = UNITS.find(([, length]) => past >= length);
  if (!unit) return words.justNow;
  return new Intl.RelativeTimeFormat(LOCALES[words.language], { numeric: 'always' }).format(-Math.floor(past / unit[1]), unit[0]);
};
