// The document tree that mammoth reads from a Word file, as far as it is used, and its text.
import { NOTE_SIGN, withoutSigns } from '../../base/text';

/** A node of mammoth's tree. Which fields it has depends on `type`. */
export interface WordNode {
  readonly type: string;
  readonly children?: readonly WordNode[];
  readonly value?: string;
  readonly name?: string;
  readonly checked?: boolean;
  readonly isHeader?: boolean;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly noteType?: string;
  readonly noteId?: string;
}

export interface WordDocument extends WordNode {
  readonly notes: {
    resolve(reference: WordNode): (WordNode & { readonly body: readonly WordNode[] }) | undefined;
  };
}

/** The text of a node. With `references`, those to notes are put there, and a sign stands where each was. */
export const textOf = (node: WordNode, references?: WordNode[]): string => {
  if (node.type === 'text') return withoutSigns(node.value ?? '');
  if (node.type === 'tab' || node.type === 'break') return ' ';
  if (node.type === 'checkbox') return node.checked ? '☒' : '☐';
  if (node.type === 'noteReference' && references) {
    references.push(node);
    return NOTE_SIGN;
  }
  const between = node.type === 'tableCell' || node.type === 'table' || node.type === 'tableRow' ? ' ' : '';
  return (node.children ?? []).map((child) => textOf(child, references)).join(between);
};

/** The first bookmark of a node for which `pick` answers. */
export const bookmarkOf = (node: WordNode, pick: (name: string) => number | null): number | null => {
  for (const child of node.children ?? []) {
    const found = child.type === 'bookmarkStart' ? pick(child.name ?? '') : null;
    if (found !== null) return found;
  }
  return null;
};
