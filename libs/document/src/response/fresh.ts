// From JSON to Y types as they would be made today: no history, no deleted text; what is unknown is written as it is.
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { OVERALL_STANCE, POSITION_FIELD, TEXT_FIELD } from './fields';
import type { MarkJson, NodeJson } from './json';
import { isTexts, lineChildren } from './line';
import { letters } from './same';
import { responseSchema } from './schema';
import type { ResponseContent } from './ydoc';

/** The first update (V1) of a document that says this and nothing else, also when not all of it is known here, or sound. */
export const freshUpdate = (content: ResponseContent): Uint8Array => {
  const doc = new Y.Doc();
  doc.transact(() => {
    const blocks = freshBlocks(content.text.content ?? []);
    doc.getXmlFragment(TEXT_FIELD).insert(0, blocks);
    if (content.overallStance) doc.getMap(POSITION_FIELD).set(OVERALL_STANCE, content.overallStance);
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
};

/** Blocks as new Y types, to be put into a document. */
export const freshBlocks = (blocks: readonly NodeJson[]): (Y.XmlElement | Y.XmlText)[] => blocks.flatMap((block) => knownBlock(block) ?? newNodes([block]));

/** The block as the editor's own converter writes it; null when that cannot be. */
const knownBlock = (block: NodeJson): (Y.XmlElement | Y.XmlText)[] | null => {
  // Named here: a name drawn by lot costs, and nobody asks for it.
  const doc = new Y.Doc({ guid: 'copy' });
  try {
    const node = responseSchema.nodeFromJSON({ type: 'doc', content: [block] });
    node.check();
    const fragment = doc.getXmlFragment(TEXT_FIELD);
    prosemirrorToYXmlFragment(node, fragment);
    // The schema has no hooks: its converter makes elements and texts.
    return fragment.toArray().map((child) => child.clone() as Y.XmlElement | Y.XmlText);
  } catch {
    return null;
  } finally {
    doc.destroy();
  }
};

/** Nodes as they are; pieces of text that follow each other become one Y.XmlText, as everywhere. */
const newNodes = (nodes: readonly NodeJson[]): (Y.XmlElement | Y.XmlText)[] => lineChildren(nodes).map((child) => (isTexts(child) ? newText(child) : newElement(child)));

const newElement = (node: NodeJson): Y.XmlElement => {
  const element = new Y.XmlElement(node.type);
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    // Yjs types attributes as text, and keeps whatever JSON holds.
    if (value !== null && value !== undefined) element.setAttribute(name, value as string);
  }
  element.insert(0, newNodes(node.content ?? []));
  return element;
};

const newText = (pieces: readonly NodeJson[]): Y.XmlText => {
  const text = new Y.XmlText();
  text.applyDelta(pieces.map(({ text: insert = '', marks = [] }) => ({ insert, attributes: attributesOf(marks) })));
  return text;
};

/** A mark that stands there more than once is told apart as `name--` and eight letters, the form that y-tiptap reads. */
const attributesOf = (marks: readonly MarkJson[]): Record<string, unknown> =>
  Object.fromEntries(
    marks.map(({ type, attrs }, i) => {
      const isRepeated = marks.filter((other) => other.type === type).length > 1 || responseSchema.marks[type]?.spec.excludes === '';
      return [isRepeated ? `${type}--${letters(JSON.stringify([attrs, i])).slice(0, 8)}` : type, attrs ?? {}];
    }),
  );
