// The documents of a consultation, each with its source, for the consultation's own page.
import type { Queries } from '@samsvar/database';
import type { ConsultationId, Language } from '@samsvar/domain';
import type { DocumentBody } from '@samsvar/protocol';
import type { Grant } from '../access/grant';
import { presentSource } from './source.presenter';
import { findDocumentRows, findSources } from './source.store';

/** The documents in order; what went wrong with a file is told in the given language. */
export const findConsultationDocuments = async (
  sql: Queries,
  grant: Grant,
  wanted: { readonly consultation: ConsultationId; readonly language: Language },
): Promise<DocumentBody[]> => {
  const rows = await findDocumentRows(sql, grant, wanted.consultation);
  const sources = await findSources(
    sql,
    grant,
    rows.map((row) => row.sourceId),
  );
  return rows.flatMap(({ id, role, sourceId }) => {
    const source = sources.find((found) => found.id === sourceId);
    return source ? [{ id, role, source: presentSource(source, grant, wanted.language) }] : [];
  });
};
