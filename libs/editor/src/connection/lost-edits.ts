// Finds what was written here in blocks that others have deleted or made anew, and that they did not know of.
import { responseSchema, type NodeJson } from '@samsvar/document';
import * as Y from 'yjs';
import { attributesBefore, itemsOf, nodeBefore, unitsOf, valueOf, type Sight, type Unit } from './lost-units';
import type { Deletion } from './own-update';

/** What is to be done to the block that has this id now. */
export type LostEdit = { readonly id: string; readonly type: string } & (
  | { readonly kind: 'line'; readonly units: readonly Unit[] }
  | { readonly kind: 'attribute'; readonly name: string; readonly value: unknown }
  /** A block within it, after its neighbour `after`; null: as the first. */
  | { readonly kind: 'block'; readonly after: string | null; readonly node: NodeJson }
);

/** What is this person's own, as the outbox knows it. */
export interface OwnWork {
  /** The Yjs client ids that were written with here. */
  readonly ids: ReadonlySet<number>;
  /** What was deleted here and is not acknowledged. */
  deletions(): readonly Deletion[];
  isUnsaved(client: number, clock: number): boolean;
}

/**
 * To be asked from `afterTransaction`, before Yjs forgets what was deleted. A block that is deleted takes all with it that
 * its author had in it, by name; what goes without being named was not known to them.
 */
export const lostEdits = (transaction: Y.Transaction, update: Uint8Array, own: OwnWork): readonly LostEdit[] => {
  const blocks = deletedBlocks(transaction);
  if (blocks.length === 0) return [];
  const sight = sightOf(transaction, Y.decodeUpdate(update).ds, own);
  return blocks.flatMap((block) => lostIn(block, sight));
};

/** Elements that this transaction deleted and did not bring. */
const deletedBlocks = (transaction: Y.Transaction): readonly Y.XmlElement[] => {
  const blocks: Y.XmlElement[] = [];
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) return;
    const { type } = struct.content;
    if (type instanceof Y.XmlElement && isOld(transaction, struct.id)) blocks.push(type);
  });
  return blocks;
};

const isOld = ({ beforeState }: Y.Transaction, { client, clock }: Y.ID): boolean => clock < (beforeState.get(client) ?? 0);

type DeleteSet = Y.Transaction['deleteSet'];

const sightOf = (transaction: Y.Transaction, named: DeleteSet, own: OwnWork): Sight => {
  const { deleteSet, doc } = transaction;
  const removed: DeleteSet = { clients: new Map() };
  for (const { client, clock, length } of own.deletions()) {
    const list = removed.clients.get(client) ?? [];
    removed.clients.set(client, [...list, { clock, len: length }]);
  }
  const isDeleted = (client: number, clock: number) => {
    const structs = doc.store.clients.get(client) ?? [];
    return structs[Y.findIndexSS(structs, clock)]?.deleted ?? true;
  };
  return {
    wasHere: (client, clock) => {
      const id = Y.createID(client, clock);
      return isOld(transaction, id) && (Y.isDeleted(deleteSet, id) || !isDeleted(client, clock));
    },
    wasKnown: (client, clock) => Y.isDeleted(named, Y.createID(client, clock)),
    isOwn: (client) => own.ids.has(client),
    isUnsaved: (client, clock) => own.ids.has(client) && own.isUnsaved(client, clock),
    // Not sorted, as they came one after another.
    isUnsavedDeletion: (client, clock) => removed.clients.get(client)?.some((one) => one.clock <= clock && clock < one.clock + one.len) ?? false,
  };
};

const lostIn = (block: Y.XmlElement, sight: Sight): readonly LostEdit[] => {
  const { _item: item, nodeName: type } = block;
  const { id } = attributesBefore(block, sight);
  // What the author did not know as a whole is brought along with the block around it, by whoever made it.
  if (typeof id !== 'string' || id === '' || !item || !sight.wasKnown(item.id.client, item.id.clock)) return [];
  const isLine = responseSchema.nodes[type]?.inlineContent;
  const within = isLine ? lostWords({ id, type }, block, sight) : lostBlocks({ id, type }, block, sight);
  return [...lostAttributes({ id, type }, block, sight), ...within];
};

interface Home {
  readonly id: string;
  readonly type: string;
}

const lostWords = (home: Home, block: Y.XmlElement, sight: Sight): readonly LostEdit[] => {
  const units = unitsOf(block, sight);
  return units.some(({ part, isRestyled }) => part !== 'shared' || isRestyled) ? [{ ...home, kind: 'line', units }] : [];
};

const lostAttributes = (home: Home, block: Y.XmlElement, sight: Sight): readonly LostEdit[] =>
  [...block._map].flatMap(([name, item]): LostEdit[] => {
    const { client, clock } = item.id;
    if (name === 'id') return [];
    const [isHere, isKnown] = [sight.wasHere(client, clock), sight.wasKnown(client, clock)];
    if (isHere && !isKnown && sight.isOwn(client)) return [{ ...home, kind: 'attribute', name, value: valueOf(item) }];
    return !isHere && isKnown && sight.isUnsavedDeletion(client, clock) ? [{ ...home, kind: 'attribute', name, value: null }] : [];
  });

const lostBlocks = (home: Home, block: Y.XmlElement, sight: Sight): readonly LostEdit[] => {
  const lost: LostEdit[] = [];
  let after: string | null = null;
  for (const { id: { client, clock }, content } of itemsOf(block)) {
    const child = content instanceof Y.ContentType ? content.type : null;
    if (!(child instanceof Y.XmlElement) || !sight.wasHere(client, clock)) continue;
    if (!sight.wasKnown(client, clock) && sight.isOwn(client)) lost.push({ ...home, kind: 'block', after, node: nodeBefore(child, sight) });
    const { id } = attributesBefore(child, sight);
    if (typeof id === 'string') after = id;
  }
  return lost;
};
