// Where to begin looking for a place in another version, when nothing there was found to be it. Pure.
import type { BlockMapRow } from '@samsvar/domain';
import type { BlockBody, PassageBody } from '@samsvar/protocol';
import { outlineOf } from '../source/outline';

/**
 * What became of the passage's first block, else the nearest block before it that is in both versions, else after it.
 * Takes a block map in the order of the later version with the deleted where they stood. Null when it knows nothing.
 */
export const blockAfter = (map: readonly BlockMapRow[], blockFrom: number): number | null => {
  const at = map.findIndex(({ from }) => from === blockFrom);
  if (at < 0) return null;
  const isThere = ({ from, to }: BlockMapRow): boolean => to !== null && from !== null;
  const here = map[at];
  const found = here && isThere(here) ? here : (map.slice(0, at).findLast(isThere) ?? map.slice(at).find(isThere));
  return found?.to ?? null;
};

/** The heading with the words of the passage's own, number and all; null where there is none. */
export const headingNamed = (blocks: readonly BlockBody[], { sectionLabel }: Pick<PassageBody, 'sectionLabel'>): number | null =>
  sectionLabel === null ? null : (outlineOf(blocks).find(({ label, text }) => [label, text].filter(Boolean).join(' ') === sectionLabel)?.ord ?? null);
