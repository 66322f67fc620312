// A text with two chapters that a new version turns round, and ways to write in it, for specs.
import { TEXT_FIELD, contentOf, writeContent, type EditCommand, type NodeJson, type ResponseContent } from '@samsvar/document';
import * as Y from 'yjs';
import { paragraph } from './paragraph';

const section = (ord: number, number: string, title: string): NodeJson => ({
  type: 'sectionHeading',
  attrs: { id: `s${ord}`, level: 1, number, title, sourceBlock: ord, status: 'undecided' },
});
const outlined = (ord: number, label: string, text: string) => ({ ord, level: 1, label, text });

/** What a text says that has these blocks. */
export const contentWith = (...content: readonly NodeJson[]): ResponseContent => ({ text: { type: 'doc', content }, overallStance: null });

export const LONG = 'Ett mycket längre svar om inledningen, som inte flyttas.';
export const TWO_CHAPTERS = contentWith(section(0, '1', 'Inledning'), paragraph('p1', LONG), section(2, '2', 'Data'), paragraph('p2', 'Om data.'), paragraph('p3', ''));
/** Chapters 1 and 2 change places: s2, p2 and p3 are made anew. */
export const TURN_ROUND: EditCommand = {
  type: 'follow-outline',
  from: [outlined(0, '1', 'Inledning'), outlined(2, '2', 'Data')],
  to: [outlined(0, '1', 'Data'), outlined(4, '2', 'Inledning')],
  map: [
    { from: 0, to: 4, kind: 'moved', similarity: 1 },
    { from: 2, to: 0, kind: 'moved', similarity: 1 },
  ],
};

/** Makes a document say this: what is moved is deleted and made anew. */
export const rewrite = (doc: Y.Doc, ...blocks: readonly NodeJson[]): void => writeContent(doc, { from: contentOf(doc), to: contentWith(...blocks) });

export const blocksIn = (doc: Y.Doc): readonly NodeJson[] => contentOf(doc).text.content ?? [];

/** The element of the block with this id. */
export const elementOf = (doc: Y.Doc, id: string): Y.XmlElement => {
  for (const node of doc.getXmlFragment(TEXT_FIELD).createTreeWalker(() => true)) {
    const one: unknown = node;
    if (one instanceof Y.XmlElement && one.getAttribute('id') === id) return one;
  }
  throw new Error(`no ${id}`);
};

/** Where the words of that block are written, made when there are none. */
export const textIn = (doc: Y.Doc, id: string): Y.XmlText => {
  const element = elementOf(doc, id);
  const first: unknown = element.length > 0 ? element.get(0) : null;
  if (first instanceof Y.XmlText) return first;
  const text = new Y.XmlText();
  element.insert(0, [text]);
  return text;
};
