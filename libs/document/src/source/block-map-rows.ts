// Writes down which blocks were paired, as the map that is kept.
import type { BlockChange, BlockMap, BlockMapRow } from '@samsvar/domain';
import type { Aligning, BlockPair } from './aligning';

/** Every block of either version in a row: in the order of the later one, the deleted after what they stood after. */
export const blockMapRows = ({ old, fresh }: Aligning): BlockMap => {
  const ordOf = (side: typeof old, index: number) => side.blocks[index]?.ord ?? index;
  const row = (from: number | null, to: number | null, rest: Pick<BlockMapRow, 'kind' | 'similarity'>): BlockMapRow => ({
    from: from === null ? null : ordOf(old, from),
    to: to === null ? null : ordOf(fresh, to),
    ...rest,
  });
  const deleted = new Map<number, BlockMapRow[]>();
  let after = -1;
  old.pairOf.forEach((pair, from) => {
    if (pair && !pair.isMoved) after = pair.toEnd;
    if (pair) return;
    const rows = deleted.get(after) ?? [];
    rows.push(row(from, null, { kind: 'deleted', similarity: 0 }));
    deleted.set(after, rows);
  });
  const rows: BlockMapRow[] = [...(deleted.get(-1) ?? [])];
  fresh.pairOf.forEach((pair, to) => {
    if (!pair) rows.push(row(null, to, { kind: 'inserted', similarity: 0 }));
    else {
      const rest = { kind: kindOf(pair), similarity: pair.similarity };
      for (let from = pair.from; from <= pair.fromEnd; from++) rows.push(row(from, to, rest));
    }
    rows.push(...(deleted.get(to) ?? []));
  });
  return rows;
};

const kindOf = ({ from, fromEnd, to, toEnd, similarity, isMoved }: BlockPair): BlockChange => {
  if (to !== toEnd) return 'split';
  if (from !== fromEnd) return 'merged';
  if (similarity === 1) return isMoved ? 'moved' : 'same';
  return isMoved ? 'moved-edited' : 'edited';
};
