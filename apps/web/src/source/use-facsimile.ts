// Fetching the pages of a source version: their sizes, their lines, and whether text can be recognised in them.
import type { SourceId } from '@samsvar/domain';
import { IMAGE_WIDTHS, jobShape, pageLinesShape, pagesShape, recognitionShape, type PageLines, type PagesBody } from '@samsvar/protocol';
import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../base/api';
import { queryKey } from '../base/query';
import { sourcePath } from '../base/source-path';

/** Which version of which source. */
export interface VersionOf {
  readonly sourceId: SourceId;
  readonly no: number;
}

/** One page: its place from 1, its size in points and its printed number. */
export type PageOf = PagesBody['pages'][number];

/** A version's pages do not change while they are looked at. */
const KEPT_MS = 30 * 60_000;

/** The pages of a version; none for what has no pages. */
export const usePages = ({ sourceId, no }: VersionOf) =>
  useQuery({
    queryKey: [...queryKey.source(sourceId), no, 'pages'],
    queryFn: ({ signal }) => api.get(sourcePath.pages(sourceId, no), pagesShape, { signal }),
    select: ({ pages }) => pages,
    staleTime: KEPT_MS,
  });

/** The lines of some pages, as far as they have come, by page. */
export const usePageLines = ({ sourceId, no }: VersionOf, pages: readonly number[]): ReadonlyMap<number, PageLines['lines']> =>
  useQueries({
    queries: pages.map((page) => ({
      queryKey: [...queryKey.source(sourceId), no, 'lines', page],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.get(sourcePath.pageLines(sourceId, no, page), pageLinesShape, { signal }),
      staleTime: KEPT_MS,
    })),
    combine: (found) => new Map(found.flatMap(({ data }, index) => (data && pages[index] !== undefined ? [[pages[index], data.lines] as const] : []))),
  });

/** The picture of a page that is shown so many px wide: the smallest that is not blurred, or the largest there is. */
export const pageImage = ({ sourceId, no }: VersionOf, page: number, width: number): string => {
  const wanted = width * Math.min(2, globalThis.devicePixelRatio || 1);
  const drawn = IMAGE_WIDTHS.find((known) => known >= wanted * 0.9) ?? IMAGE_WIDTHS[IMAGE_WIDTHS.length - 1] ?? 900;
  return sourcePath.pageImage(sourceId, no, page, drawn);
};

/** Whether text can be recognised, and on which pages. */
export const useRecognition = ({ sourceId, no }: VersionOf) =>
  useQuery({
    queryKey: [...queryKey.source(sourceId), no, 'recognition'],
    queryFn: ({ signal }) => api.get(sourcePath.recognition(sourceId, no), recognitionShape, { signal }),
  });

/** Has the text recognised; the source is fetched again when that is done. */
export const useRecognise = ({ sourceId, no }: VersionOf) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.post(sourcePath.recognition(sourceId, no), undefined, jobShape),
    onSuccess: () => queries.invalidateQueries({ queryKey: [...queryKey.source(sourceId), no, 'recognition'] }),
  });
};
