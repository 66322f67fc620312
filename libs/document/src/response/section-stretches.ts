// Which blocks of a text lie in some of its sections: a section is its heading and everything up to the next of its level or above.
import { headingLevel, isHeading } from './headings';
import { textAttribute, type NodeJson } from './json';

/** What is to be known of a block on the top level; `level` is null for all but headings. */
export interface OutlinedBlock {
  readonly id: string | null;
  readonly level: number | null;
}

/** For each block the index of the heading whose section it lies in, itself for that heading; null outside of these sections. */
export const stretchesOf = (blocks: readonly OutlinedBlock[], sections: ReadonlySet<string>): (number | null)[] => {
  let heading: number | null = null;
  let level = 0;
  return blocks.map((block, index) => {
    if (block.level !== null && (heading === null || block.level <= level)) {
      heading = block.id !== null && sections.has(block.id) ? index : null;
      level = block.level;
    }
    return heading;
  });
};

/** The ids of all blocks that lie in these sections, nested ones too. */
export const blocksInSections = (text: NodeJson, sections: readonly string[]): ReadonlySet<string> => {
  const blocks = text.content ?? [];
  const outlined = blocks.map((block) => ({ id: textAttribute(block, 'id'), level: isHeading(block) ? headingLevel(block) : null }));
  const stretches = stretchesOf(outlined, new Set(sections));
  const ids = new Set<string>();
  const visit = (node: NodeJson): void => {
    const id = textAttribute(node, 'id');
    if (id !== null) ids.add(id);
    node.content?.forEach(visit);
  };
  blocks.forEach((block, index) => {
    if (stretches[index] !== null) visit(block);
  });
  return ids;
};
