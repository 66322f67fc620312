// A response as a letter: who writes to whom, in which matter, and then the text with its positions.
import { numberAttribute, textAttribute, type NodeJson } from '@samsvar/document';
import { STANCES, STANCE_WORDS, type Stance } from '@samsvar/domain';
import type { Block, Demand, Logo, Print } from '../../base/print';
import { printable } from '../../base/printable';
import { NoteBook } from '../../citation/note-book';
import type { DeliveryInput } from '../input';
import { blocksOf, headingWords, isSummary, type Context } from './blocks';
import { withoutNotes } from './inline';
import { printedSections, type Section } from './sections';

const line = (text: string): string => printable(text).replace(/\s+/g, ' ').trim();

/** Makes a response ready to print. Pure: the same input gives the same pages. */
export const letterOf = (input: DeliveryInput): Print => {
  const organisation = line(input.organisation);
  const title = line(input.title);
  const [theirs, own] = [line(input.issuerCaseNumber), line(input.ownCaseNumber ?? '')];
  const numbers = [theirs && `Ert dnr ${theirs}`, own && `Vårt dnr ${own}`];
  return {
    title: /^(?:remissvar|yttrande)\b/iu.test(title) ? title : `Remissvar: ${title}`,
    author: organisation,
    subject: numbers.filter(Boolean).join(' · '),
    date: input.date,
    front: {
      kind: 'letter',
      sender: organisation,
      ...headOf(input, organisation),
      recipient: input.recipient.map(line).filter(Boolean),
      caseNumbers: numbers.filter(Boolean).join(' · '),
    },
    blocks: textOf(input),
  };
};

/** The organisation's name stands above its letter head, and need not stand in it, too. */
const headOf = ({ head }: DeliveryInput, organisation: string): { readonly head: readonly string[]; readonly logo: Logo | null } => {
  const lines = (head?.lines ?? []).map(line).filter((words) => words !== '' && words !== organisation);
  return { head: lines, logo: head?.logo ? { ...head.logo, alt: `Logotyp: ${organisation}` } : null };
};

const textOf = (input: DeliveryInput): Block[] => {
  const context: Context = { notes: new NoteBook(input.references), figures: input.figures, demands: 0 };
  const sections = printedSections(input.content.text);
  const summary = sections.findIndex(({ heading }) => heading !== null && isSummary(heading));
  // Every section is made before the list of demands, which repeats them above their own places.
  const printed = sections.map((section) => sectionOf(section, context));
  const position = positionOf(input.content.overallStance, printed.flat());
  if (summary === -1) return [...position, ...printed.flat()];
  return printed.flatMap(([first, ...rest], index) =>
    index === summary && first ? [first, ...position, ...rest] : first ? [first, ...rest] : [],
  );
};

const sectionOf = (section: Section, context: Context): Block[] => {
  const heading = section.heading ? headingOf(section.heading, context) : [];
  const text = section.blocks.flatMap((block) => blocksOf(block, context));
  return [...heading, ...stanceOf(section), ...text];
};

const headingOf = (node: NodeJson, context: Context): Block[] => {
  const content = headingWords(node, context.notes);
  if (content.length === 0) return [];
  const number = line(textAttribute(node, 'number') ?? '') || null;
  const level = numberAttribute(node, 'level') ?? 1;
  return [{ kind: 'heading', level, number, content, blockId: textAttribute(node, 'id') }];
};

const stanceOf = ({ heading, isWritten }: Section): Block[] => {
  if (heading?.type !== 'sectionHeading') return [];
  const stance = STANCES.find((known) => known === textAttribute(heading, 'stance'));
  const isSkipped = textAttribute(heading, 'status') === 'skip' && isWritten;
  const shown: Stance | null = stance ?? (isSkipped ? 'not_assessed' : null);
  return shown ? [{ kind: 'stance', label: 'Ställningstagande', words: STANCE_WORDS[shown].sv }] : [];
};

/** The overall stance, and the demands of the whole response gathered in a list. */
const positionOf = (stance: Stance | null, blocks: readonly Block[]): Block[] => {
  const demands = demandsIn(blocks).map((demand) => ({ ...demand, content: withoutNotes(demand.content) }));
  const position: Block[] = [];
  if (stance)
    position.push({ kind: 'stance', label: 'Samlat ställningstagande', words: STANCE_WORDS[stance].sv });
  if (demands.length > 0) position.push({ kind: 'demand-list', label: 'Våra yrkanden', demands });
  return position;
};

const demandsIn = (blocks: readonly Block[]): Demand[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'demand') return [block];
    return block.kind === 'list' ? block.items.flatMap(demandsIn) : [];
  });
