// Writes the blocks of a version as JSON, piece by piece: a long source has tens of thousands of them.
import { Readable } from 'node:stream';
import type { Sql } from '@samsvar/database';
import { Refusal } from '@samsvar/domain';
import type { BlocksBody } from '@samsvar/protocol';
import type { Grant } from '../access/grant';
import { findBlocks, type WireBlock } from './block.store';
import type { VersionRow } from './source.store';

/** Block numbers, both ends included; null where the caller gave none. */
export interface BlockRange {
  readonly from: number | null;
  readonly to: number | null;
}

/** Blocks fetched and written at a time: some milliseconds' work, so that other requests get their turn. */
const STEP = 1_000;

/** Reads a range as a person wrote it in an address. Refuses anything but whole numbers from 0. */
export const readBlockRange = (query: { readonly from?: unknown; readonly to?: unknown }): BlockRange => ({
  from: wholeNumber(query.from, 'from'),
  to: wholeNumber(query.to, 'to'),
});

const wholeNumber = (text: unknown, field: string): number | null => {
  if (text === undefined) return null;
  if (typeof text === 'string' && /^\d{1,9}$/.test(text)) return Number(text);
  throw new Refusal('invalid', { field });
};

/** The part of a range that exists; `to` is before `from` when none does. */
export const clampRange = (
  range: BlockRange,
  total: number,
): { readonly from: number; readonly to: number } => ({
  from: range.from ?? 0,
  to: Math.min(range.to ?? total - 1, total - 1),
});

/** The whole answer as a stream. No database connection is held while a slow reader reads. */
export const blocksAsJson = (
  sql: Sql,
  grant: Grant,
  wanted: { readonly version: VersionRow; readonly from: number; readonly to: number },
): Readable => Readable.from(pieces(sql, grant, wanted), { objectMode: false });

/** Most blocks have no notes, and then say nothing of them. */
const asJson = ({ notes, ...block }: WireBlock): string =>
  JSON.stringify(notes?.length ? { ...block, notes } : block);

async function* pieces(
  sql: Sql,
  grant: Grant,
  { version, from, to }: Parameters<typeof blocksAsJson>[2],
): AsyncGenerator<string> {
  const head: Omit<BlocksBody, 'blocks'> = {
    sourceId: version.sourceId,
    versionId: version.id,
    no: version.no,
    total: version.blockCount,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"blocks":[`;
  for (let at = from; at <= to; at += STEP) {
    const blocks = await findBlocks(sql, grant, {
      versionId: version.id,
      from: at,
      to: Math.min(at + STEP - 1, to),
    });
    yield (at > from ? ',' : '') + blocks.map(asJson).join(',');
  }
  yield ']}';
}
