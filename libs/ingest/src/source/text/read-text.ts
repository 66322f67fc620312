// Reads plain text: paragraphs by blank lines, headings by number or #, items by their bullet or "Att".
import { BlockList, type NewBlock } from '../../base/block-list';
import { canonicalText, depthOfLabel, listLabelOf, splitHeadingLabel } from '../../base/text';
import { decodeText } from '../encoding';
import type { Reading, ReadingContext } from '../reading';

const MARKED = /^(#{1,6})\s+(.+?)\s*#*$/;
const NUMBERED_HEADING = /^\d{1,3}(?:\.\d{1,3}){0,5}\.?\s+\p{Lu}/u;
/** Points of a decision begin so, in nearly every consultation response. */
const DEMAND = /^att\s+\p{L}/iu;
const UNDERLINE = /^(=+|-+)$/;

/** A numbered line is a heading when it is short, stands alone and does not end like a sentence. */
const isNumberedHeading = (line: string): boolean =>
  NUMBERED_HEADING.test(line) && line.length <= 120 && !/[.;:,!?]$/.test(line);

/** A title without number or sign: one short line by itself, no sentence, over a paragraph much longer than it. */
const isBareHeading = (line: string, next: readonly string[]): boolean => {
  if (line.length > 60 || !/^\p{Lu}[\p{L}\p{N} ,–-]*\p{L}$/u.test(line) || line.split(' ').length > 6) return false;
  const below = canonicalText(next.join(' '));
  return below.length >= 100 && below.length > line.length * 3 && /[.!?:]$/.test(below) && !beginningOf(below, 0);
};

const headingOf = (text: string, level: number): NewBlock => {
  const split = splitHeadingLabel(text);
  return {
    type: 'heading',
    level: Math.min(6, depthOfLabel(split.label) ?? level),
    label: split.label,
    text: split.text,
  };
};

const itemOf = (line: string, indent: number): NewBlock | null => {
  const level = Math.min(9, 1 + Math.floor(indent / 2));
  const label = listLabelOf(line);
  if (label) return { type: 'list-item', level, label: label.label, text: line.slice(label.length) };
  return DEMAND.test(line) ? { type: 'list-item', level, text: line } : null;
};

/** A line of this length was not broken by a person or a program: it is a paragraph by itself. */
const UNBROKEN = 200;

/** Cuts one part between blank lines into blocks: headings and items begin anew, other lines go on. */
const blocksOfPart = (lines: readonly string[], next: readonly string[]): NewBlock[] => {
  const first = canonicalText(lines[0] ?? '');
  if (lines.length === 2 && UNDERLINE.test(canonicalText(lines[1] ?? '')))
    return [headingOf(first, lines[1]?.includes('=') ? 1 : 2)];
  const isHeading = isNumberedHeading(first) || (!beginningOf(first, 0) && isBareHeading(first, next));
  if (lines.length === 1 && isHeading) return [headingOf(first, 1)];
  const unbroken = lines.some((line) => line.length > UNBROKEN);
  const blocks: NewBlock[] = [];
  let texts: string[] = [];
  const finish = (): void => {
    const last = blocks.pop();
    if (last) blocks.push({ ...last, text: canonicalText(texts.join(' ')) });
  };
  for (const line of lines) {
    const text = canonicalText(line);
    const begun = beginningOf(text, line.length - line.trimStart().length);
    if (!begun && blocks.length > 0 && !unbroken && blocks.at(-1)?.type !== 'heading') {
      texts.push(text);
      continue;
    }
    finish();
    const block = begun ?? { type: 'paragraph', text };
    blocks.push(block);
    texts = [block.text];
  }
  finish();
  return blocks;
};

/** The heading or item that a line begins, or null for a line of a paragraph. */
const beginningOf = (text: string, indent: number): NewBlock | null => {
  const marked = MARKED.exec(text);
  return marked?.[1] && marked[2] ? headingOf(marked[2], marked[1].length) : itemOf(text, indent);
};

/** The lines of a text, in parts between blank lines. */
const partsOf = (text: string): string[][] => {
  const parts: string[][] = [[]];
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029\f]/)) {
    if (line.trim() === '') parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.filter((part) => part.length > 0);
};

/** Reads plain text of any encoding. Throws `file-too-complex`. */
export const readText = (bytes: Uint8Array, context: ReadingContext): Promise<Reading> => {
  const { text, warnings } = decodeText(bytes);
  const list = new BlockList(context.limits);
  const parts = partsOf(text);
  for (const [index, part] of parts.entries())
    for (const block of blocksOfPart(part, parts[index + 1] ?? [])) list.add(block);
  context.onProgress({ done: 1, total: 1, stage: 'structure' });
  const title = list.blocks.find((block) => block.type === 'heading')?.text ?? null;
  const reading: Reading = {
    format: 'text',
    title,
    language: null,
    pages: null,
    blocks: list.blocks,
    warnings,
    needsOcr: false,
    quality: {},
    metadata: {},
  };
  return Promise.resolve(reading);
};
