// When a day in Sweden ends.
import { localDateOf, type LocalDate } from '@samsvar/domain';

const HOUR = 3_600_000;

/** The instant that a local day in Europe/Stockholm is over: midnight, whatever the clock does that night. */
export const endOfDay = (day: LocalDate): Date => {
  // Stockholm is one or two hours ahead of UTC, so its midnight is 22 or 23 in UTC of the same day.
  const early = new Date(Date.parse(`${day}T22:00:00Z`));
  return localDateOf(early) === day ? new Date(early.getTime() + HOUR) : early;
};
