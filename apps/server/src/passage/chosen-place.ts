// The place that a person has chosen for a passage in a later version.
import type { Transaction } from '@samsvar/database';
import { hasSubstanceChanged } from '@samsvar/document';
import { PASSAGE_MAX, Refusal, contextOfRange, textOfRange, type PassageRange } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { BLOCKS_MAX, sectionOf } from './passage.service';
import { findBlocksOfRange } from './passage.store';
import type { PlaceRow, PlacementRow } from './placement.store';
import { printedPage } from './printed-page';

/** A choice of a range that has been made. */
export interface Choice {
  readonly row: PlacementRow;
  readonly found: PlaceRow;
  readonly range: PassageRange;
}

/** The words, page and heading of the range; refuses with `passage-mismatch` when the version has no such range. */
export const chosenPlace = async (tx: Transaction, grant: Grant, { row, found, range }: Choice): Promise<PlaceRow> => {
  if (range.blockTo - range.blockFrom >= BLOCKS_MAX) throw new Refusal('passage-mismatch');
  const place = { versionId: row.versionId, ...range };
  const blocks = await findBlocksOfRange(tx, grant, place);
  const [first] = blocks;
  const text = textOfRange(blocks, range);
  if (!first || text === null || text.length > PASSAGE_MAX) throw new Refusal('passage-mismatch');
  if (JSON.stringify(range) === JSON.stringify(found.range)) return found;
  const { prefix, suffix } = contextOfRange(blocks, range);
  return {
    state: text === row.passage.exact ? 'moved' : 'edited',
    range,
    textNow: text,
    pageLabel: printedPage(first, range.offsetFrom),
    sectionLabel: await sectionOf(tx, grant, { versionId: row.versionId, ord: range.blockFrom }),
    hasContextChanged: prefix !== row.passage.prefix || suffix !== row.passage.suffix,
    hasSubstanceChanged: hasSubstanceChanged(row.passage.exact, text),
  };
};
