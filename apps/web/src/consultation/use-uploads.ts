// The files on their way to one consultation, and a way to send more.
import type { ConsultationId, DocumentRole, OrganisationId, SourceId } from '@samsvar/domain';
import { uploadedShape, type ConsultationBody } from '@samsvar/protocol';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { allWords } from '../base/all-words';
import { api } from '../base/api';
import { ApiError } from '../base/api-error';
import { wordsOfFault } from '../base/Fetching';
import { languageNow } from '../base/language';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';
import { toasts } from '../base/toasts';
import { useLeaveWarning } from '../base/use-leave-warning';
import { useSession } from '../session/use-session';
import { isSameFile, removeReplaced, type Replaced } from './documents';
import { nameOf, problemOf } from './file-types';
import { FileRefused, isUnderWay, Uploads, type FileToSend, type Upload } from './uploads';

/** One for the whole app, so that no file stops because a page is left. */
const uploads = new Uploads();

/** The sources that files sent from this window have become: the list of documents may not have them yet. */
const arrived = new Set<SourceId>();

interface ConsultationUploads {
  readonly uploads: readonly Upload[];
  readonly retry: (key: number) => void;
  readonly dismiss: (key: number) => void;
}

/** The files on their way to a consultation. Closing the window while any are being sent asks first. */
export const useUploads = (consultationId: ConsultationId): ConsultationUploads => {
  const all = useSyncExternalStore(uploads.subscribe, uploads.all);
  useLeaveWarning(all.some(isUnderWay));
  return {
    uploads: all.filter((upload) => upload.consultationId === consultationId),
    retry: (key) => uploads.retry(key),
    dismiss: (key) => uploads.dismiss(key),
  };
};

/** Queues files for a consultation; its documents are fetched again as each arrives. */
export const useSendFiles = () => {
  const client = useQueryClient();
  const organisation = useSession().organisation.id;
  return (
    consultationId: ConsultationId,
    files: readonly {
      readonly file: File;
      readonly role: DocumentRole;
      readonly replaces?: Replaced | null;
    }[],
  ): void =>
    uploads.add(
      files.map(({ file, role, replaces = null }) => ({ file, role, replaces, consultationId })),
      (upload, onProgress) => send(upload, { client, organisation, onProgress }),
    );
};

interface Sending {
  readonly client: QueryClient;
  readonly organisation: OrganisationId;
  readonly onProgress: (share: number) => void;
}

const send = async (upload: FileToSend, { client, organisation, onProgress }: Sending) => {
  const { file, role, replaces, consultationId } = upload;
  const words = allWords(languageNow()).consultation.documents;
  const problem = problemOf(file);
  if (problem) throw new FileRefused(words.problems[problem]);
  const url = apiPath.uploadSource({
    organisation,
    filename: nameOf(file),
    consultation: consultationId,
    documentRole: role,
  });
  const queryOf = { queryKey: queryKey.consultation(consultationId) };
  // Before it is sent: the list is fetched again as others arrive, and may have this one before its answer is here.
  const shown = client.getQueryData<ConsultationBody>(queryOf.queryKey)?.documents ?? [];
  const { source, version } = await api
    .upload({ url, file, shape: uploadedShape, onProgress })
    .catch((fault: unknown) => {
      throw isForGood(fault) ? new FileRefused(fault.message) : fault;
    });
  const isLeftOut = isSameFile({ id: source.id, filename: version.filename, sentAs: nameOf(file) }, { shown, arrived });
  if (!isLeftOut) arrived.add(source.id);
  // The file has arrived: that the old one could not go must not make it look as if it had not.
  if (replaces && !isLeftOut) await removeReplaced(consultationId, replaces, source.id).catch(tell);
  await client.invalidateQueries(queryOf);
  return isLeftOut ? words.sameFile(version.filename) : null;
};

/** Whether sending the same file once more would be answered alike. */
const isForGood = (fault: unknown): fault is ApiError =>
  fault instanceof ApiError &&
  fault.status >= 400 &&
  fault.status < 500 &&
  ![401, 408, 409, 429].includes(fault.status);

const tell = (fault: unknown): void =>
  toasts.add({
    tone: 'danger',
    text: wordsOfFault(fault, allWords(languageNow()).base.errors.unexpected),
  });
