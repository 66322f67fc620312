// Lines of the demo's response: words, emphasis and `{{cite: …}}` markers.
import { randomUUID } from 'node:crypto';
import type { Nodes, PhrasingContent } from 'mdast';
import type { MarkJson, NodeJson } from '@samsvar/document';
import type { PassageId, SourceId, SourceVersionId } from '@samsvar/domain';

/** A passage pinned for a marker. */
export interface PinnedPassage {
  readonly passageId: PassageId;
  readonly sourceId: SourceId;
  readonly versionId: SourceVersionId;
  readonly label: string;
  readonly exact: string;
}

/** The pinned passages by source and words; throws for one that was never pinned. */
export interface Pins {
  get(key: string, exact: string): PinnedPassage;
}

/** `{{cite: source | exact words}}` or `{{quote: source | exact words}}`. */
const MARKER = /\{\{(cite|quote):\s*([\w-]+)\s*\|\s*([^}]+?)\s*\}\}/g;

export interface Marker {
  readonly key: string;
  readonly exact: string;
}

/** Every marker of a text, in order. */
export const markersIn = (text: string): Marker[] =>
  [...text.matchAll(MARKER)].map(([, , key = '', exact = '']) => ({ key, exact }));

/** The words of a node, without any styling. */
export const plain = (node: Nodes): string => {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plain).join('') : '';
};

/** The nodes of a line. */
export const inlineNodes = (
  children: readonly PhrasingContent[],
  pins: Pins,
  marks: readonly MarkJson[] = [],
): NodeJson[] =>
  children.flatMap((node) => {
    if (node.type === 'text') return textNodes(node.value, pins, marks);
    if (node.type === 'strong') return inlineNodes(node.children, pins, [...marks, { type: 'bold' }]);
    if (node.type === 'emphasis') return inlineNodes(node.children, pins, [...marks, { type: 'italic' }]);
    if (node.type === 'break') return [{ type: 'hardBreak' }];
    throw new Error(`The demo’s response has ${node.type} in a line, which is not written here.`);
  });

const textNodes = (value: string, pins: Pins, marks: readonly MarkJson[]): NodeJson[] => {
  const nodes: NodeJson[] = [];
  let at = 0;
  const words = (text: string) => {
    if (text !== '')
      nodes.push({ type: 'text', text: text.replace(/\n/g, ' '), ...(marks.length > 0 && { marks }) });
  };
  for (const match of value.matchAll(MARKER)) {
    words(value.slice(at, match.index));
    nodes.push(citation(pins.get(match[2] ?? '', match[3] ?? '')));
    at = match.index + match[0].length;
  }
  words(value.slice(at));
  return nodes;
};

const citation = ({ passageId, sourceId, versionId, label }: PinnedPassage): NodeJson => ({
  type: 'citation',
  attrs: { citationId: randomUUID(), passageId, sourceId, versionId, label, mode: 'note', locator: null },
});
