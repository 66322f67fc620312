// Rows of a block map as groups: a block and its later self, or the parts of a split or a merger.
import type { BlockChange, BlockMap } from '@samsvar/domain';

/** Blocks that are one text: a block and its later self, or the parts of a split or a merger. Indexes, in order. */
export interface Group {
  readonly froms: readonly number[];
  readonly tos: readonly number[];
  readonly kind: BlockChange;
  readonly similarity: number;
}

/** At which index each block stands, by its place in the version. */
export const places = (blocks: readonly { readonly ord: number }[]): Map<number, number> => new Map(blocks.map(({ ord }, index) => [ord, index]));

interface Places {
  readonly from: ReadonlyMap<number, number>;
  readonly to: ReadonlyMap<number, number>;
}

/** Rows that tell of one text become one group: those of a split share the earlier block, those of a merger the later. */
export const groupsOf = (map: BlockMap, { from, to }: Places): Group[] => {
  const groups: Group[] = [];
  const shared = new Map<string, Group & { readonly froms: number[]; readonly tos: number[] }>();
  for (const row of map) {
    const [was, is] = [indexIn(from, row.from), indexIn(to, row.to)];
    const key = row.kind === 'split' ? `f${String(row.from)}` : row.kind === 'merged' ? `t${String(row.to)}` : null;
    const known = key === null ? undefined : shared.get(key);
    if (known) {
      for (const index of was) if (!known.froms.includes(index)) known.froms.push(index);
      for (const index of is) if (!known.tos.includes(index)) known.tos.push(index);
      continue;
    }
    const group = { froms: was, tos: is, kind: row.kind, similarity: row.similarity };
    groups.push(group);
    if (key !== null) shared.set(key, group);
  }
  for (const group of shared.values()) {
    group.froms.sort((a, b) => a - b);
    group.tos.sort((a, b) => a - b);
  }
  return groups;
};

const indexIn = (places: ReadonlyMap<number, number>, ord: number | null): number[] => {
  const index = ord === null ? undefined : places.get(ord);
  return index === undefined ? [] : [index];
};
