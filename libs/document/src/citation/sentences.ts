// The sentences of a line of text, as Swedish writes them.

/** A sentence by its place; citations right after its stop belong to it. */
export interface Sentence {
  readonly from: number;
  /** One past its last character. */
  readonly to: number;
}

/** A stop with what closes it, the citations after it, and the beginning of another sentence or the end. */
const STOP = /[.!?][”"“»«’')\]]*(?:\s*\uFFFC)*(?=\s+[\p{Lu}\d”"“»–-]|\s*$)/gu;
/** What ends in a stop and no sentence. */
const ABBREVIATION = /(?:^|[\s(\uFFFC])(?:t\.\s?ex|bl\.\s?a|d\.\s?v\.\s?s|m\.\s?m|m\.\s?fl|o\.\s?s\.\s?v|f\.\s?n|fr\.\s?o\.\s?m|t\.\s?o\.\s?m|s\.\s?k|p\.\s?g\.\s?a|ca|kap|s|sid|nr|st|jfr|prop|dir|dnr|resp|milj|mdr|inkl|exkl|ev|art|avsn|bil|\p{Lu})$/iu;

/** The whole line, cut into sentences. */
export const sentencesOf = (line: string): Sentence[] => {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const stop of line.matchAll(STOP)) {
    const to = stop.index + stop[0].length;
    if (stop[0].startsWith('.') && to < line.length && ABBREVIATION.test(line.slice(from, stop.index))) continue;
    sentences.push({ from, to });
    from = to;
  }
  if (line.slice(from).trim() !== '') sentences.push({ from, to: line.length });
  return sentences;
};
