// Calls that change the documents of a consultation.
import { safeFileName, type ConsultationDocumentId, type ConsultationId, type DocumentRole, type SourceId } from '@samsvar/domain';
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

/** A file that the server has answered: the source that has its bytes, the name of the file there, and the one that was sent. */
interface Accepted {
  readonly id: SourceId;
  readonly filename: string;
  readonly sentAs: string;
}

/**
 * Whether a file that was sent has become no document of its own, because the same bytes stand among the documents
 * already. Not so for a document that could not be read: then the same file is read once more. `shown` is what stood
 * there before the file was sent: afterwards the list may have the file itself. Of two alike that were sent at once, the
 * one whose name the server keeps is the document, whichever is answered first.
 */
export const isSameFile = (
  { id, filename, sentAs }: Accepted,
  known: { readonly shown: readonly DocumentBody[]; readonly arrived: ReadonlySet<SourceId> },
): boolean => {
  const same = known.shown.find(({ source }) => source.id === id);
  if (!same) return known.arrived.has(id) || filename !== safeFileName(sentAs);
  return same.source.versions.at(-1)?.state !== 'failed';
};

/** Whether nothing could be read of a document, so that it goes for good when it is taken out. */
export const isUnreadable = ({ source: { versions } }: Pick<DocumentBody, 'source'>): boolean =>
  versions.every(({ state }) => state === 'failed' || state === 'needs-ocr');

/** A document's title, with the name of its file when another document has the same title. */
export const tellingName = (
  source: DocumentBody['source'],
  documents: readonly Pick<DocumentBody, 'source'>[],
): string => {
  const filename = source.versions.at(-1)?.filename;
  const isAlone = documents.every(
    (other) => other.source.id === source.id || other.source.title !== source.title,
  );
  return isAlone || !filename ? source.title : `${source.title} (${filename})`;
};
