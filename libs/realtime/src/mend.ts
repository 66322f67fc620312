// Takes what breaks the schema out of a text, and puts back what last stood there when that is known.
import { TEXT_FIELD, examine, freshBlocks, schemaFault, textAttribute, type BrokenBlock, type NodeJson, type ResponseContent } from '@samsvar/document';
import type * as Y from 'yjs';

/** A block that was taken out. */
export interface TakenOut {
  readonly id: string | null;
  readonly fault: string;
  /** What could be read of it. */
  readonly nodes: readonly NodeJson[];
  readonly became: 'its last good form' | 'nothing';
}

/** A text that was mended. */
export interface Mended {
  /** The V1 update that does it. */
  readonly update: Uint8Array;
  readonly taken: readonly TakenOut[];
  /** The text as it was before, broken. */
  readonly content: ResponseContent;
}

/** Mends a document; null when nothing is wrong with it. Throws when it would not be sound afterwards. */
export const mend = (doc: Y.Doc, good: ResponseContent | null, clientId: number): Mended | null => {
  const { broken, content, fault } = examine(doc);
  if (fault === null) return null;
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const forms = lastForms(content, broken, good);
  doc.transact(() => {
    const text = doc.getXmlFragment(TEXT_FIELD);
    // From the end, so that places stay what they were.
    for (const block of [...broken].reverse()) {
      text.delete(block.index, 1);
      const form = forms.get(block);
      if (form) text.insert(block.index, freshBlocks([form]));
    }
    const isEmpty = examine(doc).content.text.content?.length === 0;
    if (isEmpty) text.insert(0, freshBlocks([{ type: 'paragraph', attrs: { id: crypto.randomUUID() } }]));
  });
  const [update] = updates;
  const left = examine(doc).fault;
  if (left !== null || !update) throw new Error(`It could not be mended: ${left ?? 'nothing changed'}`);
  const taken = broken.map((block): TakenOut => {
    const { id, fault, nodes } = block;
    return { id, fault, nodes, became: forms.has(block) ? 'its last good form' : 'nothing' };
  });
  return { update, taken, content };
};

/** What each broken block last looked like, unless a block of that name stands in the text anyway. */
const lastForms = (
  content: ResponseContent,
  broken: readonly BrokenBlock[],
  good: ResponseContent | null,
): ReadonlyMap<BrokenBlock, NodeJson> => {
  const isBroken = new Set(broken.flatMap(({ nodes }) => nodes));
  const idsOf = (nodes: readonly NodeJson[]) => nodes.map((node) => textAttribute(node, 'id'));
  const taken = new Set(idsOf((content.text.content ?? []).filter((node) => !isBroken.has(node))));
  const forms = new Map<BrokenBlock, NodeJson>();
  for (const block of broken) {
    const form = block.id !== null && !taken.has(block.id) ? formOf(block.id, good) : null;
    taken.add(block.id);
    if (form) forms.set(block, form);
  }
  return forms;
};

const formOf = (id: string, good: ResponseContent | null): NodeJson | null => {
  const form = good?.text.content?.find((node) => textAttribute(node, 'id') === id);
  return form && schemaFault({ type: 'doc', content: [form] }) === null ? form : null;
};
