// How often each block of a source version is cited, and who cites one of them.
import type { CitedByBody, HeatBody } from '@samsvar/protocol';

/** How often one block is cited. */
export type BlockHeat = HeatBody['blocks'][number];

/** A whole version's, by block, with the greatest count. */
export interface Heat {
  readonly blocks: ReadonlyMap<number, BlockHeat>;
  readonly most: number;
  readonly total: number;
}

export const NO_HEAT: Heat = { blocks: new Map(), most: 0, total: 0 };

/** As it came, made ready to be looked up. */
export const heatOf = ({ blocks, total }: HeatBody): Heat => ({
  blocks: new Map(blocks.map((block) => [block.ord, block])),
  most: blocks.reduce((most, { count }) => Math.max(most, count), 0),
  total,
});

/** Changes when the counts of any block from `first` to `last` change, or what they are measured by. */
export const heatSignature = ({ blocks, most }: Heat, first: number, last: number): string => {
  const parts: string[] = [];
  for (let ord = first; ord <= last; ord += 1) {
    const heat = blocks.get(ord);
    if (heat) parts.push(`${ord}:${heat.count}:${heat.responses}`);
  }
  return parts.length === 0 ? '' : `${most}|${parts.join('|')}`;
};

/** One citation that touches a block. */
export type CitedBy = CitedByBody['cited'][number]['citations'][number] & {
  /** The words it points at, and the version they are pinned to. */
  readonly exact: string;
  readonly versionNo: number;
};

/** One after the other, the same citation once. */
export const citationsOf = (cited: CitedByBody['cited']): readonly CitedBy[] => {
  const seen = new Set<string>();
  return cited.flatMap(({ passage: { exact, versionNo }, citations }) =>
    citations.flatMap((one) => {
      const key = `${one.responseId} ${one.citationId}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ ...one, exact, versionNo }];
    }),
  );
};
