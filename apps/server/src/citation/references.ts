// The printed reference of every citation in a text.
import type { Queries } from '@samsvar/database';
import { formatReference, isUuid, type CitationInText } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { findPassages, type PassageRow } from '../passage/passage.store';
import { findReferenceSources, findVersionDays } from './citation.store';

/** What stands behind one citation of the text. */
export interface CitationReference {
  readonly passage: PassageRow;
  /** As it is printed, without the leading number. */
  readonly reference: string;
  readonly url: string | null;
}

/**
 * By citation id; a citation whose passage the organisation does not have is left out. The day is that of the version that the
 * passage is pinned to, where it has one of its own.
 */
export const findReferences = async (
  sql: Queries,
  grant: Grant,
  citations: readonly CitationInText[],
): Promise<ReadonlyMap<string, CitationReference>> => {
  const ids = [...new Set(citations.map((citation) => citation.passageId))].filter(isUuid);
  const passages = new Map((await findPassages(sql, grant, ids)).map((passage) => [passage.id, passage]));
  const sourceIds = [...new Set([...passages.values()].map((passage) => passage.sourceId))];
  const sources = new Map(
    (await findReferenceSources(sql, grant, sourceIds)).map((source) => [source.id, source]),
  );
  const days = await findVersionDays(sql, grant, [...new Set([...passages.values()].map((passage) => passage.versionId))]);
  const references = new Map<string, CitationReference>();
  for (const { citationId, passageId } of citations) {
    const passage = passages.get(passageId);
    const source = passage && sources.get(passage.sourceId);
    if (!passage || !source || references.has(citationId)) continue;
    const dated = days.get(passage.versionId) ?? source.dated;
    references.set(citationId, { passage, reference: formatReference({ ...source, dated }, passage), url: source.url });
  }
  return references;
};
