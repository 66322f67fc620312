// Lays a ProseMirror document out as one line.
import type { Node } from '@tiptap/pm/model';
import { ATOM } from '../response/line';
import { IndexBuilder, type TextIndex } from './text-index';

/** The stable id of a block; null when it has none. */
export const idOf = (node: Node): string | null => {
  const id: unknown = node.attrs['id'];
  return typeof id === 'string' ? id : null;
};

/** Lays a ProseMirror document out. */
export const nodeIndex = (doc: Node): TextIndex => {
  const builder = new IndexBuilder();
  doc.forEach((block, at) => addNode(builder, block, at));
  return builder.finish();
};

const addNode = (builder: IndexBuilder, node: Node, at: number): void => {
  if (node.inlineContent) {
    const start = builder.text(idOf(node), at, node.textBetween(0, node.content.size, '', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : ATOM)));
    node.forEach((child, offset) => {
      for (const mark of child.marks) if (mark.type.name === 'anchor') builder.mark(String(mark.attrs['anchorId']), start + offset, start + offset + child.nodeSize);
    });
    return;
  }
  const block = builder.open(idOf(node), at);
  node.forEach((child, offset) => addNode(builder, child, at + 1 + offset));
  builder.close(block, node.nodeSize);
};
