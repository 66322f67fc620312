// Local calendar dates: deadlines are days in Sweden, not instants.

/** A date as `YYYY-MM-DD`, in Europe/Stockholm. */
export type LocalDate = string;

/** Whether a text is a real calendar date of the form `YYYY-MM-DD`. */
export const isLocalDate = (text: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return date.toISOString().slice(0, 10) === text;
};

/** The date in Sweden at an instant. */
export const localDateOf = (instant: Date): LocalDate =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' }).format(instant);

/** Whole days from one date to another; negative when `to` is earlier. The due date itself counts as day 0. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
