// Reads a date as people type it.

/** `YYYY-MM-DD` from "2026-03-27", "20260327", "2026/3/27" or "2026 3 27"; null when it is no real date. */
export const parseDate = (text: string): string | null => {
  const match = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})$/.exec(text.trim());
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso ? iso : null;
};
