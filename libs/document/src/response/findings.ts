// What is unfinished in a response: nothing that stops the file, all of it worth a look before it is sent.
import {
  STANCE_RULES,
  contradictionsOf,
  isStanceMet,
  supportOfSection,
  totalSupport,
  type ExportFault,
  type FindingCode,
  type OutlineSection,
  type Stance,
  type StanceSupport,
} from '@samsvar/domain';
import { plainText, textAttribute, type NodeJson } from './json';
import type { ResponseContent } from './ydoc';

/** Findings for people to judge: what concerns the whole first, then in the order of the text. Pure. */
export const findingsOf = (content: ResponseContent, outline: readonly OutlineSection[]): ExportFault[] => [
  ...overallFindings(content.overallStance, outline),
  ...sectionFindings(outline, writtenSections(content.text)),
  ...contradictionsOf(content.overallStance, outline).map(({ code, sectionId }) => finding(code, sectionId)),
  ...blockFindings(content.text),
];

const finding = (code: FindingCode, blockId: string | null): ExportFault => ({ code, blockId, blocking: false });

const overallFindings = (stance: Stance | null, outline: readonly OutlineSection[]): ExportFault[] => {
  if (stance === null) return [finding('overall-stance-missing', null)];
  return needFindings(stance, totalSupport(outline), null);
};

const needFindings = (stance: Stance, support: StanceSupport, blockId: string | null): ExportFault[] => {
  const { need } = STANCE_RULES[stance];
  return need === null || isStanceMet(stance, support) ? [] : [finding(`stance-needs-${need}`, blockId)];
};

const sectionFindings = (outline: readonly OutlineSection[], written: ReadonlySet<string>): ExportFault[] =>
  outline.flatMap((section, at) => {
    const isOpen = section.mirrored && section.status === 'undecided';
    const isEmpty = !written.has(section.id) && !hasSections(outline, at);
    const asks = section.status !== 'skip' ? section.stance : null;
    return [
      ...(isOpen ? [finding('section-undecided', section.id)] : []),
      ...(isEmpty && !section.mirrored && section.title ? [finding('heading-without-text', section.id)] : []),
      ...(isEmpty && section.status === 'answer' && !section.stance ? [finding('section-unanswered', section.id)] : []),
      ...(asks ? needFindings(asks, supportOfSection(outline, section.id), section.id) : []),
    ];
  });

/** A heading over others needs no text of its own. */
const hasSections = (outline: readonly OutlineSection[], at: number): boolean =>
  (outline[at + 1]?.level ?? 0) > (outline[at]?.level ?? 0);

/** The sections under whose heading something stands that will be printed. */
const writtenSections = (text: NodeJson): ReadonlySet<string> => {
  const written = new Set<string>();
  let section: string | null = null;
  for (const block of text.content ?? []) {
    if (block.type === 'heading' || block.type === 'sectionHeading') section = textAttribute(block, 'id');
    else if (section !== null && isWritten(block)) written.add(section);
  }
  return written;
};

const PRINTED_WITHOUT_WORDS: readonly string[] = ['figure', 'citation', 'footnote'];

const isWritten = (node: NodeJson): boolean =>
  PRINTED_WITHOUT_WORDS.includes(node.type) ||
  (node.type === 'text' && Boolean(node.text?.trim())) ||
  (node.content ?? []).some(isWritten);

const blockFindings = (node: NodeJson): ExportFault[] => [
  ...codesOf(node).map((code) => finding(code, textAttribute(node, 'id'))),
  ...(node.content ?? []).flatMap(blockFindings),
];

const codesOf = (node: NodeJson): FindingCode[] => {
  const isEmpty = plainText(node).trim() === '';
  switch (node.type) {
    case 'demand':
      return isEmpty ? ['demand-without-text'] : [];
    case 'quotation':
      return isEmpty ? ['quotation-without-text'] : [];
    case 'proposedWording':
      return [
        ...(textAttribute(node, 'fromText')?.trim() ? [] : (['wording-without-from'] as const)),
        ...(isEmpty ? (['wording-without-to'] as const) : []),
      ];
    default:
      return [];
  }
};
