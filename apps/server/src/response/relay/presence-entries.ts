// Presence entries as they are written between nodes, taken apart so that only the newest of each connection is sent.

/** One connection's entry as it was written, by its client id. */
export interface WrittenEntry {
  readonly clientId: number;
  readonly bytes: Uint8Array;
}

/** Takes entries apart; null when they are not whole. The form is a count, then client id, clock and state of each. */
export const splitEntries = (entries: Uint8Array): readonly WrittenEntry[] | null => {
  const reader = { bytes: entries, at: 0 };
  const count = readNumber(reader);
  const found: WrittenEntry[] = [];
  for (let i = 0; i < (count ?? 0); i += 1) {
    const from = reader.at;
    const clientId = readNumber(reader);
    const clock = readNumber(reader);
    const length = readNumber(reader);
    if (clientId === null || clock === null || length === null || length > entries.length - reader.at)
      return null;
    reader.at += length;
    found.push({ clientId, bytes: entries.subarray(from, reader.at) });
  }
  return count === null || reader.at !== entries.length ? null : found;
};

/** Puts entries together again, in pieces of at most `limit` bytes where no single entry is larger. */
export const joinEntries = (entries: readonly WrittenEntry[], limit: number): readonly Uint8Array[] => {
  const pieces: Uint8Array[] = [];
  let [part, size]: [Uint8Array[], number] = [[], 0];
  const close = () => {
    if (part.length > 0) pieces.push(Buffer.concat([writeNumber(part.length), ...part]));
    [part, size] = [[], 0];
  };
  for (const { bytes } of entries) {
    if (size + bytes.length + COUNT_BYTES > limit) close();
    part.push(bytes);
    size += bytes.length;
  }
  close();
  return pieces;
};

/** Bytes that the count before the entries takes at most. */
const COUNT_BYTES = 4;

/** Seven bits a byte, the lowest first; null where it ends too early or is no safe number. */
const readNumber = (reader: { readonly bytes: Uint8Array; at: number }): number | null => {
  let [number, unit] = [0, 1];
  for (;;) {
    const byte = reader.bytes[reader.at];
    if (byte === undefined || unit > Number.MAX_SAFE_INTEGER) return null;
    reader.at += 1;
    number += (byte & 0x7f) * unit;
    unit *= 128;
    if (byte < 0x80) return Number.isSafeInteger(number) ? number : null;
  }
};

const writeNumber = (number: number): Uint8Array => {
  const bytes: number[] = [];
  let rest = number;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest & 0x7f) | 0x80);
  return Uint8Array.from([...bytes, rest]);
};
