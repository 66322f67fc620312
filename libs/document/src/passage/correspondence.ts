// Two versions with what became of their blocks, made ready for following many passages.
import type { BlockMap, PassageRange } from '@samsvar/domain';
import type { AlignedBlock } from '../source/align-blocks';
import { blockKey, countKeys } from '../source/block-words';
import { isLookAlike } from '../source/look-alike';
import { comparedWords, type ComparedWords } from './compared-words';
import { groupsOf, places, type Group } from './groups';
import { JoinedTexts } from './joined-texts';

/** Two versions and what became of their blocks. */
export interface AlignedVersions {
  readonly from: readonly AlignedBlock[];
  readonly to: readonly AlignedBlock[];
  readonly map: BlockMap;
}

/** The text of a group in both versions, blocks set apart by a line feed. */
export interface GroupWords extends ComparedWords {
  readonly isLookAlike: boolean;
}

/** A neighbour that was edited more than that says nothing. */
const ALIKE_NEIGHBOUR = 0.6;

/** What became of the blocks, of their words, and which of it is sure. */
export class Correspondence {
  readonly from: readonly AlignedBlock[];
  readonly to: readonly AlignedBlock[];
  readonly #groupOf: (Group | undefined)[] = [];
  readonly #groupOfTo: (Group | undefined)[] = [];
  readonly #placeOf: ReadonlyMap<number, number>;
  readonly #words = new Map<Group, GroupWords>();
  #counts: { readonly from: Map<string, number>; readonly to: Map<string, number> } | null = null;
  #sureRepeats: ReadonlySet<number> | null = null;
  #byKey: Map<string, number[]> | null = null;
  #changed: readonly number[] | null = null;
  #changedTexts: JoinedTexts | null = null;
  #changedBefore: JoinedTexts | null = null;

  constructor({ from, to, map }: AlignedVersions) {
    this.from = from;
    this.to = to;
    this.#placeOf = places(from);
    for (const group of groupsOf(map, { from: this.#placeOf, to: places(to) })) {
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

  /** The later blocks that are new or changed. */
  get changed(): readonly number[] {
    return (this.#changed ??= this.to.flatMap((_, index) => (hasKeptWords(this.groupOfTo(index)) ? [] : [index])));
  }

  /** Later blocks, new or changed, that hold a comparable text, in order, at most so many. */
  changedWith(text: string, most: number): number[] {
    this.#changedTexts ??= new JoinedTexts(this.to, this.changed);
    return this.#changedTexts.holding(text, most);
  }

  /** Whether a comparable text stands in only one changed block of either version: blocks that kept their words are nobody else's. */
  standsOnce(text: string): boolean {
    this.#changedBefore ??= new JoinedTexts(this.from, this.from.flatMap((_, index) => (hasKeptWords(this.groupOf(index)) ? [] : [index])));
    return this.changedWith(text, 2).length === 1 && this.#changedBefore.holding(text, 2).length === 1;
  }

  /** Later blocks with the very text of an earlier one, the nearest in place first. */
  twinsOf(index: number, most: number): number[] {
    const text = this.from[index]?.text ?? '';
    if (!this.#byKey) {
      this.#byKey = new Map();
      this.to.forEach((block, at) => {
        const known = this.#byKey?.get(block.text);
        if (known) known.push(at);
        else this.#byKey?.set(block.text, [at]);
      });
    }
    const expected = this.to.length === 0 ? 0 : (index * this.to.length) / this.from.length;
    const twins = [...(this.#byKey.get(text) ?? [])];
    return twins.sort((a, b) => Math.abs(a - expected) - Math.abs(b - expected) || a - b).slice(0, most);
  }

  /** The words of a group, worked out once. */
  words(group: Group): GroupWords {
    const known = this.#words.get(group);
    if (known) return known;
    const [was, is] = [joined(this.from, group.froms), joined(this.to, group.tos)];
    const words = { ...comparedWords(was, is), isLookAlike: isLookAlike(was, is) };
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
   * Whether a repeated block that stayed is sure to be the one it is taken for: both its neighbours are, or between the
   * unique blocks around it its text stands as often as it did.
   */
  isSureRepeat(index: number): boolean {
    if (this.#isBeside(index, -1) && this.#isBeside(index, 1)) return true;
    this.#sureRepeats ??= new Set(this.#repeatsAsBefore());
    return this.#sureRepeats.has(index);
  }

  /** Whether the neighbour still is the neighbour, and is no repeated block itself. */
  #isBeside(index: number, step: 1 | -1): boolean {
    const [here, there] = [this.#groupOf[index], this.#groupOf[index + step]];
    if (!here || !there || there.tos[0] !== (here.tos[0] ?? 0) + step) return false;
    return there.kind === 'same' ? this.isUnique(index + step) : there.kind === 'edited' && there.similarity >= ALIKE_NEIGHBOUR;
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

const hasKeptWords = (group: Group | undefined): boolean => group?.kind === 'same' || group?.kind === 'moved';

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

const joined = (blocks: readonly AlignedBlock[], indexes: readonly number[]): string =>
  indexes.map((index) => blocks[index]?.text ?? '').join('\n');
