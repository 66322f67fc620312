// Makes a text safe to print: no control characters, nothing that turns the reading order, nothing hidden.
import type { Inline, TextRun } from './print';

/** Control characters, and halves of a surrogate pair, which no XML may hold. */
const FORBIDDEN =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Characters that turn the reading order or hide in the text; they let a text read otherwise than it was written. */
const HIDDEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const LINES = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** A text without control, bidi and hidden characters; line breaks become spaces. */
export const printable = (text: string): string =>
  text.replace(LINES, ' ').replace(FORBIDDEN, '').replace(HIDDEN, '');

/** A plain run of words. */
export const run = (text: string, style: Partial<Omit<TextRun, 'kind' | 'text'>> = {}): TextRun => ({
  kind: 'text',
  text: printable(text),
  bold: style.bold ?? false,
  italic: style.italic ?? false,
  href: style.href ?? null,
});

/** The words of a line, without notes. */
export const wordsOf = (content: readonly Inline[]): string =>
  content
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'marked') return wordsOf(part.content);
      return part.kind === 'break' ? ' ' : '';
    })
    .join('');

/** An address that may be followed from a delivered file, or null. */
export const safeAddress = (address: unknown): string | null => {
  if (typeof address !== 'string' || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return ['http:', 'https:', 'mailto:'].includes(protocol) ? href : null;
};
