// Which mirrored heading of a response is which heading of a new version of the source.
import type { Block, BlockMap } from '@samsvar/domain';
import { numberAttribute, textAttribute, type NodeJson } from './json';

/** What following an outline looks at of a heading of the source. */
export type OutlineHeading = Pick<Block, 'ord' | 'level' | 'label' | 'text'>;

/** Two versions of the mirrored source: the headings to answer in each, in order, and what became of the blocks. */
export interface FollowedVersions {
  readonly from: readonly OutlineHeading[];
  readonly to: readonly OutlineHeading[];
  readonly map: BlockMap;
}

/** How the headings of a text correspond to those of a new version. */
export interface HeadingPairs {
  /** For each mirrored heading the index of its heading in the new version; null where there is none. No two have the same. */
  readonly pairs: readonly (number | null)[];
  /** Headings of the new version that were in the followed one, too, and that the text has never mirrored. */
  readonly leftOut: ReadonlySet<number>;
}

/** By what became of the blocks; where that says nothing, by number and title, and last by a title that stands once. */
export const pairHeadings = (mirrored: readonly NodeJson[], versions: FollowedVersions): HeadingPairs => {
  const known = mirroredOrds(mirrored, versions.from);
  const taken = new Set<number>();
  const pairs = paired(mirrored.map((node, i) => ({ ord: known[i] ?? null, ...namesOf(node) })), versions, taken);
  const there = new Set(known);
  const absent = versions.from.filter(({ ord }) => !there.has(ord)).map((block) => ({ ord: block.ord, ...namesOfBlock(block) }));
  return { pairs, leftOut: new Set(paired(absent, versions, taken).filter((place) => place !== null)) };
};

/** Pairs these with what is not taken, and takes it. */
const paired = (headings: readonly (Named & { readonly ord: number | null })[], { to, map }: FollowedVersions, taken: Set<number>): (number | null)[] => {
  const pairs: (number | null)[] = headings.map(() => null);
  const take = (heading: number, place: number): void => {
    if (pairs[heading] !== null || taken.has(place)) return;
    pairs[heading] = place;
    taken.add(place);
  };
  const rows = rowsOf(to, map);
  headings
    .flatMap(({ ord }, heading) => (ord === null ? [] : (rows.get(ord) ?? []).map((row) => ({ heading, ...row }))))
    .sort((a, b) => b.similarity - a.similarity || a.heading - b.heading || a.place - b.place)
    .forEach(({ heading, place }) => take(heading, place));
  for (const nameOf of [headingName, ({ title }: Named) => folded(title)]) {
    const left = onlyOnes(headings.map((heading, i) => (pairs[i] === null ? nameOf(heading) : null)));
    const right = onlyOnes(to.map((block, i) => (taken.has(i) ? null : nameOf(namesOfBlock(block)))));
    for (const [name, heading] of left) {
      const place = right.get(name);
      if (place !== undefined) take(heading, place);
    }
  }
  return pairs;
};

interface RowTo {
  readonly place: number;
  readonly similarity: number;
}

/** Which headings a block has become, by its place. */
const rowsOf = (to: readonly OutlineHeading[], map: BlockMap): ReadonlyMap<number, readonly RowTo[]> => {
  const places = new Map(to.map(({ ord }, i) => [ord, i]));
  const rows = new Map<number, RowTo[]>();
  for (const row of map) {
    const place = row.to === null ? undefined : places.get(row.to);
    if (row.from !== null && place !== undefined) rows.set(row.from, [...(rows.get(row.from) ?? []), { place, similarity: row.similarity }]);
  }
  return rows;
};

/**
 * How many of the mirrored headings stand in these headings just as they are: same place, number and title. All of them
 * when this is the version that the text follows. Mirrored headings cannot be typed over, so no one else writes them.
 */
export const countMirrored = (text: NodeJson, headings: readonly OutlineHeading[]): { readonly same: number; readonly of: number } => {
  const mirrored = (text.content ?? []).filter(({ type }) => type === 'sectionHeading');
  const byOrd = new Map(headings.map((heading) => [heading.ord, heading]));
  return { same: mirrored.filter((node) => isOf(node, byOrd.get(numberAttribute(node, 'sourceBlock') ?? -1))).length, of: mirrored.length };
};

/** The place of each in the version followed. One that says another thing than stands there came from another version: it is known by what it says. */
const mirroredOrds = (mirrored: readonly NodeJson[], from: readonly OutlineHeading[]): (number | null)[] => {
  const byOrd = new Map(from.map((heading) => [heading.ord, heading]));
  const byName = onlyOnes(from.map((block) => headingName(namesOfBlock(block))));
  return mirrored.map((node) => {
    const ord = numberAttribute(node, 'sourceBlock');
    if (ord !== null && isOf(node, byOrd.get(ord))) return ord;
    return from[byName.get(headingName(namesOf(node))) ?? -1]?.ord ?? null;
  });
};

const isOf = (node: NodeJson, heading: OutlineHeading | undefined): boolean =>
  heading !== undefined && headingName(namesOf(node)) === headingName(namesOfBlock(heading));

interface Named {
  readonly number: string | null;
  readonly title: string;
}

/** Number and title of a mirrored heading. */
export const namesOf = (node: NodeJson): Named => ({ number: textAttribute(node, 'number'), title: textAttribute(node, 'title') ?? '' });
/** Number and title of a heading of the source. */
export const namesOfBlock = ({ label, text }: OutlineHeading): Named => ({ number: label, title: text });

const headingName = ({ number, title }: Named): string => `${number ?? ''}\n${folded(title)}`;
const folded = (title: string): string => title.replace(/\s+/g, ' ').trim().toLowerCase();

/** Names that stand once, with their place. */
const onlyOnes = (names: readonly (string | null)[]): ReadonlyMap<string, number> => {
  const places = new Map<string, number>();
  const several = new Set<string>();
  names.forEach((name, i) => {
    if (name === null) return;
    if (places.has(name)) several.add(name);
    places.set(name, i);
  });
  several.forEach((name) => places.delete(name));
  return places;
};
