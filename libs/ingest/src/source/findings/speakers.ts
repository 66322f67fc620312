// People who are quoted, with what they are: “…”, säger Namn Namn, titel.
import type { Block, FoundInSource } from '@samsvar/domain';
import { isPerson, isTitle, NAME, PARTY } from './names';
import { within } from './place';

const SAYS = '(?:säger|sade|sa|menar|berättar|förklarar|anser|skriver|konstaterar|påpekar|understryker|betonar|framhåller|tycker|svarar|kommenterar|uppger)';
/** Name, then what they are, to the end of the sentence; or what they are, then the name. */
const AFTER = new RegExp(`^${SAYS}\\s+(${NAME})(?:\\s+(${PARTY}))?(?:,\\s+([^.!?”"]{3,150}?))?\\s*(?=[.!?]|$)`, 'u');
const BEFORE = new RegExp(`^${SAYS}\\s+((?:[\\p{Ll}][\\p{L}-]*\\s+){1,4})(${NAME})(?:\\s+(${PARTY}))?\\s*(?=[.,!?]|$)`, 'u');

const QUOTED = /[”"“»]([^”"“»«]{10,2000})[”"»«]\s*,?\s+/gu;
const DASHED = new RegExp(`^[–—-]\\s*(\\S[^”"“»]{9,2000}?)(?:,|(?<=[?!]))\\s+(?=${SAYS}\\s)`, 'u');
const MOST = 50;

interface Said {
  readonly name: string;
  readonly title: string | null;
}

interface Quotation extends Said {
  readonly block: Block;
  readonly from: number;
  readonly to: number;
}

/**
 * Every quotation whose speaker is named in full right after it. What they are is said there, or where they were quoted before;
 * nobody is taken of whom it is said nowhere, for that may be an organisation.
 */
export const speakersIn = (blocks: readonly Block[]): FoundInSource[] => {
  const quotations = blocks.flatMap((block) => (block.type === 'paragraph' || block.type === 'quote' || dashBefore(block) ? quotationsIn(block) : []));
  const titles = new Map<string, string>();
  for (const { name, title } of quotations) if (title !== null && !titles.has(name)) titles.set(name, title);
  return quotations.flatMap(({ block, from, to, name, title }) => {
    const known = title ?? titles.get(name);
    if (known === undefined) return [];
    const value = { kind: 'speaker', name: name.slice(0, 200), title: known.slice(0, 200), quote: block.text.slice(from, to) } as const;
    return [{ value, range: within(block, from, to) }];
  }).slice(0, MOST);
};

/** A line of speech looks like a point of a list; its dash is kept beside its words, then. */
const dashBefore = ({ type, label }: Block): string => (type === 'list-item' && label !== null && /^[–—-]$/.test(label) ? `${label} ` : '');

const quotationsIn = (block: Block): Quotation[] => {
  const { text } = block;
  if (!new RegExp(`${SAYS}\\s`).test(text)) return [];
  const before = dashBefore(block);
  const dashed = DASHED.exec(before + text);
  if (dashed?.[1]) {
    const said = speakerOf(text.slice(dashed[0].length - before.length));
    const from = text.indexOf(dashed[1]);
    return said ? [{ ...said, block, from, to: from + dashed[1].length }] : [];
  }
  return [...text.matchAll(QUOTED)].flatMap((match) => {
    const words = match[1]?.replace(/,$/, '') ?? '';
    const said = speakerOf(text.slice(match.index + match[0].length));
    return said && words ? [{ ...said, block, from: match.index + 1, to: match.index + 1 + words.length }] : [];
  });
};

const speakerOf = (rest: string): Said | null => {
  const after = AFTER.exec(rest);
  if (after?.[1] && isPerson(after[1])) {
    const [, name, party, title] = after;
    // What follows a comma may be anything: only what somebody does is a title.
    const isDoing = title !== undefined && isTitle(title.split(',')[0] ?? '');
    return { name, title: [isDoing ? title.split(/,\s+(?:och|som|när|efter|till)\s/)[0] : null, party].filter(Boolean).join(' ') || null };
  }
  const before = BEFORE.exec(rest);
  const title = before?.[1]?.trim() ?? '';
  if (!before?.[2] || !isPerson(before[2]) || !isTitle(title)) return null;
  return { name: before[2], title: [title, before[3]].filter(Boolean).join(' ') };
};
