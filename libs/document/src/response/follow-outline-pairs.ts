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

/** For each mirrored heading the index of its heading in the new version; null where there is none. No two have the same. */
export const pairHeadings = (mirrored: readonly NodeJson[], { from, to, map }: FollowedVersions): (number | null)[] => {
  const places = new Map(to.map(({ ord }, i) => [ord, i]));
  const known = mirroredOrds(mirrored, from);
  const pairs: (number | null)[] = mirrored.map(() => null);
  const taken = new Set<number>();
  const take = (heading: number, place: number): void => {
    if (pairs[heading] !== null || taken.has(place)) return;
    pairs[heading] = place;
    taken.add(place);
  };
  const rows = new Map<number, { readonly place: number; readonly similarity: number }[]>();
  for (const row of map) {
    const place = row.to === null ? undefined : places.get(row.to);
    if (row.from !== null && place !== undefined) rows.set(row.from, [...(rows.get(row.from) ?? []), { place, similarity: row.similarity }]);
  }
  known
    .flatMap((ord, heading) => (ord === null ? [] : (rows.get(ord) ?? []).map((row) => ({ heading, ...row }))))
    .sort((a, b) => b.similarity - a.similarity || a.heading - b.heading || a.place - b.place)
    .forEach(({ heading, place }) => take(heading, place));
  for (const nameOf of [headingName, ({ title }: Named) => folded(title)]) {
    const free = (i: number) => pairs[i] === null;
    const left = onlyOnes(mirrored.map((node, i) => (free(i) ? nameOf(namesOf(node)) : null)));
    const right = onlyOnes(to.map((block, i) => (taken.has(i) ? null : nameOf(namesOfBlock(block)))));
    for (const [name, heading] of left) {
      const place = right.get(name);
      if (place !== undefined) take(heading, place);
    }
  }
  return pairs;
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
