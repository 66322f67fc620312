// Canonical text: what every block's text looks like, whatever format it came from.

const LONE_SURROGATE = /\p{Cs}/gu;
const LIGATURES = /[\uFB00-\uFB06]/g;
/** Control and format characters: bidi marks, zero widths, soft hyphens. Folded white space is gone by then. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
const BYTE_ORDER_MARK = /\uFEFF/g;
const SPACE = /[\s\u0085]+/gu;

/** Canonical text: NFC, white space folded and trimmed, no soft hyphen, control or bidi character; ligatures fi, fl … spelled out. */
export const canonicalText = (raw: string): string =>
  raw
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(LIGATURES, (ligature) => ligature.normalize('NFKC'))
    .replace(BYTE_ORDER_MARK, '')
    .replace(SPACE, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .trim();

/** Stands in raw text where a mark points at a note: a code point that no text may contain. */
export const NOTE_SIGN = '\uFDD0';

/** The text without signs that somebody put into the file. */
export const withoutSigns = (text: string): string => text.replaceAll(NOTE_SIGN, '');

/** Canonical text of raw text with signs in it: where they stood, each right after a word, and the text without them. */
export const canonicalWithSigns = (raw: string): { readonly text: string; readonly signs: number[] } => {
  let text = '';
  const signs: number[] = [];
  for (const [index, piece] of canonicalText(raw).split(NOTE_SIGN).entries()) {
    if (index > 0) signs.push(text.trimEnd().length);
    text += text === '' || text.endsWith(' ') ? piece.trimStart() : piece;
  }
  return { text: text.trimEnd(), signs };
};

const NUMBERED = /^(\d{1,3}(?:\.\d{1,3}){0,5}\.?|[A-ZÅÄÖ]\.(?:\d{1,2}\.?)*|[IVX]{1,6}\.)\s+(?=[\p{L}\d”"»])/u;

/** Splits "4.3 Rubrik" into label and text. "Bilaga 1" and years stay in the text. */
export const splitHeadingLabel = (text: string): { label: string | null; text: string } => {
  const label = NUMBERED.exec(text);
  if (!label?.[1] || /^(19|20)\d\d$/.test(label[1])) return { label: null, text };
  return { label: label[1], text: text.slice(label[0].length) };
};

/** Depth of a heading number: "4" is 1, "4.3" is 2. Null when the label is not decimal. */
export const depthOfLabel = (label: string | null): number | null =>
  label !== null && /^\d/.test(label) ? label.replace(/\.$/, '').split('.').length : null;

const BULLET = /^([•‣◦▪▫●○■□➢➤✓·*\uF0B7\uF0A7\uF076\uF0D8–—-])\s+/u;
const COUNTED = /^((?:\d{1,2}|[a-zåäö]|[ivx]{1,4})[.)]|\((?:\d{1,2}|[a-z])\))\s+/u;
const PRIVATE_BULLETS: Readonly<Record<string, string>> = {
  '\uF0B7': '•',
  '\uF0A7': '▪',
  '\uF076': '❖',
  '\uF0D8': '➢',
};

/** The bullet or number that stands first in a text, as printed, and how many characters it and its space take. */
export const listLabelOf = (text: string): { label: string; length: number; counted: boolean } | null => {
  const bullet = BULLET.exec(text);
  if (bullet?.[1])
    return { label: PRIVATE_BULLETS[bullet[1]] ?? bullet[1], length: bullet[0].length, counted: false };
  const counted = COUNTED.exec(text);
  return counted?.[1] ? { label: counted[1], length: counted[0].length, counted: true } : null;
};

/** A bullet on its own, in the character that people see. */
export const printedLabel = (raw: string): string | null => {
  const text = raw.trim();
  return text === '' ? null : (PRIVATE_BULLETS[text] ?? canonicalText(text));
};
