// Which sections of a response are printed: those that say something, and the headings above them.
import { numberAttribute, plainText, textAttribute, type NodeJson } from '@samsvar/document';

/** A heading and the blocks down to the next one; the first section may have no heading. */
export interface Section {
  readonly heading: NodeJson | null;
  readonly blocks: readonly NodeJson[];
  readonly isWritten: boolean;
}

const SHOWN = new Set(['figure', 'table', 'citation', 'footnote']);

/** Whether a block prints anything. */
export const hasContent = (node: NodeJson): boolean =>
  SHOWN.has(node.type) || plainText(node).trim() !== '' || (node.content ?? []).some(hasContent);

const isHeading = (node: NodeJson): boolean => node.type === 'heading' || node.type === 'sectionHeading';

const split = (text: NodeJson): Section[] => {
  const sections: { heading: NodeJson | null; blocks: NodeJson[] }[] = [{ heading: null, blocks: [] }];
  for (const node of text.content ?? []) {
    if (isHeading(node)) sections.push({ heading: node, blocks: [] });
    else sections[sections.length - 1]?.blocks.push(node);
  }
  return sections.map((section) => ({ ...section, isWritten: section.blocks.some(hasContent) }));
};

const speaks = ({ heading, isWritten }: Section): boolean => {
  if (isWritten || !heading) return isWritten;
  if (heading.type === 'heading') return hasContent(heading);
  return textAttribute(heading, 'stance') !== null || textAttribute(heading, 'status') === 'answer';
};

/**
 * The sections to print, in order. Mirrored headings that were left undecided or skipped, without text and
 * without stance, are left out, unless they stand above one that is printed: no level is ever skipped by this.
 */
export const printedSections = (text: NodeJson): Section[] => {
  const sections = split(text);
  const shown = sections.map(speaks);
  const above: number[] = [];
  const levelOf = (index: number): number => {
    const heading = sections[index]?.heading;
    return heading ? (numberAttribute(heading, 'level') ?? 1) : 0;
  };
  sections.forEach((_, index) => {
    while (above.length > 0 && levelOf(above[above.length - 1] ?? 0) >= levelOf(index)) above.pop();
    if (shown[index]) above.forEach((ancestor) => (shown[ancestor] = true));
    above.push(index);
  });
  return sections.filter((_, index) => shown[index]);
};
