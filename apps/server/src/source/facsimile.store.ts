// The SQL of pages: the printed number of each, and where the lines of its blocks stand.
import type { Queries } from '@samsvar/database';
import type { Fragment, SourceVersionId } from '@samsvar/domain';
import type { PageLines } from '@samsvar/protocol';
import type { Grant } from '../access/grant';

/** The printed number of each page that a block begins on, by the page's place from 1. */
export const findPageLabels = async (sql: Queries, grant: Grant, versionId: SourceVersionId): Promise<Map<number, string>> => {
  const rows = await sql<{ page: number; label: string }[]>`
    select b.page_from as page, min(b.page_label) as label from block b
    join source_version v on v.id = b.version_id join source s on s.id = v.source_id
    where b.version_id = ${versionId} and s.organisation_id = ${grant.organisationId} and b.page_from is not null and b.page_label is not null
    group by b.page_from`;
  return new Map(rows.map(({ page, label }) => [page, label]));
};

/** The lines of all blocks that stand on a page, in the order of the blocks. */
export const findPageLines = async (
  sql: Queries,
  grant: Grant,
  { versionId, page }: { readonly versionId: SourceVersionId; readonly page: number },
): Promise<PageLines['lines']> => {
  const rows = await sql<{ ord: number; fragments: readonly Fragment[] }[]>`
    select b.ord, b.fragments from block b
    join source_version v on v.id = b.version_id join source s on s.id = v.source_id
    where b.version_id = ${versionId} and s.organisation_id = ${grant.organisationId} and b.page_from <= ${page} and b.page_to >= ${page}
    order by b.ord`;
  return rows.flatMap(({ ord, fragments }) =>
    fragments
      .filter((fragment) => fragment.page === page)
      .map(({ x, y, width, height, from, to }) => ({ ord, x, y, width, height, from, to })),
  );
};
