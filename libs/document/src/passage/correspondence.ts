// Two versions with what became of their blocks, made ready for following many passages.
import type { BlockChange, BlockMap, PassageRange } from '@samsvar/domain';
import type { AlignedBlock } from '../source/align-blocks';
import { blockKey, countKeys, sourceWords, type SourceWord } from '../source/block-words';
import { isLookAlike } from '../source/look-alike';
import { wordRuns, type WordRun } from '../source/word-diff';

/** Two versions and what became of their blocks. */
export interface AlignedVersions {
  readonly from: readonly AlignedBlock[];
  readonly to: readonly AlignedBlock[];
  readonly map: BlockMap;
}

/** Blocks that are one text: a block and its later self, or the parts of a split or a merger. Indexes, in order. */
export interface Group {
  readonly froms: readonly number[];
  readonly tos: readonly number[];
  readonly kind: BlockChange;
  readonly similarity: number;
}

/** The text of a group in both versions, blocks set apart by a line feed, and how the words correspond. */
export interface GroupWords {
  readonly was: string;
  readonly is: string;
  readonly before: readonly SourceWord[];
  readonly after: readonly SourceWord[];
  readonly runs: readonly WordRun[];
  readonly isLookAlike: boolean;
}

export class Correspondence {
  readonly from: readonly AlignedBlock[];
  readonly to: readonly AlignedBlock[];
  readonly #groupOf: (Group | undefined)[] = [];
  readonly #groupOfTo: (Group | undefined)[] = [];
  readonly #placeOf: ReadonlyMap<number, number>;
  readonly #words = new Map<Group, GroupWords>();
  #counts: { readonly from: Map<string, number>; readonly to: Map<string, number> } | null = null;
  #sureRepeats: ReadonlySet<number> | null = null;

  constructor({ from, to, map }: AlignedVersions) {
    this.from = from;
    this.to = to;
    this.#placeOf = places(from);
    const placeOfTo = places(to);
    for (const rows of groupedRows(map)) {
      const [first] = rows;
      if (!first) continue;
      const indexes = (side: 'from' | 'to', of: ReadonlyMap<number, number>): number[] =>
        [...new Set(rows.flatMap((row) => of.get(row[side] ?? -1) ?? []))].sort((a, b) => a - b);
      const group = { froms: indexes('from', this.#placeOf), tos: indexes('to', placeOfTo), kind: first.kind, similarity: first.similarity };
      for (const index of group.froms) this.#groupOf[index] = group;
      for (const index of group.tos) this.#groupOfTo[index] = group;
    }
  }

  /** The index of an earlier block by its place in the version. */
  indexOf(ord: number): number | undefined {
    return this.#placeOf.get(ord);
  }

  /** What became of an earlier block; undefined when it was deleted. */
  groupOf(index: number): Group | undefined {
    const group = this.#groupOf[index];
    return group && group.tos.length > 0 ? group : undefined;
  }

  /** What a later block was; undefined when it is new. */
  groupOfTo(index: number): Group | undefined {
    const group = this.#groupOfTo[index];
    return group && group.froms.length > 0 ? group : undefined;
  }

  /** The words of a group, worked out once. */
  words(group: Group): GroupWords {
    const known = this.#words.get(group);
    if (known) return known;
    const [was, is] = [joined(this.from, group.froms), joined(this.to, group.tos)];
    const [before, after] = [sourceWords(was), sourceWords(is)];
    const words = { was, is, before, after, runs: wordRuns(before, after), isLookAlike: isLookAlike(was, is) };
    this.#words.set(group, words);
    return words;
  }

  /** Whether an earlier block's text stands once in either version. */
  isUnique(index: number): boolean {
    const block = this.from[index];
    if (!block) return false;
    this.#counts ??= { from: countKeys(this.from), to: countKeys(this.to) };
    return this.#counts.from.get(blockKey(block)) === 1 && this.#counts.to.get(blockKey(block)) === 1;
  }

  /**
   * Whether a repeated block that stayed is sure to be the one it is taken for: between the unique blocks around it,
   * its text stands as often as it did.
   */
  isSureRepeat(index: number): boolean {
    this.#sureRepeats ??= new Set(this.#repeatsAsBefore());
    return this.#sureRepeats.has(index);
  }

  *#repeatsAsBefore(): Generator<number> {
    let [from, to] = [0, 0];
    for (let index = 0; index <= this.from.length; index++) {
      const group = index < this.from.length ? this.#groupOf[index] : undefined;
      const isFixed = group?.kind === 'same' && this.isUnique(index);
      if (!isFixed && index < this.from.length) continue;
      const end = group?.tos[0] ?? this.to.length;
      yield* repeatsIn(this.from.slice(from, index), this.to.slice(to, end), from);
      [from, to] = [index + 1, end + 1];
    }
  }

  /** The words of a range of the later version. */
  textAt({ blockFrom, offsetFrom, blockTo, offsetTo }: IndexRange): string {
    return rangeText(this.to, { blockFrom, offsetFrom, blockTo, offsetTo });
  }

  /** The same range with the places of its blocks in their version. */
  rangeAt(range: IndexRange): PassageRange {
    const ordAt = (index: number) => this.to[index]?.ord ?? index;
    return { ...range, blockFrom: ordAt(range.blockFrom), blockTo: ordAt(range.blockTo) };
  }
}

/** A passage's range with indexes of blocks for their places. */
export type IndexRange = PassageRange;

/** The words of a range, blocks set apart by a line feed. */
export const rangeText = (blocks: readonly AlignedBlock[], range: IndexRange): string => {
  const texts = blocks.slice(range.blockFrom, range.blockTo + 1).map(({ text }) => text);
  const last = texts.length - 1;
  return texts.map((text, i) => text.slice(i === 0 ? range.offsetFrom : 0, i === last ? range.offsetTo : undefined)).join('\n');
};

const repeatsIn = (from: readonly AlignedBlock[], to: readonly AlignedBlock[], start: number): number[] => {
  if (from.length === 0 || to.length === 0) return [];
  const [was, is] = [countKeys(from), countKeys(to)];
  return from.flatMap((block, i) => (was.get(blockKey(block)) === is.get(blockKey(block)) ? [start + i] : []));
};

const places = (blocks: readonly AlignedBlock[]): Map<number, number> => new Map(blocks.map(({ ord }, index) => [ord, index]));

const joined = (blocks: readonly AlignedBlock[], indexes: readonly number[]): string =>
  indexes.map((index) => blocks[index]?.text ?? '').join('\n');

/** Rows that tell of one text: those of a split share the earlier block, those of a merger the later. */
const groupedRows = (map: BlockMap): BlockMap[] => {
  const groups = new Map<string, BlockMap[number][]>();
  map.forEach((row, i) => {
    const key = row.kind === 'split' ? `f${String(row.from)}` : row.kind === 'merged' ? `t${String(row.to)}` : `r${String(i)}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  });
  return [...groups.values()];
};
