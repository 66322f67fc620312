// Reads which paragraphs hold something that the server does not have, so that the person can find them again.
import { TEXT_FIELD, contentOf, plainText } from '@samsvar/document';
import * as Y from 'yjs';
import type { Outbox } from './outbox';

/** The words of each block of the text with something unacknowledged in it, in their order; empty blocks are left out. */
export const unsentParagraphs = (doc: Y.Doc, outbox: Outbox): readonly string[] => {
  const text = doc.share.get(TEXT_FIELD);
  if (!(text instanceof Y.XmlFragment)) return [];
  const touched = new Set<unknown>();
  const touch = (struct: Y.Item | Y.GC): void => {
    const block = struct instanceof Y.Item ? blockOf(struct, text) : null;
    if (block) touched.add(block);
  };
  for (const [client, clock] of outbox.boundaries) structsFrom(doc, client, clock).forEach(touch);
  for (const { client, clock, length } of outbox.deletions) {
    structsFrom(doc, client, clock).filter(({ id }) => id.clock < clock + length).forEach(touch);
  }
  const blocks = contentOf(doc).text.content ?? [];
  return text
    .toArray()
    .flatMap((block, i) => (touched.has(block) && blocks[i] ? [plainText(blocks[i])] : []))
    .filter((words) => words.trim() !== '');
};

const structsFrom = (doc: Y.Doc, client: number, clock: number): readonly (Y.Item | Y.GC)[] => {
  const structs = doc.store.clients.get(client) ?? [];
  return clock < Y.getState(doc.store, client) ? structs.slice(Y.findIndexSS(structs, clock)) : [];
};

/** The block of the text that an item is, or is inside of. */
const blockOf = (item: Y.Item, text: Y.XmlFragment): unknown => {
  const own = item.content instanceof Y.ContentType ? item.content.type : null;
  if (item.parent === text) return own;
  // The parent of an integrated item is a type; before that it may be an id or a name.
  for (let type = item.parent; type instanceof Y.AbstractType; type = type.parent) {
    if (type.parent === text) return type;
  }
  return null;
};
