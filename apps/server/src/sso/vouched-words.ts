// Words that identity providers say of people, made safe to keep.
import { lineShape } from '@samsvar/protocol';

/** One address and nothing else, in lower case; null for anything else. */
export const readAddress = (value: unknown): string | null => {
  if (typeof value !== 'string' || value.length > 254) return null;
  const text = value.trim().toLowerCase();
  // Plain characters alone: what looks like another address must not pass for it.
  return /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text) ? text : null;
};

/** The domain of an address that `readAddress` has let through. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** A name on one line; null when there is none. */
export const readName = (value: unknown): string | null => {
  if (typeof value !== 'string') return null;
  const read = lineShape(200).safeParse(value.slice(0, 400));
  return read.success && read.data !== '' ? read.data : null;
};
