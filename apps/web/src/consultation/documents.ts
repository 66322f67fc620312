// Calls that change the documents of a consultation.
import type { ConsultationDocumentId, ConsultationId, DocumentRole, SourceId } from '@samsvar/domain';
import { documentShape, type DocumentBody } from '@samsvar/protocol';
import { api } from '../base/api';
import { ApiError } from '../base/api-error';
import { apiPath } from '../base/path';

/** The document that a new file is sent in place of. */
export interface Replaced {
  readonly id: ConsultationDocumentId;
  readonly sourceId: SourceId;
}

/** Says what part a document plays. */
export const changeRole = (
  consultation: ConsultationId,
  id: ConsultationDocumentId,
  role: DocumentRole,
): Promise<DocumentBody> => api.put(apiPath.document(consultation, id), { role }, documentShape);

/** Takes a document out of a consultation. */
export const removeDocument = (consultation: ConsultationId, id: ConsultationDocumentId): Promise<void> =>
  api.delete(apiPath.document(consultation, id));

/**
 * Takes out the document that a file was sent in place of, once the server has made `accepted` of the file. The same
 * bytes again are the same source, read once more: then nothing is taken out. Nor is it a fault when somebody else
 * has taken it out already.
 */
export const removeReplaced = async (
  consultation: ConsultationId,
  replaced: Replaced,
  accepted: SourceId,
): Promise<void> => {
  if (replaced.sourceId === accepted) return;
  try {
    await removeDocument(consultation, replaced.id);
  } catch (fault) {
    if (!(fault instanceof ApiError) || fault.status !== 404) throw fault;
  }
};

/** Whether nothing could be read of a document, so that it goes for good when it is taken out. */
export const isUnreadable = ({ source: { versions } }: Pick<DocumentBody, 'source'>): boolean =>
  versions.every(({ state }) => state === 'failed' || state === 'needs-ocr');
