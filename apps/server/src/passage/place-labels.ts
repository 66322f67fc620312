// The page and the heading that a reader of a later version would look for a place by.
import type { Queries } from '@samsvar/database';
import type { PassageRange, Placed, SourceVersionId } from '@samsvar/domain';
import { findFragments, type ComparedBlock } from './comparison.store';
import type { NewPlacement, PlaceLabels } from './new-placement.store';
import { printedPage } from './printed-page';

/** Adds its page and heading to each place, and to each that may be meant. `blocks` are all of the version, in order. */
export const labelPlaces = async (
  sql: Queries,
  { versionId, blocks }: { readonly versionId: SourceVersionId; readonly blocks: readonly ComparedBlock[] },
  placements: readonly (Omit<NewPlacement, 'pageLabel' | 'sectionLabel' | 'candidates'> & Pick<Placed, 'candidates'>)[],
): Promise<NewPlacement[]> => {
  const ranges = placements.flatMap(({ range, candidates }) => [...(range ? [range] : []), ...candidates.map((candidate) => candidate.range)]);
  const fragments = await findFragments(sql, versionId, [...new Set(ranges.map(({ blockFrom }) => blockFrom))]);
  const headings = headingsAbove(blocks);
  const labelsOf = (range: PassageRange | null): PlaceLabels => {
    const block = range && blocks[range.blockFrom];
    if (!block) return { pageLabel: null, sectionLabel: null };
    return {
      pageLabel: printedPage({ ...block, fragments: fragments.get(block.ord) ?? [] }, range.offsetFrom),
      sectionLabel: headings[block.ord] ?? null,
    };
  };
  return placements.map((placement) => ({
    ...placement,
    ...labelsOf(placement.range),
    candidates: placement.candidates.map((candidate) => ({ ...candidate, ...labelsOf(candidate.range) })),
  }));
};

/** For each block the nearest heading at or above it: "4.3 Ett gemensamt centrum"; null before the first. */
const headingsAbove = (blocks: readonly ComparedBlock[]): readonly (string | null)[] => {
  let above: string | null = null;
  return blocks.map(({ type, label, text }) => {
    if (type === 'heading') above = [label, text].filter(Boolean).join(' ');
    return above;
  });
};
