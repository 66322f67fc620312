// Finds what breaks the schema in a Y.Doc, block by block; what is merely unknown is left alone.
import type { NodeType } from '@tiptap/pm/model';
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { TEXT_FIELD } from './fields';
import { textAttribute, type NodeJson } from './json';
import { responseSchema } from './schema';
import { overallStanceOf, type ResponseContent } from './ydoc';

/** A top-level block that breaks the schema. */
export interface BrokenBlock {
  /** Its place among the children of the text. */
  readonly index: number;
  readonly id: string | null;
  /** What could be read of it. */
  readonly nodes: readonly NodeJson[];
  /** What is wrong, in ProseMirror's words. */
  readonly fault: string;
}

/** What a Y.Doc says, and what is wrong with it. */
export interface Examined {
  /** Everything that can be read, broken or not. */
  readonly content: ResponseContent;
  readonly broken: readonly BrokenBlock[];
  /** The first fault, also one of the text as a whole; null when there is none. */
  readonly fault: string | null;
}

/** Reads a Y.Doc, however spoiled. Equal to `contentOf` where that can read it. */
export const examine = (doc: Y.Doc): Examined => {
  const blocks = doc.getXmlFragment(TEXT_FIELD).toArray().map(examineChild);
  const nodes = blocks.flatMap((block) => block.nodes);
  const broken = blocks.flatMap(({ fault, ...block }, index) => (fault === null ? [] : [{ ...block, index, fault }]));
  const text: NodeJson = { type: 'doc', content: nodes };
  const fault = broken[0]?.fault ?? (nodes.length === 0 ? 'The text has no block.' : null);
  return { content: { text, overallStance: overallStanceOf(doc) }, broken, fault };
};

/** What is wrong with a document by the schema; null when nothing is. Nodes and marks of a newer schema are not wrong. */
export const schemaFault = (text: NodeJson): string | null => {
  if (text.type !== 'doc') return `A document cannot be a ${text.type}.`;
  const blocks = text.content ?? [];
  if (blocks.length === 0) return 'The text has no block.';
  return blocks.map(blockFault).find((fault) => fault !== null) ?? null;
};

const examineChild = (child: unknown): { nodes: readonly NodeJson[]; id: string | null; fault: string | null } => {
  try {
    const nodes = nodesOf(child);
    const [first] = nodes;
    const fault = nodes.map(blockFault).find((found) => found !== null) ?? null;
    return { nodes, id: first ? textAttribute(first, 'id') : null, fault };
  } catch (error) {
    const id: unknown = child instanceof Y.XmlElement ? child.getAttribute('id') : null;
    return { nodes: [], id: typeof id === 'string' ? id : null, fault: wordsOf(error) };
  }
};

/** One child of the fragment as JSON. Throws on what y-tiptap cannot read. */
const nodesOf = (child: unknown): NodeJson[] => {
  // Only `toArray` of the fragment is asked for; so its children can be read one by one.
  const alone = { toArray: () => [child] } as unknown as Y.XmlFragment;
  const { content = [] } = yXmlFragmentToProsemirrorJSON(alone) as { content?: (NodeJson | NodeJson[])[] };
  return content.flat();
};

const blockFault = (block: NodeJson): string | null => faultIn(block, responseSchema.topNodeType);

/** What is wrong with a node that stands in a parent of this type. */
const faultIn = (node: NodeJson, parent: NodeType): string | null => {
  const type = responseSchema.nodes[node.type];
  if (!type) return null;
  if (!typesIn(parent).has(type)) return `A ${node.type} cannot stand in a ${parent.name}.`;
  // Nearly always nothing is wrong and nothing unknown, and the rest would cost twice as much.
  if (isSound(node)) return null;
  if (!holdsUnknown(node)) return faultOfKnown(node);
  const bare = faultOfKnown({ ...withoutUnknownMarks(node), content: [] }, true);
  return bare ?? node.content?.map((child) => faultIn(child, type)).find((fault) => fault !== null) ?? null;
};

const isSound = (node: NodeJson): boolean => {
  try {
    responseSchema.nodeFromJSON(node).check();
    return true;
  } catch {
    return false;
  }
};

const faultOfKnown = (node: NodeJson, isBare = false): string | null => {
  try {
    const read = responseSchema.nodeFromJSON(withoutUnknownMarks(node));
    // What may stand beside an unknown node is for the newer schema to say.
    if (!isBare) read.check();
    return null;
  } catch (error) {
    return wordsOf(error);
  }
};

const holdsUnknown = (node: NodeJson): boolean =>
  (node.content ?? []).some((child) => !responseSchema.nodes[child.type] || holdsUnknown(child));

const withoutUnknownMarks = (node: NodeJson): NodeJson => ({
  ...node,
  ...(node.marks && { marks: node.marks.filter(({ type }) => responseSchema.marks[type]) }),
  ...(node.content && { content: node.content.map(withoutUnknownMarks) }),
});

/** All types that may stand somewhere in a node of this type. */
const typesIn = (parent: NodeType): ReadonlySet<NodeType> => {
  const kept = typesOf.get(parent);
  if (kept) return kept;
  const found = new Set<NodeType>();
  const seen = new Set([parent.contentMatch]);
  for (const match of seen) {
    for (let i = 0; i < match.edgeCount; i += 1) {
      const { type, next } = match.edge(i);
      found.add(type);
      seen.add(next);
    }
  }
  typesOf.set(parent, found);
  return found;
};
const typesOf = new Map<NodeType, ReadonlySet<NodeType>>();

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
