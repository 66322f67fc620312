// The blocks of two texts in one order, each with what became of it.
import { isHeading } from '../response/headings';
import { textAttribute, type NodeJson } from '../response/json';
import { rising } from '../response/rising';
import type { BlockChange } from './change';
import { buildOf, pairById, pairLevel, type KnownPairs } from './pairing';
import { wordsOf } from './readable';
import { differingAttributes, isSameNode } from './same-node';
import { spansOf } from './spans';

type Section = BlockChange['section'];
type Attributes = BlockChange['attributes'];

/** Blocks of one level, each with the heading it stands under. */
interface Row {
  readonly nodes: readonly NodeJson[];
  readonly section: (index: number) => Section;
}

/** Compares two documents without anchors. What was taken out is told after the block that it followed. */
export const diffBlocks = (before: NodeJson, after: NodeJson): BlockChange[] =>
  new BlockDiff(pairById(before, after)).level(inSections(before.content ?? []), inSections(after.content ?? []));

class BlockDiff {
  constructor(private readonly known: KnownPairs) {}

  level(before: Row, after: Row): BlockChange[] {
    const pairs = pairLevel(before.nodes, after.nodes, this.known);
    const stays = unmoved(pairs);
    const removed = this.removed(before, new Set(pairs), stays);
    const changes = [...(removed.get(-1) ?? [])];
    after.nodes.forEach((node, i) => {
      const section = after.section(i);
      const place = pairs[i] ?? -1;
      const was = before.nodes[place] ?? this.known.ofAfter.get(node);
      changes.push(was ? this.pair(was, node, { isMoved: !stays.has(place), section }) : this.added(node, section));
      if (stays.has(place)) changes.push(...(removed.get(place) ?? []));
    });
    return changes;
  }

  /** What is no more, by the place of the unmoved block before it; -1 for the beginning. */
  private removed(before: Row, kept: ReadonlySet<number>, stays: ReadonlySet<number>): ReadonlyMap<number, BlockChange[]> {
    const found = new Map<number, BlockChange[]>();
    let last = -1;
    before.nodes.forEach((node, place) => {
      if (stays.has(place)) last = place;
      // What has only gone elsewhere is told there.
      if (kept.has(place) || this.known.ofBefore.has(node)) return;
      found.set(last, [...(found.get(last) ?? []), this.gone(node, before.section(place))]);
    });
    return found;
  }

  private gone(before: NodeJson, section: Section): BlockChange {
    const holdsKept = holdsOne(before, this.known.ofBefore);
    const children = holdsKept ? this.level(under(before, section), under(null, section)) : null;
    return { kind: 'removed', before, after: null, spans: null, children, attributes: [], section };
  }

  private added(after: NodeJson, section: Section): BlockChange {
    const holdsKept = holdsOne(after, this.known.ofAfter);
    const children = holdsKept ? this.level(under(null, section), under(after, section)) : null;
    return { kind: 'added', before: null, after, spans: null, children, attributes: [], section };
  }

  private pair(before: NodeJson, after: NodeJson, { isMoved, section }: { isMoved: boolean; section: Section }): BlockChange {
    const unchanged = { kind: isMoved ? 'moved' : 'same', before, after, spans: null, children: null, attributes: [], section } as const;
    if (isSameNode(before, after)) return unchanged;
    const attributes = attributesOf(before, after);
    const isText = buildOf(after) === 'text';
    const spans = isText ? spansOf(before, after) : null;
    const children = buildOf(after) === 'blocks' ? this.level(under(before, section), under(after, section)) : null;
    const isChanged = attributes.length > 0 || spans?.some(({ kind }) => kind !== 'same') || children?.some(({ kind }) => kind !== 'same');
    return isChanged ? { ...unchanged, kind: isMoved ? 'moved' : 'changed', spans, children, attributes } : unchanged;
  }
}

/** The places before of blocks that stand in their old order: as many as can be. */
const unmoved = (pairs: readonly number[]): ReadonlySet<number> => {
  const paired = pairs.filter((place) => place >= 0);
  return new Set(rising(paired).flatMap((i) => paired[i] ?? []));
};

const attributesOf = (before: NodeJson, after: NodeJson): Attributes => [
  ...(before.type === after.type ? [] : [{ name: 'type', before: before.type, after: after.type }]),
  ...differingAttributes(before.attrs, after.attrs).map((name) => ({ name, before: before.attrs?.[name] ?? null, after: after.attrs?.[name] ?? null })),
];

const under = (node: NodeJson | null, section: Section): Row => ({ nodes: node?.content ?? [], section: () => section });

const holdsOne = (node: NodeJson, known: ReadonlyMap<NodeJson, NodeJson>): boolean =>
  buildOf(node) === 'blocks' && (node.content ?? []).some((child) => known.has(child) || holdsOne(child, known));

const inSections = (nodes: readonly NodeJson[]): Row => {
  let section: Section = null;
  const sections = nodes.map((node) => (section = headingOf(node) ?? section));
  return { nodes, section: (index) => sections[index] ?? null };
};

/** A heading as the section that it begins; null for all other blocks. */
const headingOf = (node: NodeJson): Section => {
  if (!isHeading(node)) return null;
  const isMirrored = node.type === 'sectionHeading';
  const title = isMirrored ? (textAttribute(node, 'title') ?? '') : wordsOf(node).trim();
  return { id: textAttribute(node, 'id') ?? '', number: isMirrored ? textAttribute(node, 'number') : null, title };
};
