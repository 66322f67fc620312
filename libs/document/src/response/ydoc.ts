// Between a response's Y.Doc and its JSON, in both directions.
import { prosemirrorToYXmlFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { Stance } from '@samsvar/domain';
import { STANCES } from '@samsvar/domain';
import { OVERALL_STANCE, POSITION_FIELD, TEXT_FIELD } from './fields';
import type { NodeJson } from './json';
import { responseSchema } from './schema';

/** What a response's Y.Doc says, as plain data. */
export interface ResponseContent {
  readonly text: NodeJson;
  readonly overallStance: Stance | null;
}

/** Reads a Y.Doc. Unknown nodes are passed on, never dropped. */
export const contentOf = (doc: Y.Doc): ResponseContent => {
  // y-tiptap types its result as a plain record; the shape is ProseMirror's.
  const text = yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(TEXT_FIELD)) as unknown as NodeJson;
  return { text, overallStance: overallStanceOf(doc) };
};

/** The overall stance; null when there is none, or one that is not known. */
export const overallStanceOf = (doc: Y.Doc): Stance | null => {
  const overall: unknown = doc.getMap(POSITION_FIELD).get(OVERALL_STANCE);
  return STANCES.find((stance) => stance === overall) ?? null;
};

/** The content as one text that is the same wherever equal content is read: JSON with its keys in order. */
export const contentText = (content: ResponseContent): string =>
  JSON.stringify(content, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** The first update of a new response (V1 encoding). Written once, in the transaction that creates it. */
export const seedUpdate = (content: ResponseContent): Uint8Array => {
  const doc = new Y.Doc();
  doc.transact(() => {
    const node = responseSchema.nodeFromJSON(content.text);
    node.check();
    prosemirrorToYXmlFragment(node, doc.getXmlFragment(TEXT_FIELD));
    if (content.overallStance) doc.getMap(POSITION_FIELD).set(OVERALL_STANCE, content.overallStance);
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
};
