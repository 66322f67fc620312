// What blocks of sources are compared by: their words, without what differs only in how a file was typeset.

/** A word, a number, or a sign, with where it stands. Equal keys say the same. */
export interface SourceWord {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** Words with the hyphens within them, numbers with the signs within them, every other character by itself. */
const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:[-\u00AD‐‑]+\p{L}[\p{L}\p{M}\p{N}]*)*|\p{N}+(?:[.,:]\p{N}+)*|[^\s\u00AD]/gu;
/** Most texts: in them only hyphens and blanks can be written in two ways. */
const PLAIN = /^[ -~¡-ª¬®-ºÀ-ſ–]*$/;
const HYPHEN_IN_WORD = /([A-Za-zÀ-ÖØ-öø-ſ])-(?=[A-Za-zÀ-ÖØ-öø-ſ])/g;
const LIGATURES: Readonly<Record<string, string>> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' };

/** The text as it is compared: one form of hyphens, quotation marks and blanks, no hyphens within words, no ligatures. */
export const comparable = (text: string): string => {
  if (PLAIN.test(text)) {
    const hyphened = text.includes('–') ? text.replace(/–/g, '-') : text;
    const joined = hyphened.includes('-') ? hyphened.replace(HYPHEN_IN_WORD, '$1') : hyphened;
    return (joined.includes('  ') ? joined.replace(/ +/g, ' ') : joined).trim();
  }
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B]/g, '')
    .replace(/[\uFB00-\uFB06]/g, (sign) => LIGATURES[sign] ?? sign)
    .replace(/[‐-―−]/g, '-')
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/(?<=\p{L})-(?=\p{L})/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
};

/** Blocks never change, so what they say is worked out once for each. */
const KEYS = new WeakMap<object, string>();

/** What a block says, to be compared with another. */
export const blockKey = (block: { readonly text: string }): string => {
  const known = KEYS.get(block);
  if (known !== undefined) return known;
  const key = comparable(block.text);
  KEYS.set(block, key);
  return key;
};

/** The words of a text in order, with their places in it as it is written. */
export const sourceWords = (text: string): SourceWord[] => {
  const words: SourceWord[] = [];
  for (const match of text.matchAll(WORD)) {
    words.push({ key: comparable(match[0]), from: match.index, to: match.index + match[0].length });
  }
  return words;
};

/** How many of each text there are among blocks. */
export const countKeys = (blocks: readonly { readonly text: string }[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const block of blocks) counts.set(blockKey(block), (counts.get(blockKey(block)) ?? 0) + 1);
  return counts;
};
