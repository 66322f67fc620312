// When the daily digest goes out.
import { localDateOf } from '@samsvar/domain';

/** The hour in Sweden at which the digest goes out. */
export const DIGEST_HOUR = 7;
const DAY = 86_400_000;

const hourIn = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Stockholm', hour: 'numeric', hourCycle: 'h23' });

/** The last time, at or before an instant, that the clock in Sweden struck the digest's hour. Right also when clocks change. */
export const lastDigest = (now: Date): Date => {
  const today = digestOn(localDateOf(now));
  return today <= now ? today : digestOn(localDateOf(new Date(today.getTime() - DAY)));
};

/** That hour is there once every day: clocks change at night. Sweden is one hour before UTC in winter, two in summer. */
const digestOn = (date: string): Date => {
  const at = (offset: number) => new Date(Date.parse(`${date}T00:00:00Z`) + (DIGEST_HOUR - offset) * 3_600_000);
  const summer = at(2);
  return Number(hourIn.format(summer)) === DIGEST_HOUR ? summer : at(1);
};
