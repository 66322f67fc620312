// Whether a change keeps to some sections of a response's Y.Doc: nothing else in the document is touched by it.
import * as Y from 'yjs';
import { TEXT_FIELD } from './fields';
import { isHeadingType } from './headings';
import { stretchesOf, type OutlinedBlock } from './section-stretches';

/** Anything that stands in the text on the top level. */
type Block = ReturnType<Y.XmlFragment['toArray']>[number];

/**
 * Does `change`, and answers whether it kept to these sections (the ids of their headings): blocks outside are the very
 * same, in the same order and untouched, and so are the sections' own headings in place, id and level; nothing outside of
 * the text is touched; and no block inside takes the id of one outside. A section that is not there allows nothing.
 */
export const keepsToSections = (doc: Y.Doc, sections: readonly string[], change: () => void): boolean => {
  const text = doc.getXmlFragment(TEXT_FIELD);
  const allowed = new Set(sections);
  const before = pictureOf(text, allowed);
  const touched = new Map<unknown, Set<string | null>>();
  const note = (transaction: Y.Transaction) => {
    for (const [type, keys] of transaction.changed) touched.set(type, new Set([...(touched.get(type) ?? []), ...keys]));
  };
  doc.on('afterTransaction', note);
  try {
    change();
  } finally {
    doc.off('afterTransaction', note);
  }
  const after = pictureOf(text, allowed);
  if (!isSameOutside(before, after)) return false;
  const isInside = ([type, keys]: readonly [unknown, ReadonlySet<string | null>]) =>
    type === text ? [...keys].every((key) => key === null) : isUnder(text, type, after.inside);
  return [...touched].every(isInside) && !takesIds(before, after);
};

interface Picture {
  /** Blocks outside, and of each section its heading with id and level. */
  readonly outside: readonly Standing[];
  readonly inside: ReadonlySet<unknown>;
}

interface Standing extends OutlinedBlock {
  readonly block: Block;
}

const pictureOf = (text: Y.XmlFragment, allowed: ReadonlySet<string>): Picture => {
  const standing = text.toArray().map((block) => ({ block, ...outlined(block) }));
  const stretches = stretchesOf(standing, allowed);
  return {
    outside: standing.filter((_, index) => stretches[index] === null || stretches[index] === index),
    inside: new Set(standing.flatMap(({ block }, index) => (stretches[index] === null ? [] : [block]))),
  };
};

const outlined = (block: Block): OutlinedBlock => {
  if (!(block instanceof Y.XmlElement)) return { id: null, level: null };
  return { id: idOf(block), level: isHeadingType(block.nodeName) ? levelOf(block) : null };
};

// Attributes are typed as text, and hold whatever a client has put there.
const attribute = (element: Y.XmlElement, name: string): unknown => element.getAttribute(name);
const idOf = (element: Y.XmlElement): string | null => {
  const id = attribute(element, 'id');
  return typeof id === 'string' ? id : null;
};
const levelOf = (element: Y.XmlElement): number => {
  const level = attribute(element, 'level');
  return typeof level === 'number' ? level : 1;
};

/** A block that is replaced by one that says the same is another. */
const isSameOutside = (before: Picture, after: Picture): boolean =>
  before.outside.length === after.outside.length &&
  before.outside.every(({ block, id, level }, index) => {
    const now = after.outside[index];
    return now?.block === block && now.id === id && now.level === level && before.inside.has(block) === after.inside.has(block);
  });

/** What is gone has changed nothing that is not compared by its place. */
const isUnder = (text: Y.XmlFragment, type: unknown, blocks: ReadonlySet<unknown>): boolean => {
  let at = type;
  while (at instanceof Y.AbstractType && at.parent !== text) {
    if (at._item?.deleted) return true;
    if (at.parent === null) return false;
    at = at.parent;
  }
  return at instanceof Y.AbstractType && (blocks.has(at) || at._item?.deleted === true);
};

/** Whether a block inside has an id now that one outside has, and had not before. */
const takesIds = (before: Picture, after: Picture): boolean => {
  const outside = new Set<string>();
  for (const { block } of after.outside) if (!after.inside.has(block)) idsUnder(block, outside);
  const had = new Set<string>();
  for (const block of before.inside) idsUnder(block, had);
  const has = new Set<string>();
  for (const block of after.inside) idsUnder(block, has);
  return [...has].some((id) => outside.has(id) && !had.has(id));
};

const idsUnder = (block: unknown, ids: Set<string>): void => {
  if (!(block instanceof Y.XmlElement)) return;
  const id = idOf(block);
  if (id !== null) ids.add(id);
  for (const child of block.toArray()) idsUnder(child, ids);
};
