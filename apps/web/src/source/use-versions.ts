// Sending new versions of a source, and saying what they are and how they stand.
import type { SourceId, VersionStanding } from '@samsvar/domain';
import { sourceShape, versionUploadedShape, type SourceBody, type VersionFacts } from '@samsvar/protocol';
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { allWords } from '../base/all-words';
import { announce } from '../base/announce';
import { api } from '../base/api';
import { ApiError } from '../base/api-error';
import { languageNow } from '../base/language';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';
import { sourcePath } from '../base/source-path';
import { sourceWords } from '../base/source-words';
import { useLeaveWarning } from '../base/use-leave-warning';
import { nameOf, problemOf } from '../consultation/file-types';
import { VersionRefused, VersionUploads, type SendVersion, type VersionUpload } from './version-uploads';

/** One for the whole app, so that no file stops because a page is left. */
const uploads = new VersionUploads();

/** Keeps what was fetched of a source in step with what the server has just said of it. */
const keepSource = (client: QueryClient, source: SourceBody): void => {
  client.setQueryData(queryKey.source(source.id), source);
  void client.invalidateQueries({ queryKey: ['sources', 'of'] });
  void client.invalidateQueries({ queryKey: queryKey.consultations() });
  void client.invalidateQueries({ queryKey: ['placements', source.id] });
  void client.invalidateQueries({ queryKey: ['current-passages'] });
};

interface VersionSending {
  /** What is on its way to this source; null for nothing. */
  readonly upload: VersionUpload | null;
  readonly start: (version: Omit<VersionUpload['sent'], 'sourceId'>) => void;
  readonly retry: () => void;
  readonly dismiss: () => void;
}

/** The new version on its way to a source. Closing the window while it is being sent asks first. */
export const useVersionUpload = (source: SourceId): VersionSending => {
  const client = useQueryClient();
  const upload = useSyncExternalStore(uploads.subscribe, uploads.all).get(source) ?? null;
  useLeaveWarning(upload?.state === 'sending');
  return {
    upload,
    start: (version) => uploads.start({ ...version, sourceId: source }, sendWith(client)),
    retry: () => uploads.retry(source),
    dismiss: () => uploads.dismiss(source),
  };
};

const sendWith = (client: QueryClient): SendVersion => async ({ sourceId, file, label, dated }, { progress, signal }) => {
  const { problems } = allWords(languageNow()).consultation.documents;
  const problem = problemOf(file);
  if (problem) throw new VersionRefused(problems[problem]);
  const url = sourcePath.uploadVersion(sourceId, { filename: nameOf(file), label, dated });
  try {
    const answer = await api.upload({ url, file, shape: versionUploadedShape, onProgress: progress, signal });
    keepSource(client, answer.source);
    const words = sourceWords(languageNow()).versions;
    if (answer.sameFileAs === null) announce(words.upload.arrived(words.named(answer.version.no, answer.version.label)));
    return answer;
  } catch (fault) {
    throw isForGood(fault) ? new VersionRefused(fault.message) : fault;
  }
};

/** Whether sending the same file once more would be answered alike. */
const isForGood = (fault: unknown): fault is ApiError =>
  fault instanceof ApiError && fault.status >= 400 && fault.status < 500 && ![401, 408, 409, 429].includes(fault.status);

const useSourceChange = <Change>(change: (said: Change) => Promise<SourceBody>) => {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: (source) => keepSource(client, source) });
};

/** Saves what a person says of a version. */
export const useSaveVersion = (id: SourceId, no: number) =>
  useSourceChange((facts: VersionFacts) => api.put(sourcePath.version(id, no), facts, sourceShape));

/** Uses a version, or sets it aside. */
export const useStanding = (id: SourceId, no: number) =>
  useSourceChange((standing: Extract<VersionStanding, 'in-use' | 'set-aside'>) =>
    api.put(sourcePath.standing(id, no), { standing }, sourceShape),
  );

/** Says that a source has been taken back by its issuer, with a note; or that it stands after all, with `stands`. */
export const useWithdrawal = (id: SourceId) =>
  useSourceChange((said: { readonly note: string | null } | 'stands') =>
    said === 'stands'
      ? api.delete(sourcePath.withdrawal(id)).then(() => api.get(apiPath.source(id), sourceShape))
      : api.put(sourcePath.withdrawal(id), said, sourceShape),
  );
