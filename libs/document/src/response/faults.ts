// Faults that would spoil the delivered file, each with the place to mend it.
import type { ExportFault } from '@samsvar/domain';
import { numberAttribute, plainText, textAttribute, type NodeJson } from './json';

/**
 * Lists what PDF/UA-1 (ISO 14289-1) and readers of the file need: no skipped heading level,
 * a text for every picture, header cells in tables, words in links.
 */
export const exportFaults = (text: NodeJson): ExportFault[] => [
  ...headingFaults(text),
  ...contentFaults(text),
];

const headingFaults = (text: NodeJson): ExportFault[] => {
  const faults: ExportFault[] = [];
  let previous = 0;
  for (const node of text.content ?? []) {
    if (node.type !== 'heading' && node.type !== 'sectionHeading') continue;
    const level = numberAttribute(node, 'level') ?? 1;
    if (level > previous + 1)
      faults.push({ code: 'heading-skipped', blockId: textAttribute(node, 'id'), blocking: true });
    previous = level;
  }
  return faults;
};

const contentFaults = (text: NodeJson): ExportFault[] => {
  const faults: ExportFault[] = [];
  const visit = (node: NodeJson, block: string | null) => {
    const at = textAttribute(node, 'id') ?? block;
    if (node.type === 'figure' && !textAttribute(node, 'alt')?.trim()) {
      faults.push({ code: 'figure-without-text', blockId: at, blocking: true });
    }
    if (node.type === 'table' && !hasHeaderCell(node)) {
      faults.push({ code: 'table-without-header', blockId: at, blocking: false });
    }
    if (node.type === 'text' && node.marks?.some((mark) => mark.type === 'link') && !plainText(node).trim()) {
      faults.push({ code: 'link-without-text', blockId: at, blocking: false });
    }
    node.content?.forEach((child) => visit(child, at));
  };
  visit(text, null);
  return faults;
};

const hasHeaderCell = (node: NodeJson): boolean =>
  node.type === 'tableHeader' || (node.content ?? []).some(hasHeaderCell);
