// Decision lines with their day, and those who have signed: people with what they are, or groups.
import type { Block, FoundInSource, LocalDate, Signatory } from '@samsvar/domain';
import { isGroup, isPerson, isTitle, NAME, PARTY } from './names';
import { across, all } from './place';
import { DAY, dayOf } from './swedish-date';

const BODY = '(\\p{L}[\\p{L} –-]{2,90}?)';
const PARAGRAPH = '(?:[,;]?\\s*(?:§+|paragraf)\\s*\\d{1,4}(?:[/:]\\d{1,4})?)?';
const MADE = '(?:antagen|antaget|antogs|beslutad|beslutat|beslutades|fastställd|fastställt|fastställdes|godkänd|godkänt)';
/** The whole line: "Antagen av kommunfullmäktige den 27 maj 2025, § 64". */
const LINE = new RegExp(`^(?:(?:strategin|planen|programmet|målbilden|policyn|dokumentet|riktlinjen|budgeten)\\s+)?(?:är\\s+)?${MADE}\\s+(?:av|i)\\s+${BODY}[,:]?\\s+${DAY}${PARAGRAPH}\\s*\\.?$`, 'iu');
/** The same, told about this very text: "Yttrandet har beslutats av regionstyrelsen den 12 mars 2026". */
const TOLD = new RegExp(
  `^(?:beslut(?:et)?\\s+(?:i\\s+detta\\s+ärende|om\\s+(?:detta|yttrandet|remissvaret)(?:\\s+yttrande|\\s+remissvar)?)|detta\\s+(?:yttrande|remissvar|beslut)|yttrandet|remissvaret)\\s+(?:har\\s+)?(?:fattats|fattades|beslutats|beslutades|avgetts|avgavs|antagits|antogs)\\s+av\\s+${BODY}(?:[,:]?\\s+${DAY})?${PARAGRAPH}\\s*(?:\\.|$)`,
  'iu',
);
const PLACED = new RegExp(`^\\p{Lu}[\\p{L} -]{1,40}?,?\\s+${DAY}\\.?$`, 'u');
const PERSON = new RegExp(`^(${NAME})(?:\\s+(${PARTY}))?(?:,\\s+(.{3,150}))?$`, 'u');
const OFFICE = new RegExp(`^((?:[\\p{L}-]+\\s+){1,3})(${NAME})$`, 'u');
const ON_BEHALF = /^(?:för|på uppdrag av|enligt uppdrag)\s+\p{L}/iu;
const MOST_LINES = 24;

/** A line that says that something was decided. */
interface Line {
  readonly body: string | null;
  readonly on: LocalDate | null;
  readonly signatories: readonly Signatory[];
}

/** Every decision line, each with those who signed right below; and a place, a day and names at the end, which say the same. */
export const decisionsIn = (blocks: readonly Block[]): FoundInSource[] => {
  const found: FoundInSource[] = [];
  for (const [at, block] of blocks.entries()) {
    const line = lineOf(block);
    if (!line) continue;
    const below = signedBelow(blocks, at + 1);
    // A place and a day alone are the head of a letter.
    if (line.body === null && line.signatories.length === 0 && below.signatories.length === 0) continue;
    const last = blocks[below.last];
    found.push({
      value: { kind: 'decision', body: line.body, on: line.on, signatories: [...line.signatories, ...below.signatories] },
      range: last && below.signatories.length > 0 ? across(block, last) : all(block),
    });
  }
  return found.slice(0, 5);
};

const lineOf = ({ type, text }: Block): Line | null => {
  if ((type !== 'paragraph' && type !== 'list-item' && type !== 'caption') || text.length > 400) return null;
  const match = LINE.exec(text) ?? TOLD.exec(text);
  if (match) {
    const on = match[2] ? dayOf(match[2]) : null;
    return match[2] && !on ? null : { on, ...bodyOf(match[1] ?? '') };
  }
  const on = PLACED.test(text) ? dayOf(text) : null;
  return on ? { body: null, on, signatories: [] } : null;
};

/** Who decided: a body, or somebody in an office. How they came to it is no part of what they are called. */
const bodyOf = (told: string): Pick<Line, 'body' | 'signatories'> => {
  const text = told.split(/,?\s(?:efter|på|vid|genom|enligt)\s/)[0] ?? told;
  const person = OFFICE.exec(text);
  const title = person?.[1]?.trim() ?? '';
  if (!person?.[2] || !isTitle(title)) return { body: text, signatories: [] };
  return { body: null, signatories: [{ name: person[2], title, isGroup: false }] };
};

/** Names and what they are, line by line, until something else comes. */
const signedBelow = (blocks: readonly Block[], start: number): { readonly signatories: Signatory[]; readonly last: number } => {
  const signatories: Signatory[] = [];
  let last = start - 1;
  for (let at = start; at < Math.min(blocks.length, start + MOST_LINES); at += 1) {
    const block = blocks[at];
    if (!block || (block.type !== 'paragraph' && block.type !== 'list-item' && block.type !== 'table-cell')) break;
    if (block.text === '' || (signatories.length === 0 && ON_BEHALF.test(block.text) && block.text.length <= 120)) continue;
    const signed = signatoryOf(block.text);
    const open = signatories.at(-1);
    if (signed) signatories.push(signed);
    else if (open && !open.isGroup && open.title === null && isTitle(block.text)) signatories[signatories.length - 1] = { ...open, title: block.text };
    else break;
    last = at;
  }
  // A bare name could be anybody's: one at least says what they are, or is a group.
  return signatories.some(({ title, isGroup }) => isGroup || title !== null) ? { signatories, last } : { signatories: [], last: start - 1 };
};

const signatoryOf = (text: string): Signatory | null => {
  if (text.length > 160) return null;
  if (isGroup(text)) return { name: text, title: null, isGroup: true };
  const person = PERSON.exec(text);
  if (!person?.[1] || !isPerson(person[1])) return null;
  const [, name, party, title] = person;
  if (title !== undefined && !isTitle(title)) return null;
  return { name, title: [title, party].filter(Boolean).join(' ') || null, isGroup: false };
};
