// What the server derives from a response's text: outline, stances, coverage, citations, counts and faults.
import {
  CITATION_MODES,
  SECTION_STATUSES,
  STANCES,
  type CitationInText,
  type Coverage,
  type ExportFault,
  type FaultSection,
  type OutlineSection,
  type PassageId,
  type ResponseProjection,
  type SourceId,
  type SourceVersionId,
} from '@samsvar/domain';
import { exportFaults } from './faults';
import { findingsOf } from './findings';
import { headingLevel, isHeading } from './headings';
import { numberAttribute, plainText, textAttribute, type NodeJson } from './json';
import type { ResponseContent } from './ydoc';

/** Derives everything from the content at one position of the log. Pure: same content, same result. */
export const projectResponse = (content: ResponseContent, seq: number): ResponseProjection => {
  const blocks = content.text.content ?? [];
  const outline = outlineOf(blocks);
  return {
    seq,
    overallStance: content.overallStance,
    outline,
    coverage: coverageOf(outline),
    citations: citationsOf(blocks),
    words: blocks.reduce((sum, block) => sum + wordsIn(block), 0),
    faults: inSections([...exportFaults(content.text), ...findingsOf(content, outline)], blocks, outline),
  };
};

const outlineOf = (blocks: readonly NodeJson[]): OutlineSection[] => {
  const outline: OutlineSection[] = [];
  for (const block of blocks) {
    if (isHeading(block)) {
      outline.push(sectionOf(block));
      continue;
    }
    const section = outline[outline.length - 1];
    if (!section) continue;
    outline[outline.length - 1] = {
      ...section,
      words: section.words + wordsIn(block),
      demands: section.demands + countOf(block, 'demand'),
      proposedWordings: section.proposedWordings + countOf(block, 'proposedWording'),
    };
  }
  return outline;
};

const sectionOf = (node: NodeJson): OutlineSection => {
  const mirrored = node.type === 'sectionHeading';
  const stance = textAttribute(node, 'stance');
  const status = textAttribute(node, 'status');
  return {
    id: textAttribute(node, 'id') ?? '',
    level: headingLevel(node),
    number: textAttribute(node, 'number'),
    title: mirrored ? (textAttribute(node, 'title') ?? '') : plainText(node).trim(),
    mirrored,
    sourceBlock: numberAttribute(node, 'sourceBlock'),
    status: mirrored ? (SECTION_STATUSES.find((known) => known === status) ?? 'undecided') : null,
    stance: STANCES.find((known) => known === stance) ?? null,
    words: 0,
    demands: 0,
    proposedWordings: 0,
  };
};

/** Names the section of each fault: the heading it is, or the last one above it. */
const inSections = (
  faults: readonly ExportFault[],
  blocks: readonly NodeJson[],
  outline: readonly OutlineSection[],
): ExportFault[] => {
  if (faults.length === 0) return [];
  const sections = new Map<string, FaultSection>();
  let headings = 0;
  let section: FaultSection | null = null;
  const visit = (node: NodeJson) => {
    const id = textAttribute(node, 'id');
    if (id !== null && section) sections.set(id, section);
    node.content?.forEach(visit);
  };
  for (const block of blocks) {
    const heading = isHeading(block) ? outline[headings++] : undefined;
    if (heading) section = { id: heading.id, number: heading.number, title: heading.title };
    visit(block);
  }
  return faults.map((fault) => ({ ...fault, section: (fault.blockId !== null && sections.get(fault.blockId)) || null }));
};

const coverageOf = (outline: readonly OutlineSection[]): Coverage => {
  const count = (status: string) => outline.filter((section) => section.status === status).length;
  return { answer: count('answer'), skip: count('skip'), undecided: count('undecided') };
};

const wordsIn = (node: NodeJson): number =>
  plainText(node).match(/\p{L}[\p{L}\p{M}\p{N}’'-]*/gu)?.length ?? 0;

const countOf = (node: NodeJson, type: string): number =>
  (node.type === type ? 1 : 0) + (node.content ?? []).reduce((sum, child) => sum + countOf(child, type), 0);

const citationsOf = (blocks: readonly NodeJson[]): CitationInText[] => {
  const found: CitationInText[] = [];
  let sectionId: string | null = null;
  const visit = (node: NodeJson) => {
    const citation = citationOf(node, sectionId, found.length);
    if (citation) found.push(citation);
    node.content?.forEach(visit);
  };
  for (const block of blocks) {
    if (isHeading(block)) sectionId = textAttribute(block, 'id');
    visit(block);
  }
  return found;
};

/** A node that points at a passage; null for all others, and for a proposed wording that quotes nothing. */
const citationOf = (node: NodeJson, sectionId: string | null, order: number): CitationInText | null => {
  const citationId = textAttribute(node, 'citationId');
  const passageId = textAttribute(node, 'passageId');
  const sourceId = textAttribute(node, 'sourceId');
  const versionId = textAttribute(node, 'versionId');
  if (!citationId || !passageId || !sourceId || !versionId) return null;
  const mode = node.type === 'citation' ? textAttribute(node, 'mode') : 'quotation';
  return {
    citationId,
    // Ids come from the document as text; the projector checks them against the rows.
    passageId: passageId as PassageId,
    sourceId: sourceId as SourceId,
    versionId: versionId as SourceVersionId,
    label: textAttribute(node, 'label') ?? '',
    mode: CITATION_MODES.find((known) => known === mode) ?? 'note',
    sectionId,
    order,
  };
};
