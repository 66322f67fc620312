// Reads bytes as characters: by mark, by what the page says of itself, by validity, else by an honest guess.
import type { SourceWarning } from '@samsvar/domain';
import iconv from 'iconv-lite';

export interface Decoded {
  readonly text: string;
  readonly warnings: SourceWarning[];
}

const markOf = (bytes: Uint8Array): string | null => {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
};

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    // The decoder has no other way to say no.
    return false;
  }
};

/** What a web page says of itself in its first bytes. UTF-16 cannot be meant, since this could be read. */
const declaredOf = (bytes: Uint8Array): string | null => {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const name =
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{0,100}encoding=["']([\w-]{2,30})/i.exec(head)?.[1];
  if (!name || /^utf-?16/i.test(name) || !iconv.encodingExists(name)) return null;
  // Pages that say Latin-1 mean Windows-1252, and browsers read them so.
  return /^(iso-?8859-?1|latin-?1|us-ascii|ascii)$/i.test(name) ? 'windows-1252' : name.toLowerCase();
};

/** Whether bytes are text in some encoding: no NUL outside UTF-16, and hardly any control characters. */
export const isText = (bytes: Uint8Array): boolean => {
  if (markOf(bytes)?.startsWith('utf-16')) return true;
  const sample = bytes.subarray(0, 65_536);
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) return false;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1;
  }
  return controls <= Math.max(4, sample.length * 0.02);
};

/** The first characters of a text file, for looking at its kind. */
export const startOfText = (bytes: Uint8Array): string => decodeText(bytes.subarray(0, 4096)).text;

/** Reads bytes as text. A declared or marked encoding is believed unless the bytes contradict it. */
export const decodeText = (bytes: Uint8Array): Decoded => {
  const mark = markOf(bytes);
  if (mark) return { text: iconv.decode(Buffer.from(bytes), mark), warnings: [] };
  const declared = declaredOf(bytes);
  if (declared && !/^utf-?8$/.test(declared)) {
    // Many pages say Latin-1 and are UTF-8; valid UTF-8 beyond ASCII is no accident.
    const contradicted = declared === 'windows-1252' && bytes.some((byte) => byte > 127) && isUtf8(bytes);
    if (!contradicted) return { text: iconv.decode(Buffer.from(bytes), declared), warnings: [] };
    return {
      text: new TextDecoder().decode(bytes),
      warnings: [{ code: 'encoding-guessed', encoding: 'utf-8' }],
    };
  }
  if (isUtf8(bytes)) return { text: new TextDecoder().decode(bytes), warnings: [] };
  return {
    text: iconv.decode(Buffer.from(bytes), 'windows-1252'),
    warnings: [{ code: 'encoding-guessed', encoding: 'windows-1252' }],
  };
};
