// The words that stand around a place in its blocks.
import type { PassageRange, SourceId } from '@samsvar/domain';
import { blocksShape } from '@samsvar/protocol';
import { useQuery } from '@tanstack/react-query';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';

/** What stands before and after a place in the blocks that it begins and ends in. */
export interface PlaceContext {
  readonly before: string;
  readonly after: string;
}

const NONE: PlaceContext = { before: '', after: '' };

interface PlaceWanted {
  readonly sourceId: SourceId;
  readonly no: number;
  readonly range: PassageRange | null;
}

/** Nothing until the blocks have come, and where they cannot be had: the words of the place itself are known without. */
export const usePlaceContext = ({ sourceId, no, range }: PlaceWanted): PlaceContext => {
  const asked = { from: range?.blockFrom ?? 0, to: range?.blockTo ?? 0 };
  const { data } = useQuery({
    queryKey: queryKey.blocks(sourceId, no, asked.from, asked.to),
    queryFn: ({ signal }) => api.get(apiPath.blocks(sourceId, no, asked), blocksShape, { signal }),
    staleTime: Infinity,
    enabled: range !== null,
  });
  if (!range || !data) return NONE;
  const textOf = (ord: number) => data.blocks.find((block) => block.ord === ord)?.text ?? '';
  return { before: textOf(range.blockFrom).slice(0, range.offsetFrom), after: textOf(range.blockTo).slice(range.offsetTo) };
};
