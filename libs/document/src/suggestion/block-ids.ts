// Ids for blocks that are put into a text.
import { textAttribute, type NodeJson } from '../response/json';
import { idsIn } from '../response/keys';
import { letters } from '../response/same';
import { BLOCKS_WITH_ID } from '../response/schema';

/** Makes ids that no other edit makes: a uuid of the seed, which is nobody else's, and a number. */
export const idsFrom = (seed: number): (() => string) => {
  let no = 0;
  return () => {
    const text = letters(`${seed} ${no++}`);
    return `${text.slice(0, 8)}-${text.slice(8, 12)}-8${text.slice(13, 16)}-8${text.slice(17, 20)}-${text.slice(20)}`;
  };
};

/** The blocks with an id each that is nobody else's: their own where it is free. */
export const withOwnIds = (nodes: readonly NodeJson[], others: readonly NodeJson[], newId: () => string): readonly NodeJson[] => {
  const taken = idsIn(others);
  const visit = (node: NodeJson): NodeJson => {
    const content = node.content?.map(visit);
    const id = textAttribute(node, 'id');
    const isFree = id !== null && !taken.has(id);
    if (id !== null) taken.add(id);
    const attrs = isFree || !BLOCKS_WITH_ID.includes(node.type) ? node.attrs : { ...node.attrs, id: newId() };
    return { ...node, ...(attrs && { attrs }), ...(content && { content }) };
  };
  return nodes.map(visit);
};
