// Who cites which block of a source version.
import type { CitedByBody } from '@samsvar/protocol';

/** One citation that touches a block. */
export type CitedBy = CitedByBody['cited'][number]['citations'][number] & {
  /** The words it points at. */
  readonly exact: string;
};

/** The citations of each block they touch, the same citation once per block. */
export const citationsByBlock = (cited: CitedByBody['cited']): ReadonlyMap<number, readonly CitedBy[]> => {
  const blocks = new Map<number, CitedBy[]>();
  for (const { passage, citations } of cited) {
    for (let ord = passage.blockFrom; ord <= passage.blockTo; ord += 1) {
      const known = blocks.get(ord) ?? [];
      const more = citations.filter((one) => !known.some((other) => other.citationId === one.citationId));
      blocks.set(ord, [...known, ...more.map((one) => ({ ...one, exact: passage.exact }))]);
    }
  }
  return blocks;
};

/** Changes when the citations of any block from `first` to `last` change. */
export const citedSignature = (blocks: ReadonlyMap<number, readonly CitedBy[]>, first: number, last: number): string => {
  const parts: string[] = [];
  for (const [ord, citations] of blocks) {
    if (ord >= first && ord <= last) {
      parts.push(`${ord}:${citations.map((one) => `${one.citationId},${one.section ?? ''},${one.stance ?? ''}`).join(';')}`);
    }
  }
  return parts.join('|');
};
