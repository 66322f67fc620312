// Versions by the day they are of, and what each is called.
import type { Language } from '@samsvar/domain';
import { localDateOf } from '@samsvar/domain';
import type { ResponseVersionBody } from '@samsvar/protocol';
import type { AllWords } from '../base/all-words';
import { longDate, longDateTime } from '../base/dates';

/** The versions of one day in Sweden. */
export interface VersionDay {
  readonly date: string;
  readonly versions: readonly ResponseVersionBody[];
}

/** Groups versions by day, in the order they come in. */
export const versionDays = (versions: readonly ResponseVersionBody[]): VersionDay[] => {
  const days: { date: string; versions: ResponseVersionBody[] }[] = [];
  for (const version of versions) {
    const date = localDateOf(new Date(version.at));
    const last = days.at(-1);
    if (last?.date === date) last.versions.push(version);
    else days.push({ date, versions: [version] });
  }
  return days;
};

/** "I dag", "I går" or the date. */
export const dayName = (date: string, now: Date, words: AllWords['version'], language: Language): string => {
  if (date === localDateOf(now)) return words.today;
  if (date === localDateOf(new Date(now.getTime() - 86_400_000))) return words.yesterday;
  return longDate(date, language);
};

/** By its own name, or by what it is. */
export const versionName = ({ label, kind }: ResponseVersionBody, words: AllWords['version']): string => label || words.kinds[kind];

/** The name with the time, for where several are to be told apart. */
export const versionTitle = (version: ResponseVersionBody, words: AllWords['version'], language: Language): string =>
  `${versionName(version, words)}, ${longDateTime(version.at, language)}`;
