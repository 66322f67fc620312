// Where the dialog that marks another place opens.
import { comparisonShape, type BlockBody, type PlacementBody } from '@samsvar/protocol';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../base/api';
import { sourcePath } from '../base/source-path';
import { blockAfter, headingNamed } from './near-place';
import type { OpenedPassage } from './use-opened-passage';

/** The block that stands where the cited one stood; asked for only where no place was found. Null until known, and where it is not. */
export const useBlockAfter = ({ passage }: PlacementBody, no: number, isWanted: boolean): number | null => {
  const { data } = useQuery({
    queryKey: ['block-map', passage.sourceId, passage.versionNo, no],
    queryFn: async ({ signal }) => (await api.get(sourcePath.comparison(passage.sourceId, passage.versionNo, no), comparisonShape, { signal })).map,
    staleTime: Infinity,
    enabled: isWanted,
  });
  return useMemo(() => (data ? blockAfter(data, passage.blockFrom) : null), [data, passage.blockFrom]);
};

/** What was found, the best first; else the block that stands where the old one stood, or its heading. Null for the beginning. */
export const useNearPlace = (placement: PlacementBody, blocks: readonly BlockBody[] | null, after: number | null): OpenedPassage | null => {
  const found = placement.place ?? placement.candidates[0] ?? null;
  const ord = found || !blocks ? null : (after ?? headingNamed(blocks, placement.passage));
  const length = blocks?.find((block) => block.ord === ord)?.text.length;
  return useMemo(() => {
    if (found) return { range: found.range, sectionLabel: found.sectionLabel, pageLabel: found.pageLabel };
    if (ord === null || length === undefined) return null;
    return { range: { blockFrom: ord, offsetFrom: 0, blockTo: ord, offsetTo: length }, sectionLabel: null, pageLabel: null };
  }, [found, ord, length]);
};
