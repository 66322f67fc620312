// What of a block is shown and cited of a hit: some words around it, and the sentence it stands in.
import type { Mark } from './marks';

/** Characters shown of a block with hits. */
const SHOWN = 320;
/** Shown before the first hit, so that it does not begin the line. */
const BEFORE = 100;
/** A sentence longer than this is cited in part: nobody wants it whole without having read it. */
const LONGEST_SENTENCE = 600;
const PIECE_OF_SENTENCE = 120;

/** An end of a sentence: a sign, perhaps a quote or bracket, a blank, and what begins another. */
const END = /[.!?…]["”»’)]*\s+(?=["”»(–—]?[\p{Lu}\p{N}§])/gu;
/** Abbreviations end no sentence, nor do initials and numbers such as “4.” before a name. */
const ABBREVIATION = /(?:^|[\s(])(?:t\.ex|bl\.a|s\.k|m\.m|m\.fl|o\.d|d\.v\.s|dvs|fr\.o\.m|t\.o\.m|p\.g\.a|f\.n|f\.d|ca|c\.a|nr|kap|st|tkr|mkr|kr|jfr|etc|osv|prop|dnr|s|sid|resp|max|min|inkl|exkl|\p{Lu}|\d{1,2})\.$/u;

/** The part of a text that is shown, at borders of words. */
export const shownPart = (text: string, first: Mark | undefined): Mark => {
  if (text.length <= SHOWN) return { from: 0, to: text.length };
  const wanted = Math.max(0, Math.min((first?.from ?? 0) - BEFORE, text.length - SHOWN));
  return { from: wordStart(text, wanted), to: wordEnd(text, Math.min(text.length, Math.max(wanted + SHOWN, first?.to ?? 0))) };
};

/** The sentence that a hit stands in; of a very long one the words around the hit. */
export const sentenceAround = (text: string, mark: Mark): Mark => {
  let from = 0;
  let to = text.length;
  for (const found of text.matchAll(END)) {
    const end = found.index + found[0].trimEnd().length;
    if (ABBREVIATION.test(text.slice(Math.max(0, end - 12), end))) continue;
    if (end <= mark.from) from = found.index + found[0].length;
    else if (end >= mark.to) {
      to = end;
      break;
    }
  }
  if (to - from <= LONGEST_SENTENCE) return trimmed(text, { from, to });
  return trimmed(text, {
    from: Math.max(from, wordStart(text, Math.max(from, mark.from - PIECE_OF_SENTENCE))),
    to: Math.min(to, wordEnd(text, Math.min(to, mark.to + PIECE_OF_SENTENCE))),
  });
};

const trimmed = (text: string, { from, to }: Mark): Mark => {
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return { from, to };
};

const wordStart = (text: string, at: number): number => {
  if (at === 0) return 0;
  const blank = text.indexOf(' ', at - 1);
  return blank < 0 || blank - at > 40 ? whole(text, at) : blank + 1;
};

const wordEnd = (text: string, at: number): number => {
  if (at >= text.length) return text.length;
  const blank = text.indexOf(' ', at);
  return blank < 0 || blank - at > 40 ? whole(text, at) : blank;
};

/** Never between the two halves of one character. */
const whole = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at);
